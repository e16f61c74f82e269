import CasusExpressions
@testable import CasusRulebook
import Testing

@Suite("Reading a rulebook")
struct RulebookReadingTests {
  @Test("A rulebook that uses every part of the format reads without complaint")
  func readsEveryPart() throws {
    #expect(complaints(inRulebook: smallRulebook) == "nothing")
    let rulebook = try readRulebook(smallRulebook)
    #expect(rulebook.id == "small")
    #expect(rulebook.sharedStrength == 0.3)
    #expect(rulebook.strengths.map(\.word) == ["moderate"])
    #expect(rulebook.members.map(\.id) == ["alba", "brum", "cara"])
    #expect(rulebook.stages.map(\.id) == ["eligible", "council"])
    #expect(rulebook.stageOrder == [0, 1])
    #expect(rulebook.criteria.count == 6)
    #expect(rulebook.quantities[1].entries[0].floor == 0)
    #expect(rulebook.criteria[2].group == 0)
    #expect(rulebook.groups[0].countsStrongestOnly)
  }

  @Test("Names take slots in the documented order, with member last")
  func slotsFollowTheDocumentedOrder() throws {
    let names = try readRulebook(smallRulebook).vocabulary.variables.map(\.name)
    #expect(
      names == [
        "date", "requester", "lead", "chair", "council.chair", "treaty.text", "threat.origin",
        "threat.severity", "claim.outside_hand", "request.size", "adversary.friends", "reading", "aside",
        "inside", "grave", "member",
      ])
  }

  @Test("A member is seated from the first day of a period up to but not including its last")
  func membershipIsHalfOpen() throws {
    let brum = try readRulebook(smallRulebook).members[1]
    let seated = [
      "1999-12-31", "2000-01-01", "2009-12-31", "2010-01-01", "2014-12-31", "2015-01-01", "2030-01-01",
    ]
    .map { CivilDate($0).map(brum.isSeated) }
    #expect(seated == [false, true, true, false, false, true, true])
  }

  @Test("A dated name has no value before its first period")
  func datedNamesHaveNoValueOutsideTheirPeriods() throws {
    let chair = try readRulebook(smallRulebook).datedNames[0]
    #expect(CivilDate("1999-12-31").map(chair.value) == .some(nil))
    #expect(CivilDate("2011-12-31").map(chair.value) == "brum")
    #expect(CivilDate("2012-01-01").map(chair.value) == "cara")
  }

  @Test("Confidence is low where nothing is cited and high where something is, unless it is stated")
  func confidenceFollowsTheCitation() throws {
    let rulebook = try readRulebook(smallRulebook)
    #expect(rulebook.judgements.map(\.grounds.confidence) == [.high, .low])
    #expect(rulebook.judgements[0].grounds.citations == [Citation(source: "book", place: "p. 2")])
  }

  @Test("Scalars are text: NO is a country, not a truth value")
  func scalarsAreNotGuessed() throws {
    let rulebook = try readRulebook(
      smallRulebook.replacing(once: "name: Alba", with: "name: NO").replacing(
        once: "title: A book", with: "title: 1984"))
    #expect(rulebook.members[0].name == "NO")
    #expect(rulebook.sources[0].title == "1984")
  }
}

@Suite("Gathering errors")
struct GatheringTests {
  @Test("Every error of a file is reported at once, in order of place")
  func reportsEverythingAtOnce() throws {
    let text =
      smallRulebook
      .replacing(once: "lead: alba", with: "lead: albania")
      .replacing(once: "when: 'grave'", with: "when: 'grav'")
      .replacing(once: "no: declined", with: "no: decline")
    let complaints = complaints(inRulebook: text)
    let errors = complaints.split(separator: "\n").filter { $0.contains("error:") }
    try #require(errors.count == 3, "\(complaints)")
    #expect(errors[0].contains("albania"))
    #expect(errors[1].contains("decline"))
    #expect(errors[2].contains("grav"))
  }
}
