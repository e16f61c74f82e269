import Foundation
import Testing

/// A folder of files in which the tool is run several times.
final class TestProject {
  let folder: URL

  /// - Parameter files: Texts by path.
  init(_ files: [String: String]) throws {
    folder = try CasusProcess.temporaryFolder()
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    let path = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: path, atomically: true, encoding: .utf8)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.appending(path: name)) }

  /// Runs the tool as by hand, or in continuous integration.
  func casus(_ arguments: [String], inContinuousIntegration: Bool = false) async throws -> Finished {
    try await CasusProcess.run(
      arguments, in: folder, environment: ["CI": inContinuousIntegration ? "true" : ""])
  }

  func test(_ arguments: String..., inContinuousIntegration: Bool = false) async throws -> Finished {
    try await casus(["test"] + arguments, inContinuousIntegration: inContinuousIntegration)
  }

  /// The report of a test as an object.
  func report(_ arguments: String...) async throws -> [String: Any] {
    let result = try await casus(["test", "--format", "json"] + arguments)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.errors)")
  }

  /// A shipped scenario without what is expected of it.
  static func scenario(_ path: String) throws -> String {
    let file = CasusProcess.packageRoot.appending(path: "scenarios/\(path)")
    let text = try String(contentsOf: file, encoding: .utf8)
    return (text.range(of: "\nexpect:").map { String(text[..<$0.lowerBound]) } ?? text) + "\n"
  }
}

extension Finished {
  /// What was printed in words with one space between them, however its lines were broken.
  var words: String { output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension String {
  /// The text with one occurrence of another text replaced, which must be there.
  func editing(_ old: String, to new: String) throws -> String {
    let range = try #require(self.range(of: old), "there is no '\(old)'")
    return replacingCharacters(in: range, with: new)
  }
}
