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
    #expect(try await same.standing() == .same)
    let comment = try await comparison { $0 + "\n# Nothing else.\n" }
    #expect(try await comment.standing() == .same)
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
    #expect(try await added.standing() == .same)
  }

  // U(0, 10) becomes U(0, 8): at 8 the one distribution function is at 0.8 and the other at 1.
  @Test("A quantity that moves alone is named, with how far its distribution function moved")
  func quantityAlone() async throws {
    let edited = try await comparison { $0.replacing("{low: 0, high: 10}", with: "{low: 0, high: 8}") }
    #expect(try await edited.standing() == .moved)
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
    #expect(try await edited.standing() == .moved)
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

  // Log-odds of 2 (1 + 1e-11) move a probability by less than 1e-11, and 2^-32 is 2.3e-10: a few rows round otherwise.
  @Test("What is left of an edit after rounding is no move")
  func rounding() async throws {
    func model(scale: String) throws -> SimulationModel {
      let rulebook = try GateBook.rulebook {
        $0.replacing("{mean: 2, sd: 0,", with: "{mean: 2, sd: 0.5,")
          .replacing(
            "strength: exact, because: Pushed.", with: "strength: exact, scale: '\(scale)', because: Pushed.")
      }
      return try GateBook.model(
        try GateBook.scenario(factors: "{push: yes, level: 5}", in: rulebook), rulebook)
    }
    let old = try model(scale: "1.0")
    let rounded = BaselineComparison(try await baseline(old), try model(scale: "1.00000000001"), width: 2)
    #expect(try await rounded.standing() == .moved)
    let move = try await rounded.move(from: old)
    #expect(move.isRounding)
    #expect(move.shifts.isEmpty && move.quantities.isEmpty && move.flips.isEmpty)
    // The same where the tool, too, computes otherwise: the same texts must give the same bits.
    let made = try await baseline(old)
    let foreign = Baseline(
      scenario: made.scenario, rulebook: made.rulebook, scenarioTexts: made.scenarioTexts,
      rulebookText: made.rulebookText, seed: made.seed, draws: made.draws, design: made.design,
      numericVersion: made.numericVersion, tables: made.tables, tallies: 2, numbers: made.numbers)
    let both = try await BaselineComparison(foreign, try model(scale: "1.00000000001"), width: 2).move(
      from: old)
    #expect(both.causes.contains(.tool) && !both.isRounding)
    let greater = BaselineComparison(try await baseline(old), try model(scale: "1.0001"), width: 2)
    let other = try await greater.move(from: old)
    #expect(!other.isRounding)
    #expect(other.shifts.contains { $0.name == "help" })
  }

  @Test("Numbers that are not those of the run are noticed where the integers are the same")
  func otherNumbers() async throws {
    let own = try await baseline(try model())
    let edited = Baseline(
      scenario: own.scenario, rulebook: own.rulebook, scenarioTexts: own.scenarioTexts,
      rulebookText: own.rulebookText, seed: own.seed, draws: own.draws, design: own.design,
      numericVersion: own.numericVersion, tables: own.tables, tallies: own.tallies,
      numbers: own.numbers.map {
        $0.name == "outcome/help" ? .init(name: $0.name, value: 0.9, standardError: $0.standardError) : $0
      })
    #expect(try await BaselineComparison(edited, try model(), width: 2).standing() == .otherNumbers)
  }

  @Test("Edits of the scenario and of the rulebook are accounted together, and add up to the shift")
  func accounts() async throws {
    let rulebook = try GateBook.rulebook {
      $0.replacing(
        "when: 'mood == \"bad\"', says: no, bars: yes", with: "when: 'level > 9.0', says: no, bars: yes")
    }
    let new = try GateBook.model(
      try GateBook.scenario(factors: "{push: yes, level: 5}", in: rulebook), rulebook)
    let old = try model()
    let move = try await BaselineComparison(try await baseline(old), new, width: 2).move(from: old)
    #expect(move.causes == [.rulebook, .scenario])
    guard case .told(let accounts) = move.reasons else {
      Issue.record("no edit is told")
      return
    }
    #expect(accounts.map { $0.edits.map(\.name) } == [["bad-mood"], ["push"]])
    let sum = accounts.compactMap { $0.share?.value }.reduce(0, +)
    let shift = try #require(move.shifts.first)
    #expect(abs(sum - shift.difference.value) < 1e-9)
    #expect(accounts.allSatisfy { $0.share != nil && !$0.changesNothing })
  }

  @Test("Of more edits than eight it is told how many there are")
  func manyEdits() async throws {
    let criteria = (1...9).map {
      "  - {id: more-\($0), stage: first, when: push, says: no, strength: exact, because: Trial., unsourced: a test}\n"
    }.joined()
    let edited = try await comparison { $0.replacing("criteria:\n", with: "criteria:\n" + criteria) }
    let old = try model()
    guard case .tooMany(9) = try await edited.move(from: old).reasons else {
      Issue.record("nine edits are not too many")
      return
    }
  }

  @Test("An allowance covers what it names up to its tolerance; the widest is the one that is exceeded")
  func allowances() async throws {
    let edited = try await comparison {
      $0.replacing(
        "when: 'mood == \"bad\"', says: no, bars: yes", with: "when: 'level > 9.0', says: no, bars: yes")
    }
    let move = try await edited.move(from: try model())
    func allowances(_ moves: String...) throws -> MoveAllowances {
      let lines = moves.map { "  - {\($0), because: Trial.}\n" }.joined()
      let text = SourceText(name: "allowed.yaml", text: "casus: allowed-moves/1\nmoves:\n" + lines)
      return MoveAllowances(move, in: "trial", under: try AllowedMoves.read(text))
    }
    let all = try allowances("scenario: trial, what: all, tolerance: 1")
    #expect(all.coversAll && all.needed == [0])
    // Help gains about 0.125.
    let some = try allowances(
      "scenario: other, what: all, tolerance: 1", "scenario: trial, what: help, tolerance: 0.01",
      "scenario: all, what: help, tolerance: 0.02", "scenario: trial, what: refusal, tolerance: 0.5")
    let help = try #require(some.lines.first { $0.name == "help" })
    #expect(help.allowance == nil && help.exceeded == 2)
    let refusal = try #require(some.lines.first { $0.name == "refusal" })
    #expect(refusal.allowance == 3 && refusal.exceeded == nil)
    let approved = try #require(some.lines.first { $0.name == "approved" })
    #expect(approved.allowance == nil && approved.exceeded == nil)
    #expect(!some.coversAll && some.needed == [2, 3])
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
