import Dispatch
import Glibc

/// Runs work that Ctrl-C cancels instead of ending the process, so that what is finished can be printed.
enum Interruption {
  /// Whether the task is part of work that an interruption cancels already.
  @TaskLocal private static var isWatched = false

  /// Runs `work` in a task of its own, which the first SIGINT or SIGTERM cancels; the second one ends the process as usual.
  ///
  /// Within other such work it only runs: who interrupts one part interrupts the whole.
  static func cancelling<Result: Sendable>(
    _ work: @escaping @Sendable () async -> Result
  ) async -> Result {
    guard !isWatched else { return await work() }
    let task = Task { await $isWatched.withValue(true) { await work() } }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler {
        task.cancel()
        signal(number, SIG_DFL)
      }
      source.resume()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
    return await task.value
  }
}
