import CasusExpressions
import CasusRulebook
import CasusSimulation
import Foundation
import Testing

/// The shipped scenarios with their bundled rulebooks.
enum ShippedModels {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "scenarios")

  static var paths: [String] {
    ["cases", "what-if"].flatMap { part in
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path())
      return (files ?? []).filter { $0.hasSuffix(".yaml") }.sorted().map { "\(part)/\($0)" }
    } + ["rio/honduras-1969.yaml"]
  }

  static func model(_ path: String) throws -> SimulationModel {
    let text = try #require(BundledRulebooks.text(of: path.hasPrefix("rio/") ? "rio" : "csto"))
    let rulebook = try Rulebook.read(text)
    let file = try file(folder.appending(path: path))
    var base: ScenarioFile?
    if let varies = file.variesPath {
      base = try self.file(
        folder.appending(path: path).deletingLastPathComponent().appending(path: varies).standardized)
    }
    return try SimulationModel(
      rulebook: rulebook, scenario: try Scenario.read(file, varying: base, rulebook: rulebook))
  }

  private static func file(_ url: URL) throws -> ScenarioFile {
    try ScenarioFile(SourceText(name: url.lastPathComponent, text: String(contentsOf: url, encoding: .utf8)))
  }
}
