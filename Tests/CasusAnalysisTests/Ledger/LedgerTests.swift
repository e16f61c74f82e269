@testable import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

@Suite("The ledger of edits")
struct LedgerTests {
  private let good = PairedEvent.outcome("good")

  /// The logistic function; draws are rounded to 2^-32.
  private func logistic(_ x: Double) -> Double { 1 / (1 + exponential(-x)) }

  private func exponential(_ x: Double) -> Double {
    (1...60).reversed().reduce(1.0) { 1 + x / Double($1) * $0 }
  }

  @Test("Two criteria by hand: alone, last and the mean over both orders")
  func handWorked() async throws {
    var book = EditedBook()
    book.newCriteria = [
      "id: first, when: 'true', says: yes, strength: one",
      "id: second, when: 'true', says: yes, strength: two",
    ]
    let ledger = try await book.ledger()
    #expect(ledger.entries.map(\.edits) == [[0], [1]])
    #expect(ledger.takesAllOrders && ledger.sets == 4)
    let (none, one, two, both) = (0.5, logistic(1), logistic(2), logistic(3))
    func expect(_ entry: Ledger.Entry, _ effect: Ledger.Effect, _ value: Double) throws {
      let found = try #require(entry.effect(effect, on: good))
      #expect(abs(found.value - value) < 1e-9, "\(effect)")
    }
    try expect(ledger.entries[0], .alone, one - none)
    try expect(ledger.entries[0], .last, both - two)
    try expect(ledger.entries[0], .share, ((one - none) + (both - two)) / 2)
    try expect(ledger.entries[1], .alone, two - none)
    try expect(ledger.entries[1], .last, both - one)
    try expect(ledger.entries[1], .share, ((two - none) + (both - one)) / 2)
    let total = try #require(ledger.total(on: good))
    #expect(abs(total.value - (both - none)) < 1e-9)
    #expect(ledger.before(good) == 0.5)
    #expect(
      ledger.total(on: .verdictGivenAsked(.refused)).map { abs($0.value + (both - none)) < 1e-9 } == true)
  }

  /// Five edits that meet in one stage: criteria with drawn strengths, thresholds and a bar.
  private static var five: EditedBook {
    var book = EditedBook()
    book.oldCriteria = [
      "id: large, when: 'size > 2.0', says: yes, strength: drawn",
      "id: small, when: 'size < 1.5', says: no, strength: drawn",
      "id: gone, when: 'idle', says: no, strength: two",
    ]
    book.newCriteria = [
      "id: large, when: 'size > 1.8', says: yes, strength: two",
      "id: small, when: 'size < 1.5', says: yes, strength: drawn",
      "id: scaled, when: 'idle', says: yes, strength: drawn, scale: size",
    ]
    return book
  }

  @Test("Shares add up to the whole change, of every event, and errors are there")
  func sharesAddUp() async throws {
    let ledger = try await Self.five.ledger()
    #expect(ledger.entries.count == 5)
    for event in ledger.events {
      let total = try #require(ledger.total(on: event)).value
      let shares = ledger.entries.compactMap { $0.effect(.share, on: event)?.value }
      #expect(abs(shares.reduce(0, +) - total) < 1e-13)
      let effects = ledger.entries.compactMap { $0.effect(.share, on: event) }
      #expect(effects.allSatisfy { $0.isProvedConstant || $0.standardError >= 64.0 / 4_096 })
      #expect(effects.allSatisfy { !$0.isProvedConstant || $0.value == 0 && $0.standardError == 0 })
    }
    #expect(ledger.entries.allSatisfy { !$0.changesNothing })
  }

  @Test("A sample of orders agrees with all of them within its error, and its shares add up too")
  func samplesOrders() async throws {
    let settings = RunSettings(draws: 65_536)
    let exact = try await Self.five.ledger(settings)
    var options = Ledger.Options()
    options.greatestExact = 4
    let sampled = try await Self.five.ledger(settings, options: options)
    #expect(exact.takesAllOrders && !sampled.takesAllOrders)
    let total = try #require(sampled.total(on: good)).value
    var sum = 0.0
    for (one, other) in zip(sampled.entries, exact.entries) {
      let (share, truth) = try (
        #require(one.effect(.share, on: good)), #require(other.effect(.share, on: good))
      )
      sum += share.value
      #expect(abs(share.value - truth.value) < 4 * share.standardError)
      #expect(share.standardError >= truth.standardError)
      // What was not sampled is the same to the bit.
      #expect(one.effect(.alone, on: good) == other.effect(.alone, on: good))
      #expect(one.effect(.last, on: good) == other.effect(.last, on: good))
    }
    #expect(abs(sum - total) < 1e-13)
  }

  @Test("Edits that do the same have the same share")
  func symmetricEditsShareAlike() async throws {
    var book = EditedBook()
    book.newCriteria = ["a", "b", "c"].map { "id: \($0), when: 'idle', says: yes, strength: one" }
    let shares = try await book.ledger().entries.map { $0.effect(.share, on: good)?.value ?? .nan }
    #expect(abs(shares[0] - shares[1]) < 1e-14 && abs(shares[1] - shares[2]) < 1e-14)
  }

  @Test("An edit that touches no draw changes nothing; one that touches any does not")
  func tellsWhatChangesNothing() async throws {
    var book = EditedBook()
    book.oldCriteria = ["id: never, when: 'size > 3.99', says: yes, strength: one"]
    book.newCriteria = [
      "id: never, when: 'size > 3.99', says: no, strength: one",
      "id: seldom, when: 'size > 2.9', says: yes, strength: one",
    ]
    book.stated = "{size: {uniform: {low: 1, high: 3}}}"
    let ledger = try await book.ledger()
    #expect(ledger.entries.map(\.changesNothing) == [true, false])
    for effect in [Ledger.Effect.alone, .last] {
      #expect(ledger.entries[0].effect(effect, on: good) == RunEstimate(value: 0, standardError: 0))
    }
    #expect(ledger.entries[0].effect(.share, on: good)?.value == 0)
  }

  // Alone the third edit is barred by what the first takes away, last by what the second adds; between them it counts.
  @Test("An edit that counts upon some of the others only does not change nothing, and has its share")
  func tellsWhatCountsInBetween() async throws {
    var book = EditedBook()
    book.oldCriteria = ["id: old-bar, when: 'size >= 0.0', says: no, bars: yes"]
    book.newCriteria = [
      "id: new-bar, when: 'size > -1.0', says: no, bars: yes",
      "id: c, when: 'true', says: yes, strength: one",
    ]
    let ledger = try await book.ledger()
    #expect(ledger.entries.count == 3)
    #expect(ledger.entries.allSatisfy { !$0.changesNothing })
    let shares = ledger.entries.compactMap { $0.effect(.share, on: good)?.value }
    #expect(abs(shares.reduce(0, +)) < 1e-12)
    #expect(shares.contains { abs($0 - (logistic(1) - 0.5) / 6) < 1e-6 })
  }

  @Test("A factor and the criterion that uses it are one edit, and a new name is one")
  func joinsWhatNeedsEachOther() async throws {
    var book = EditedBook()
    book.oldCriteria = ["id: old-name, when: 'idle', says: yes, strength: drawn"]
    book.newFactors =
      "extra: {asks: More?, yes_no: {yes: it is, no: it is not}, default: {value: yes, because: so, unsourced: so}}"
    book.newCriteria = [
      "id: new-name, when: 'idle', says: yes, strength: drawn",
      "id: more, when: 'extra', says: yes, strength: one",
      "id: other, when: 'true', says: no, strength: one",
    ]
    let revision = try book.revision()
    let ledger = try await book.ledger()
    let names = ledger.entries.map { $0.edits.map { revision.edits[$0].name } }
    #expect(names == [["extra", "more"], ["old-name", "new-name"], ["other"]])
  }

  @Test("An edit with which an expression fails in a draw is one with what it lacks")
  func joinsWhatFails() async throws {
    var book = EditedBook()
    book.oldFactors =
      "n: {asks: How many?, count: {range: [0, 9], unit: m}, default: {value: 0, because: so, unsourced: so}}"
    book.newFactors =
      "n: {asks: How many?, count: {range: [0, 9], unit: m}, default: {value: 2, because: so, unsourced: so}}"
    book.oldCriteria = ["id: ratio, when: 'n > 0 && 10 / n > 2', says: yes, strength: one"]
    book.newCriteria = [
      "id: ratio, when: '10 / n > 2', says: yes, strength: one",
      "id: other, when: 'idle', says: no, strength: one",
    ]
    let ledger = try await book.ledger()
    #expect(ledger.entries.map(\.edits) == [[0, 1], [2]])
  }

  @Test("Between scenarios each factor that differs is an edit, and shares add up")
  func scenarioEdits() async throws {
    var book = EditedBook()
    book.oldCriteria = [
      "id: large, when: 'size > 2.0', says: yes, strength: drawn",
      "id: lazy, when: 'idle', says: no, strength: two",
    ]
    book.newCriteria = book.oldCriteria
    book.stated = "{size: 1 to 2}"
    let rulebook = try Rulebook.read(try book.revision().old)
    let old = ScenarioRevision.Files(try ScenarioFile(book.scenario()))
    book.stated = "{size: 2 to 3, idle: {value: yes, because: It was seen.}}"
    let new = ScenarioRevision.Files(try ScenarioFile(book.scenario()))
    let revision = ScenarioRevision(from: old, to: new, rulebook: rulebook)
    let ledger = try await Ledger.execute(
      edits: revision.effective, RunSettings(draws: 4_096),
      model: { edits throws(DiagnosticList) in
        try SimulationModel(rulebook: rulebook, scenario: try revision.scenario(applyingEffective: edits))
      })
    #expect(ledger.entries.map { revision.edits[$0.edits[0]].name } == ["size", "idle"])
    let shares = ledger.entries.map { $0.effect(.share, on: good)?.value ?? .nan }
    #expect(shares[0] > 0 && shares[1] < 0)
    let total = try #require(ledger.total(on: good)).value
    #expect(abs(shares[0] + shares[1] - total) < 1e-14)
    // The whole change is that of two plain runs.
    let runs = try [old, new].map {
      try SimulationModel(rulebook: rulebook, scenario: $0.scenario(for: rulebook))
    }
    let settings = RunSettings(draws: 4_096)
    let (before, after) = try (await Run.execute(runs[0], settings), await Run.execute(runs[1], settings))
    let difference =
      after.outcomes[1].probability.estimate.value - before.outcomes[1].probability.estimate.value
    #expect(abs(difference - total) < 1e-14)
  }

  @Test("The number of sets at a time changes no bit")
  func widthMeansNothing() async throws {
    let one = try await Self.five.ledger(RunSettings(draws: 2_048, width: 1))
    let four = try await Self.five.ledger(RunSettings(draws: 2_048, width: 4))
    for event in one.events {
      #expect(one.total(on: event) == four.total(on: event))
      for (left, right) in zip(one.entries, four.entries) {
        for effect in Ledger.Effect.allCases {
          #expect(left.effect(effect, on: event) == right.effect(effect, on: event))
        }
      }
    }
  }

  @Test("Without edits there is nothing to share, and a task that is cancelled has no ledger")
  func edges() async throws {
    let nothing = try await EditedBook().ledger()
    #expect(nothing.entries.isEmpty)
    #expect(nothing.total(on: good)?.value == 0)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      do throws(Ledger.Failure) {
        _ = try await Self.execute(Self.five)
        return false
      } catch {
        if case .cancelled = error { return true }
        return false
      }
    }
    #expect(await task.value)
  }

  private static func execute(_ book: EditedBook) async throws(Ledger.Failure) -> Ledger {
    guard let revision = try? book.revision() else { throw .model(DiagnosticList([])) }
    let scenario = book.scenario()
    return try await Ledger.execute(
      edits: revision.effective, RunSettings(draws: 2_048),
      model: { edits throws(DiagnosticList) in
        let rulebook = try revision.rulebook(applyingEffective: edits)
        return try SimulationModel(
          rulebook: rulebook, scenario: try Scenario.read(try ScenarioFile(scenario), rulebook: rulebook))
      })
  }
}
