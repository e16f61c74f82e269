@testable import CasusAnalysis
import CasusExpressions
import CasusRulebook
import Testing

/// Mutants of what a rulebook holds beside criteria, facts and judgements: dates, defaults, councils and verdicts.
@Suite("Mutants of dates, defaults, councils and verdicts")
struct DatedMutantTests {
  private static let text = """
    casus: rulebook/1
    id: test
    title: A rulebook for a test
    sources: {}
    strengths:
      strong: {mean: 2, sd: 0, because: so, unsourced: so}
    leans:
      even: {mean: 0, sd: 0, because: so, unsourced: so}
    members:
      amber: {name: Amber, seated: [{from: 2000-02-28, to: 2004-03-01}, {from: 2010-12-31}]}
    roles: {chair: council.chair}
    dated:
      council.chair: [{to: 2012-01-01, value: amber}, {from: 2012-01-01, value: amber}]
    factors:
      risk: {asks: How large?, number: {range: [0, 2], unit: m}}
      parties: {asks: Who?, members: any, default: {value: [], because: so, unsourced: so}}
      armed:
        asks: Is it armed?
        yes_no: {yes: y, no: n}
        default:
          - {when: 'risk > 1.0 && date >= date("2022-02-24")', value: yes, because: so, unsourced: so}
          - {value: no, because: so, unsourced: so}
    judgements:
      aside: {asks: How readily?, number: {range: [0, 1], unit: m}, belief: {uniform: {low: 0, high: 1}}, because: so, unsourced: so}
    groups:
      one-reason: {combine: strongest, because: so}
    stages:
      - id: council
        by: b
        asks: Is it?
        lean: even
        council: {rule: consensus, not_asked: 'member in parties && armed', stands_aside: aside, nobody_asked: no}
        because: so
        unsourced: so
        yes: good
        no: bad
    criteria:
      - {id: chair, stage: council, to: chair, when: 'true', says: yes, strength: strong, because: so, unsourced: so}
      - {id: scaled, stage: council, when: 'risk != 1.5', says: no, strength: strong, scale: 'risk == 0.0 ? 1.0 : risk', group: one-reason, because: so, unsourced: so}
    outcomes:
      - {id: bad, title: Bad, rank: 0, verdict: refused}
      - {id: good, title: Good, rank: 1, verdict: 'armed || risk < 1.0 ? "approved" : "refused"'}
    """

  @Test("Each is the rulebook but for what it says")
  func mutantsAreAsTold() throws {
    let rulebook = try Rulebook.read(SourceText(name: "test.yaml", text: Self.text))
    let plan = try MutantPlan(rulebook)
    var told: [String] = []
    for mutant in plan.mutants where ![.dropped, .flipped, .weakened, .rerouted].contains(mutant.kind) {
      let edits = try Revision(from: rulebook, to: try plan.rulebook(of: mutant)).edits
      told.append("\(mutant.id): \(mutant.description)")
      #expect(
        !edits.isEmpty && edits.allSatisfy { $0.name == mutant.item && $0.noun == mutant.noun },
        "\(mutant.id)")
    }
    #expect(
      told == [
        "member/amber/seat-1-from-later: member amber is seated from 2000-02-29, not 2000-02-28",
        "member/amber/seat-1-to-earlier: member amber is seated to 2004-02-29, not 2004-03-01",
        "member/amber/seat-2-from-later: member amber is seated from 2011-01-01, not 2010-12-31",
        "dated/council.chair/2012-01-01-earlier: dated name council.chair is amber from 2011-12-31, not 2012-01-01",
        "dated/council.chair/2012-01-01-later: dated name council.chair is amber from 2012-01-02, not 2012-01-01",
        "factor/armed/default-1-left-out: factor armed lacks the default for risk > 1.0 && date >= date(\"2022-02-24\")",
        "factor/armed/default-1-threshold-1-down: factor armed compares with 0.8, not 1.0 (default-1)",
        "factor/armed/default-1-threshold-1-up: factor armed compares with 1.2, not 1.0 (default-1)",
        "factor/armed/default-1-threshold-2-down: factor armed compares with date(\"2022-02-23\"), not date(\"2022-02-24\") (default-1)",
        "factor/armed/default-1-threshold-2-up: factor armed compares with date(\"2022-02-25\"), not date(\"2022-02-24\") (default-1)",
        "factor/armed/default-1-operator-1: factor armed has || for && (default-1)",
        "stage/council/by-majority: stage council decides by the majority of the seated",
        "stage/council/asks-all: stage council asks those who are not to be asked",
        "stage/council/not-asked-operator-1: stage council has || for && (not-asked)",
        "stage/council/no-standing-aside: stage council lets nobody stand aside",
        "stage/council/nobody-asked: stage council answers yes where nobody is asked",
        "criterion/chair/for-everyone: criterion chair is addressed to every member",
        "criterion/scaled/unscaled: criterion scaled counts in full, whatever its scale",
        "criterion/scaled/ungrouped: criterion scaled counts beside the others of its group",
        "criterion/scaled/operator-1: criterion scaled has == for !=",
        "criterion/scaled/scale-operator-1: criterion scaled has != for == (scale)",
        "outcome/bad/approved: outcome bad counts as approved, not refused",
        "outcome/bad/none: outcome bad counts as none, not refused",
        "outcome/good/verdict-threshold-1-down: outcome good compares with 0.8, not 1.0 (verdict)",
        "outcome/good/verdict-threshold-1-up: outcome good compares with 1.2, not 1.0 (verdict)",
        "outcome/good/verdict-operator-1: outcome good has && for || (verdict)",
      ])
  }

  private func mutant(_ id: String) throws -> (edits: [Edit], rulebook: Rulebook) {
    let rulebook = try Rulebook.read(SourceText(name: "test.yaml", text: Self.text))
    let plan = try MutantPlan(rulebook)
    let altered = try plan.rulebook(of: try #require(plan.mutants.first { $0.id == id }))
    return (try Revision(from: rulebook, to: altered).edits, altered)
  }

  @Test(
    "Of an expression one sign or one number is another",
    arguments: [
      ("factor/armed/default-1-operator-1", "risk > 1.0 || date >= date(\"2022-02-24\")"),
      ("factor/armed/default-1-threshold-2-up", "risk > 1.0 && date >= date(\"2022-02-25\")"),
      ("stage/council/not-asked-operator-1", "member in parties || armed"),
      ("criterion/scaled/scale-operator-1", "risk != 0.0 ? 1.0 : risk"),
      ("outcome/good/verdict-operator-1", "armed && risk < 1.0 ? \"approved\" : \"refused\""),
    ])
  func expressions(id: String, now: String) throws {
    let edits = try mutant(id).edits
    #expect(edits.contains { ($0.new ?? "").contains(now) }, "\(edits.map { $0.new ?? "nothing" })")
  }

  @Test("A seat is a day shorter at one end, and one dated value gives way to the next without a gap")
  func dates() throws {
    let seat = try mutant("member/amber/seat-1-to-earlier").rulebook.members[0].seated[0]
    #expect(seat == Period(from: CivilDate("2000-02-28"), to: CivilDate("2004-02-29")))
    let chairs = try mutant("dated/council.chair/2012-01-01-later").rulebook.datedNames[0].entries
    let day = CivilDate("2012-01-02")
    #expect(chairs.map(\.period) == [Period(from: nil, to: day), Period(from: day, to: nil)])
  }
}
