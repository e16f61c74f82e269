import CasusExpressions
import CasusRulebook
import Foundation
import Testing

private let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

private let scenarioPaths: [String] = ["cases", "what-if", "rio"].flatMap { folder in
  let names =
    (try? FileManager.default.contentsOfDirectory(atPath: packageRoot.path + "/scenarios/\(folder)")) ?? []
  return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "scenarios/\(folder)/\($0)" }
}

private func text(at path: String) throws -> SourceText {
  let bytes = try Data(contentsOf: packageRoot.appending(path: path))
  return try FileText.decode([UInt8](bytes), name: path)
}

private func shippedRulebook(_ identifier: String = "csto") throws -> Rulebook {
  let text = try #require(BundledRulebooks.text(of: identifier))
  do throws(DiagnosticList) {
    return try Rulebook.read(text)
  } catch {
    Issue.record("\(DiagnosticRenderer(sources: [text.name: text]).render(error.diagnostics))")
    throw error
  }
}

@Suite("The rulebook and the scenarios that are shipped")
struct ShippedFilesTests {
  @Test(
    "A bundled rulebook reads without complaint, and nothing in it is unused or may fail",
    arguments: BundledRulebooks.identifiers)
  func rulebookIsClean(identifier: String) throws {
    let rulebook = try shippedRulebook(identifier)
    let doubts = RulebookCheck(rulebook).findings.filter { $0.severity > .note }
    #expect(
      doubts.isEmpty, "\(DiagnosticRenderer(sources: [rulebook.text.name: rulebook.text]).render(doubts))")
  }

  @Test("There are three cases and at least eight what-ifs, each with its question")
  func scenariosAreThere() throws {
    #expect(scenarioPaths.filter { $0.contains("/cases/") }.count == 3)
    let whatIfs = scenarioPaths.filter { $0.contains("/what-if/") }
    #expect(whatIfs.count >= 8)
  }

  @Test("Every scenario reads against its bundled rulebook", arguments: scenarioPaths)
  func scenarioReads(path: String) throws {
    let rulebook = try shippedRulebook(path.contains("/rio/") ? "rio" : "csto")
    let text = try text(at: path)
    var sources = [text.name: text]
    do throws(DiagnosticList) {
      let file = try ScenarioFile(text)
      var base: ScenarioFile?
      if let varies = file.variesPath, let baseText = try? Self.neighbour(of: path, varies) {
        sources[baseText.name] = baseText
        base = try ScenarioFile(baseText)
      }
      let scenario = try Scenario.read(file, varying: base, rulebook: rulebook)
      let isWhatIf = path.contains("/what-if/") || (path.contains("/rio/") && file.variesPath != nil)
      #expect(isWhatIf ? !scenario.question.isEmpty : scenario.observation != nil)
    } catch {
      Issue.record("\(DiagnosticRenderer(sources: sources).render(error.diagnostics))")
    }
  }

  private static func neighbour(of path: String, _ relative: String) throws -> SourceText {
    let url = URL(filePath: "/" + path).deletingLastPathComponent().appending(path: relative).standardized
    return try text(at: String(url.path.dropFirst()))
  }

  @Test(
    "Every belief has a reason, and a citation with its place or a reason for none",
    arguments: BundledRulebooks.identifiers)
  func beliefsAreGrounded(identifier: String) throws {
    for item in try shippedRulebook(identifier).beliefs {
      #expect(!item.grounds.because.isEmpty, "\(item.kind) \(item.name)")
      #expect(
        item.grounds.unsourced?.isEmpty == false || !item.grounds.citations.isEmpty,
        "\(item.kind) \(item.name)")
      #expect(item.grounds.citations.allSatisfy { !$0.place.isEmpty }, "\(item.kind) \(item.name)")
    }
  }

  @Test(
    "No criterion's condition names a member; only a member's own standing is addressed to it",
    arguments: BundledRulebooks.identifiers)
  func criteriaNameNoCountry(identifier: String) throws {
    let rulebook = try shippedRulebook(identifier)
    for criterion in rulebook.criteria {
      for member in rulebook.members {
        #expect(!criterion.condition.source.text.contains("\"\(member.id)\""), "\(criterion.id)")
      }
    }
  }
}
