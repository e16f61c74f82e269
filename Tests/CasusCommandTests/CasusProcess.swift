import Foundation

/// What a run of the tool left: its exit code and what it printed.
struct Finished: Sendable {
  let exitCode: Int32
  let output: String
  let errors: String
}

/// Runs the tool as a user does: as a process of its own.
enum CasusProcess {
  /// The folder that holds Package.swift.
  static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// How long a program may take before it is ended, in seconds.
  private static let patience = 900.0

  /// So many programs run at a time, so that none waits long for a processor.
  private static let places = Places(2 * ProcessInfo.processInfo.activeProcessorCount)

  /// Runs the tool with these arguments, in the package's folder unless another is given.
  ///
  /// - Parameter seconds: How long after it has begun to watch for Ctrl-C to send it SIGINT; nil for never.
  static func run(
    _ arguments: [String], in folder: URL = packageRoot, environment: [String: String] = [:],
    interruptAfter seconds: Double? = nil
  ) async throws -> Finished {
    try await launch(binary, arguments, in: folder, environment: environment, interruptAfter: seconds)
  }

  /// Runs the tool and kills it, which it cannot notice, some milliseconds after something has come about.
  static func run(
    _ arguments: [String], killWhen condition: @escaping @Sendable () -> Bool, after milliseconds: UInt32
  ) async throws -> Finished {
    try await launch(binary, arguments, kill: Kill(condition: condition, milliseconds: milliseconds))
  }

  /// When to kill a process.
  private struct Kill: Sendable {
    let condition: @Sendable () -> Bool
    let milliseconds: UInt32
  }

  /// Runs any program.
  static func launch(
    _ executable: URL, _ arguments: [String], in folder: URL = packageRoot,
    environment: [String: String] = [:], interruptAfter seconds: Double? = nil
  ) async throws -> Finished {
    try await launch(
      executable, arguments, in: folder, environment: environment, interruptAfter: seconds, kill: nil)
  }

  private static func launch(
    _ executable: URL, _ arguments: [String], in folder: URL = packageRoot,
    environment: [String: String] = [:], interruptAfter seconds: Double? = nil, kill: Kill?
  ) async throws -> Finished {
    let scratch = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (outputPath, errorPath) = (scratch.appending(path: "out"), scratch.appending(path: "err"))
    for path in [outputPath, errorPath] {
      _ = FileManager.default.createFile(atPath: path.path, contents: nil)
    }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": "100"]) { $1 }.merging(environment) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: outputPath)
    process.standardError = try FileHandle(forWritingTo: errorPath)
    process.standardInput = FileHandle.nullDevice
    await places.take()
    do {
      try await end(of: process, interruptAfter: seconds, kill: kill)
      await places.give()
    } catch {
      await places.give()
      throw error
    }
    return Finished(
      exitCode: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputPath), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorPath), as: UTF8.self))
  }

  /// Runs a process to its end.
  private static func end(
    of process: Process, interruptAfter seconds: Double?, kill: Kill?
  ) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        return continuation.resume(throwing: error)
      }
      if let seconds { interrupt(process, after: seconds) }
      if let kill { send(kill, to: process) }
      send(SIGKILL, to: process, after: patience)
    }
  }

  /// An empty folder of its own for a test.
  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "casus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Sends SIGINT some time after the process has begun to handle it, however long it takes to start.
  private static func interrupt(_ process: Process, after seconds: Double) {
    DispatchQueue.global().async {
      while process.isRunning, !handlesInterrupts(process.processIdentifier) { usleep(10_000) }
      send(SIGINT, to: process, after: seconds)
    }
  }

  /// Whether a process handles SIGINT, as the kernel tells.
  private static func handlesInterrupts(_ process: Int32) -> Bool {
    let file = open("/proc/\(process)/status", O_RDONLY)
    guard file >= 0 else { return false }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = read(file, &bytes, bytes.count)
    let status = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
    let caught = line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } ?? 0
    return caught & (1 << (UInt64(SIGINT) - 1)) != 0
  }

  private static func send(_ signal: Int32, to process: Process, after seconds: Double) {
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
      if process.isRunning { kill(process.processIdentifier, signal) }
    }
  }

  private static func send(_ order: Kill, to process: Process) {
    DispatchQueue.global().async {
      while process.isRunning, !order.condition() { usleep(2_000) }
      usleep(order.milliseconds * 1_000)
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
  }

  /// The release build that `make test` names, or else the tool that was built beside the tests.
  static var binary: URL {
    if let path = ProcessInfo.processInfo.environment["CASUS_BINARY"] { return URL(filePath: path) }
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: "casus")
  }
}
