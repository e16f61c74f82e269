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

  /// The tool that was built beside the tests.
  static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
    path: "casus")

  /// The tool's path.
  static var path: String { binary().path }

  /// Runs the tool with these arguments, in the package's folder unless another is given.
  static func run(
    _ arguments: [String], in folder: URL = packageRoot, environment: [String: String] = [:]
  ) async throws -> Finished {
    try await launch(binary(), arguments, in: folder, environment: environment)
  }

  /// Runs any program.
  static func launch(
    _ executable: URL, _ arguments: [String], in folder: URL = packageRoot,
    environment: [String: String] = [:]
  ) async throws -> Finished {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["LANG": "C.UTF-8", "COLUMNS": "100"]) {
      $1
    }
    .merging(environment) { $1 }
    let scratch = try temporaryFolder()
    let (outputPath, errorPath) = (scratch.appending(path: "out"), scratch.appending(path: "err"))
    for path in [outputPath, errorPath] {
      _ = FileManager.default.createFile(atPath: path.path, contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: outputPath)
    process.standardError = try FileHandle(forWritingTo: errorPath)
    process.standardInput = FileHandle.nullDevice
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    defer { try? FileManager.default.removeItem(at: scratch) }
    return Finished(
      exitCode: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputPath), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorPath), as: UTF8.self))
  }

  /// An empty folder of its own for a test.
  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "casus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// The test runner stands in the toolchain or beside the tests; the tool is where the bundle was built.
  private static func binary() -> URL {
    if FileManager.default.isExecutableFile(atPath: executable.path) { return executable }
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
    return (bundle ?? executable).deletingLastPathComponent().appending(path: "casus")
  }
}
