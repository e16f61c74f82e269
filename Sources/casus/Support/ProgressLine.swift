import CasusSimulation
import Synchronization

/// One line on standard error that says how far the work is, on a terminal and only where it takes long.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown: ContinuousClock.Instant
    var isShown = false
  }

  private let state: Mutex<State>
  private let start = ContinuousClock.now
  private let isWanted: Bool

  /// Creates a line that stays hidden where `isQuiet`, or where standard error is no terminal.
  init(isQuiet: Bool) {
    isWanted = !isQuiet && Console.errorIsTerminal
    // Work that is done within a second shows nothing.
    state = Mutex(State(lastShown: start.advanced(by: .milliseconds(700))))
  }

  /// Shows the progress, at most five times a second.
  func show(_ progress: Run.Progress, of title: String) {
    guard isWanted else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      guard now - state.lastShown >= .milliseconds(200) else { return }
      state.lastShown = now
      state.isShown = true
      let elapsed = now - start
      let remaining = elapsed * (progress.total - progress.draws) / max(progress.draws, 1)
      let percent = progress.draws * 100 / max(progress.total, 1)
      Console.printError(
        "\r\u{1B}[K\(title): \(percent)% of \(progress.total) draws, about \(seconds(remaining)) s left")
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isShown { Console.printError("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  private func seconds(_ duration: Duration) -> Int64 {
    duration.components.seconds + 1
  }
}
