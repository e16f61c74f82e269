import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation
import Testing

@Suite("Baselines")
struct BaselineTests {
  private let settings = RunSettings(draws: 65_536)

  private func model(_ edit: (String) -> String = { $0 }) throws -> SimulationModel {
    let rulebook = try GateBook.rulebook(edit)
    return try GateBook.model(try GateBook.scenario(in: rulebook), rulebook)
  }

  private func baseline(_ model: SimulationModel) async throws -> Baseline {
    Baseline(try await Run.execute(model, settings), of: model, design: .random)
  }

  private func comparison(_ edit: (String) -> String) async throws -> BaselineComparison {
    BaselineComparison(try await baseline(try model()), try model(edit), width: 2)
  }

  @Test("An unchanged scenario is the same to the bit, and so is one with another comment")
  func unchanged() async throws {
    let same = try await comparison { $0 }
    #expect(try await same.isSame())
    let comment = try await comparison { $0 + "\n# Nothing else.\n" }
    #expect(try await comment.isSame())
  }

  @Test("A criterion that never speaks changes nothing")
  func idleCriterion() async throws {
    let added = try await comparison {
      $0.replacing(
        "criteria:\n",
        with:
          "criteria:\n  - {id: idle, stage: first, when: 'level > 9.0', says: no, bars: yes, because: Idle., unsourced: a test}\n"
      )
    }
    #expect(try await added.isSame())
  }

  // U(0, 10) becomes U(0, 8): at 8 the one distribution function is at 0.8 and the other at 1.
  @Test("A quantity that moves alone is named, with how far its distribution function moved")
  func quantityAlone() async throws {
    let edited = try await comparison { $0.replacing("{low: 0, high: 10}", with: "{low: 0, high: 8}") }
    #expect(try await !edited.isSame())
    let move = try await edited.move(from: try model())
    #expect(move.shifts.isEmpty)
    #expect(move.quantities.map(\.name) == ["days"])
    let moved = try #require(move.quantities.first?.greatestDifference)
    #expect(abs(moved.value - 0.2) < 5 * moved.standardError)
    #expect(moved.standardError < 0.02)
  }

  @Test(
    "A bar that is lifted moves what it barred, by what can be worked out by hand, and its flips say from where to where"
  )
  func moved() async throws {
    let edited = try await comparison {
      $0.replacing(
        "when: 'mood == \"bad\"', says: no, bars: yes", with: "when: 'level > 9.0', says: no, bars: yes")
    }
    #expect(try await !edited.isSame())
    let move = try await edited.move(from: try model())
    #expect(move.causes == [.rulebook])
    // Half of the rows have a bad mood; in those, council goes from no to even: 1/2 x 1/2 x 1/2 of all requests.
    let help = try #require(move.shifts.first { $0.name == "help" })
    #expect(abs(help.difference.value - 0.125) < 5 * help.difference.standardError)
    #expect(abs(move.touched.value - 0.5) < 5 * move.touched.standardError)
    #expect(move.touched.standardError < 0.02)
    let flip = try #require(move.flips.first)
    #expect(flip.from == "refusal" && flip.to == "help")
    #expect(abs(flip.probability.value - help.difference.value) < 1e-6)
    #expect(move.smallest > 0 && move.smallest < 0.05)
  }

  @Test("A baseline of other tables or of another tool is named as such")
  func otherTables() async throws {
    let own = try await baseline(try model())
    func altered(tables: UInt64, tallies: UInt64) -> Baseline {
      Baseline(
        scenario: own.scenario, rulebook: own.rulebook, scenarioTexts: own.scenarioTexts,
        rulebookText: own.rulebookText, seed: own.seed, draws: own.draws, design: own.design,
        numericVersion: own.numericVersion, tables: tables, tallies: tallies, numbers: own.numbers)
    }
    let model = try model()
    let tables = BaselineComparison(altered(tables: 1, tallies: 2), model, width: 1)
    #expect(try await tables.move(from: model).causes == [.tables])
    let tool = BaselineComparison(altered(tables: own.tables, tallies: 2), model, width: 1)
    let move = try await tool.move(from: model)
    #expect(move.causes == [.tool])
    #expect(move.shifts.isEmpty)
  }

  @Test("Numbers are rounded to what their errors support, and stand in order of their names")
  func numbers() async throws {
    let baseline = try await baseline(try model())
    let names = baseline.numbers.map(\.name)
    #expect(names == names.sorted())
    #expect(
      names.contains("outcome/help") && names.contains("verdict/approved") && names.contains("quantity/days"))
    let help = try #require(baseline.numbers.first { $0.name == "outcome/help" })
    #expect(String(help.standardError).count <= 7)
    #expect(abs(help.value - 0.125) < 0.02)
  }

  @Test("Does not depend on threads")
  func threads() async throws {
    let model = try model()
    let one = try await Run.execute(model, RunSettings(draws: 8_192, width: 1)).tallies.outcomeLines
    let two = try await Run.execute(model, RunSettings(draws: 8_192, width: 3)).tallies.outcomeLines
    #expect(one.fingerprint == two.fingerprint)
    let other = try await Run.execute(model, RunSettings(seed: 2, draws: 8_192)).tallies.outcomeLines
    #expect(one.fingerprint != other.fingerprint)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with replacement: String) -> String {
    guard let range = firstRange(of: part) else { return "not found: \(part)" }
    return String(self[..<range.lowerBound]) + replacement + String(self[range.upperBound...])
  }
}
