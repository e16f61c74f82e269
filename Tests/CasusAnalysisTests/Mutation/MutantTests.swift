@testable import CasusAnalysis
import CasusExpressions
import CasusRulebook
import Testing

@Suite("Mutants of a rulebook")
struct MutantTests {
  private static let text = """
    casus: rulebook/1
    id: test
    title: A rulebook for a test
    sources: {}
    strengths:
      strong: {mean: 2, sd: 0, because: so, unsourced: so}
      slight: {mean: 0.5, sd: 0, because: so, unsourced: so}
    leans:
      even: {mean: 0, sd: 0, because: so, unsourced: so}
      likely: {mean: 1, sd: 0, because: so, unsourced: so}
    members: {amber: {name: Amber, seated: [{from: 1990-01-01}]}}
    factors:
      size: {asks: How large?, number: {range: [0, 4], unit: m}}
      many: {asks: How many?, count: {range: [-5, 100], unit: m}}
    judgements:
      reading: {asks: Which?, choice: {wide: w, narrow: n}, belief: {weights: {wide: 3, narrow: 1}}, because: so, unsourced: so}
      flat: {asks: Which?, choice: {wide: w, narrow: n}, belief: {weights: {wide: 1, narrow: 1}}, because: so, unsourced: so}
      limit: {asks: Where?, number: {range: [1, 3], unit: m}, belief: 1.5 to 2.5, because: so, unsourced: so}
    facts:
      large: 'size >= 2.5'
    stages:
      - {id: first, by: a, asks: Is it?, lean: even, because: so, unsourced: so, yes: council, no: bad}
      - {id: council, by: b, asks: Is it?, lean: even, council: {rule: consensus, nobody_asked: no}, because: so, unsourced: so, yes: good, no: bad}
    criteria:
      - {id: bar, stage: first, when: 'many < -2 || 50 <= many', says: no, bars: yes, because: so, unsourced: so}
      - {id: reason, stage: first, when: 'large && size < limit', says: yes, strength: strong, because: so, unsourced: so}
      - {id: hint, stage: council, when: 'size * 2.0 > 1.0', says: no, strength: slight, because: so, unsourced: so}
    outcomes:
      - {id: bad, title: Bad, rank: 0, verdict: refused}
      - {id: good, title: Good, rank: 1, verdict: approved}
    """

  private func plan() throws -> (plan: MutantPlan, rulebook: Rulebook) {
    let rulebook = try Rulebook.read(SourceText(name: "test.yaml", text: Self.text))
    return (try MutantPlan(rulebook), rulebook)
  }

  @Test("Every mutant differs from the rulebook in just what it says, and is a rulebook")
  func mutantsAreAsTold() throws {
    let (plan, rulebook) = try plan()
    var told: [String] = []
    for mutant in plan.mutants {
      let mutated = try plan.rulebook(of: mutant)
      let edits = try Revision(from: rulebook, to: mutated).edits
      let changes = edits.map { edit in
        "\(edit.field ?? "\(edit.kind)") \(edit.old ?? "none") > \(edit.new ?? "none")"
      }
      told.append("\(mutant.id): \(changes.joined(separator: ", "))")
      #expect(edits.allSatisfy { $0.name == mutant.item && $0.noun == mutant.noun })
    }
    #expect(
      told == [
        "member/amber/seat-1-from-later: seated [{from: 1990-01-01}] > [{from: 1990-01-02}]",
        "judgement/reading/flattened: belief {weights: {wide: 3, narrow: 1}} > {weights: {wide: 1, narrow: 1}}",
        "judgement/limit/flattened: belief 1.5 to 2.5 > {uniform: {low: 1.0, high: 3.0}}",
        "fact/large/threshold-1-down: is size >= 2.5 > size >= 2.1",
        "fact/large/threshold-1-up: is size >= 2.5 > size >= 2.9",
        "stage/first/rerouted: route of yes council > bad, route of no bad > council",
        "stage/first/leaning-up: lean even > likely",
        "stage/council/rerouted: route of yes good > bad, route of no bad > good",
        "stage/council/leaning-up: lean even > likely",
        "stage/council/by-majority: council, rule consensus > majority",
        "stage/council/nobody-asked: council, nobody_asked no > yes",
        "criterion/bar/dropped: condition many < -2 || 50 <= many > false",
        "criterion/bar/flipped: says no > yes, strength bars > settles",
        "criterion/bar/weakened: strength bars > strong",
        "criterion/bar/threshold-1-down: condition many < -2 || 50 <= many > many < -13 || 50 <= many",
        "criterion/bar/threshold-1-up: condition many < -2 || 50 <= many > many < 9 || 50 <= many",
        "criterion/bar/threshold-2-down: condition many < -2 || 50 <= many > many < -2 || 39 <= many",
        "criterion/bar/threshold-2-up: condition many < -2 || 50 <= many > many < -2 || 61 <= many",
        "criterion/bar/operator-1: condition many < -2 || 50 <= many > many < -2 && 50 <= many",
        "criterion/reason/dropped: condition large && size < limit > false",
        "criterion/reason/flipped: says yes > no",
        "criterion/reason/weakened: strength strong > slight",
        "criterion/reason/operator-1: condition large && size < limit > large || size < limit",
        "criterion/hint/dropped: condition size * 2.0 > 1.0 > false",
        "criterion/hint/flipped: says no > yes",
        "criterion/hint/threshold-1-down: condition size * 2.0 > 1.0 > size * 2.0 > 0.9",
        "criterion/hint/threshold-1-up: condition size * 2.0 > 1.0 > size * 2.0 > 1.1",
        "outcome/bad/approved: verdict refused > approved",
        "outcome/bad/none: verdict refused > none",
        "outcome/good/refused: verdict approved > refused",
        "outcome/good/none: verdict approved > none",
      ])
  }

  @Test("Identifiers are unique, descriptions are sentences, and places are those of the file")
  func mutantsAreNamed() throws {
    let (plan, _) = try plan()
    #expect(Set(plan.mutants.map(\.id)).count == plan.mutants.count)
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for mutant in plan.mutants {
      #expect(mutant.description.hasPrefix("\(mutant.noun) \(mutant.item) "))
      let line = lines[mutant.span.start.line - 1]
      #expect(line.contains(mutant.item), "\(mutant.id): \(line)")
    }
    let shifted = try #require(plan.mutants.first { $0.kind == .shifted })
    #expect(shifted.description == "fact large compares with 2.1, not 2.5")
    #expect(shifted.span.end.column - shifted.span.start.column == 3)
  }

  @Test(
    "Every mutant of the bundled rulebooks can be made, in one order", arguments: BundledRulebooks.identifiers
  )
  func bundledMutants(identifier: String) throws {
    let rulebook = try Rulebook.read(try #require(BundledRulebooks.text(of: identifier)))
    let plan = try MutantPlan(rulebook)
    #expect(try MutantPlan(rulebook).mutants == plan.mutants)
    #expect(plan.mutants.count { $0.kind == .dropped } == rulebook.criteria.count)
    for kind in Mutant.Kind.allCases where kind != .flattened && kind != .shifted {
      #expect(plan.mutants.contains { $0.kind == kind }, "\(kind)")
    }
    // One of every kind; each in turn would take long.
    for kind in Mutant.Kind.allCases {
      guard let mutant = plan.mutants.last(where: { $0.kind == kind }) else { continue }
      #expect(try Revision(from: rulebook, to: plan.rulebook(of: mutant)).edits.isEmpty == false)
    }
  }
}
