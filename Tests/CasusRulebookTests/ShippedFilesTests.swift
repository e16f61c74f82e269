import CasusExpressions
import CasusRulebook
import Foundation
import Testing

private let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

private let scenarioPaths: [String] = ["cases", "what-if"].flatMap { folder in
  let names =
    (try? FileManager.default.contentsOfDirectory(atPath: packageRoot.path + "/scenarios/\(folder)")) ?? []
  return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "scenarios/\(folder)/\($0)" }
}

private func text(at path: String) throws -> SourceText {
  let bytes = try Data(contentsOf: packageRoot.appending(path: path))
  return try FileText.decode([UInt8](bytes), name: path)
}

private func shippedRulebook() throws -> Rulebook {
  let text = try #require(BundledRulebooks.text(of: "csto"))
  do throws(DiagnosticList) {
    return try Rulebook.read(text)
  } catch {
    Issue.record("\(DiagnosticRenderer(sources: [text.name: text]).render(error.diagnostics))")
    throw error
  }
}

@Suite("The rulebook and the scenarios that are shipped")
struct ShippedFilesTests {
  @Test("The bundled rulebook reads without complaint, and nothing in it is unused or may fail")
  func rulebookIsClean() throws {
    let rulebook = try shippedRulebook()
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

  @Test("Every scenario reads against the bundled rulebook", arguments: scenarioPaths)
  func scenarioReads(path: String) throws {
    let rulebook = try shippedRulebook()
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
      #expect(path.contains("/what-if/") ? !scenario.question.isEmpty : scenario.observation != nil)
    } catch {
      Issue.record("\(DiagnosticRenderer(sources: sources).render(error.diagnostics))")
    }
  }

  private static func neighbour(of path: String, _ relative: String) throws -> SourceText {
    let url = URL(filePath: "/" + path).deletingLastPathComponent().appending(path: relative).standardized
    return try text(at: String(url.path.dropFirst()))
  }

  @Test("Every belief has a reason, and a citation with its place or a reason for none")
  func beliefsAreGrounded() throws {
    for item in try shippedRulebook().beliefs {
      #expect(!item.grounds.because.isEmpty, "\(item.kind) \(item.name)")
      #expect(
        item.grounds.unsourced?.isEmpty == false || !item.grounds.citations.isEmpty,
        "\(item.kind) \(item.name)")
      #expect(item.grounds.citations.allSatisfy { !$0.place.isEmpty }, "\(item.kind) \(item.name)")
    }
  }

  @Test("No criterion's condition names a member; only a member's own standing is addressed to it")
  func criteriaNameNoCountry() throws {
    let rulebook = try shippedRulebook()
    for criterion in rulebook.criteria {
      for member in rulebook.members {
        #expect(!criterion.condition.source.text.contains("\"\(member.id)\""), "\(criterion.id)")
      }
    }
  }
}
