import CasusExpressions
@testable import CasusRulebook
import Testing

@Suite("What differs in meaning between two rulebooks")
struct RevisionTests {
  @Test("Comments, key order, quoting, spellings of numbers and needless brackets are no difference")
  func formMeansNothing() throws {
    let new = smallRulebook.edited(
      ("moderate: {mean: 1.1, sd: 0.4, because:", "moderate: {sd: 0.40, mean: 1.10, because:"),
      ("leans:", "# a comment\nleans:"),
      ("title: A small alliance", "title: \"A small alliance\""),
      ("when: 'inside && reading == \"narrow\"'", "when: '(inside)  && (reading==\"narrow\")'"),
      ("grave: 'threat.severity >= 2.5'", "grave: {is: 'threat.severity >= 2.50'}"),
      ("default: {value: {chance: 0.25}, ", "default: {value: {chance: 2.5e-1}, "),
      ("when: '!seated(requester)', says: no, bars: yes", "bars: true, when: '!seated(requester)', says: no"),
      ("groups:\n", "groups:   # reasons\n"),
      ("whole: yes", "whole: true"))
    let revision = try Revision(from: .small(smallRulebook), to: .small(new))
    #expect(revision.edits.map(\.summary) == [])
    #expect(revision.isOfFormOnly)
    #expect(try !Revision(from: .small(smallRulebook), to: .small(smallRulebook)).isOfFormOnly)
  }

  @Test(
    "A single edit is told with its item, its part, its values and what it can change",
    arguments: [
      ("mean: 1.1", "mean: 1.3", "changed strength moderate mean: 1.1 -> 1.3 (probabilities)"),
      ("shared: 0.3", "shared: 0.4", "changed strength shared: 0.3 -> 0.4 (probabilities)"),
      ("lead: alba", "lead: brum", "changed role lead: alba -> brum (probabilities)"),
      (
        "A book, author", "Another book, author",
        "changed source book title: A book -> Another book (nothing)"
      ),
      (
        "reading == \"narrow\"'", "reading == \"wide\"'",
        "changed criterion inside-matter condition: inside && reading == \"narrow\" -> "
          + "inside && reading == \"wide\" (probabilities)"
      ),
      (
        "says: no, bars: yes", "says: no, strength: moderate",
        "changed criterion stranger strength: bars -> moderate (probabilities)"
      ),
      (
        "scale: 'threat.severity / 4.0', ", "",
        "changed criterion severity scale: threat.severity / 4.0 -> none (probabilities)"
      ),
      (
        "bars: yes, because: Only members., cite: [{source: book, at: p. 3}]",
        "bars: yes, because: Only members., cite: [{source: book, at: p. 3}, {source: book, at: p. 7}]",
        "added criterion stranger citation of book (p. 7): none -> {source: book, at: p. 7} (nothing)"
      ),
      (
        "because: Only members.", "because: Members only.",
        "changed criterion stranger reason: Only members. -> Members only. (nothing)"
      ),
      (
        "rule: consensus, ", "at_least: 2, ",
        "changed stage council council, rule: consensus -> {at_least: 2} (probabilities)"
      ),
      (
        "nobody_asked: no}", "nobody_asked: yes}",
        "changed stage council council, nobody_asked: no -> yes (probabilities)"
      ),
      (
        "no: ineligible}", "no: declined}",
        "changed stage eligible route of no: ineligible -> declined (probabilities)"
      ),
      (
        "{weights: {narrow: 3, wide: 1}}", "{weights: {narrow: 2, wide: 1}}",
        "changed judgement reading belief: {weights: {narrow: 3, wide: 1}} -> {weights: {narrow: 2, wide: 1}} "
          + "(probabilities)"
      ),
      (
        "state: another state}", "state: a neighbour}",
        "changed factor threat.origin option state: another state -> a neighbour (nothing)"
      ),
      (
        "state: another state}", "state: another state, sea: the sea}",
        "added factor threat.origin option sea: none -> the sea (probabilities)"
      ),
      (
        "{internal: inside, state: another state}", "{state: another state, internal: inside}",
        "reordered factor threat.origin choice: internal, state -> state, internal (probabilities)"
      ),
      (
        "range: [0, 4], unit: degree", "range: [0, 5], unit: degree",
        "changed factor threat.severity number, range: [0, 4] -> [0, 5] (probabilities)"
      ),
      (
        "- {value: 1, because: It is mild.", "- {value: 2, because: It is mild.",
        "changed factor threat.severity default for all else, value: 1 -> 2 (probabilities)"
      ),
      ("combine: strongest, ", "", "changed group page-two combine: strongest -> sum (probabilities)"),
      (
        "value: {gamma: {mean: 20, sd: 10}}", "value: {gamma: {mean: 25, sd: 10}}",
        "changed quantity days_done after troops, value: {gamma: {mean: 20, sd: 10}} -> "
          + "{gamma: {mean: 25, sd: 10}} (quantities)"
      ),
      (
        "declined, title: Declined, rank: 1", "declined, title: Declined, rank: 2",
        "changed outcome declined rank: 1 -> 2 (probabilities)"
      ),
      (
        "to: 2012-01-01, value: brum", "to: 2011-01-01, value: brum",
        "changed dated name council.chair value from 2000-01-01, to: 2012-01-01 -> 2011-01-01 (probabilities)"
      ),
      (
        "  grave: 'threat.severity >= 2.5'\n",
        "  mild: 'threat.severity < 1.0'\n  grave: 'threat.severity >= 2.5'\n",
        "added fact mild: none -> threat.severity < 1.0 (probabilities)"
      ),
    ])
  func tellsSingleEdits(part: String, replacement: String, expected: String) throws {
    let new = smallRulebook.replacing(once: part, with: replacement)
    let revision = try Revision(from: .small(smallRulebook), to: .small(new))
    #expect(revision.edits.map(\.summary) == [expected])
  }

  @Test("Criteria in another order are an edit where they speak at one stage, and none across stages")
  func orderMattersWithinAStage() throws {
    let lines = smallRulebook.split(separator: "\n").map(String.init)
    func swapped(_ first: String, _ second: String) throws -> [String] {
      let a = try #require(lines.firstIndex { $0.contains("- {id: \(first),") })
      let b = try #require(lines.firstIndex { $0.contains("- {id: \(second),") })
      var new = lines
      new.swapAt(a, b)
      return try Revision(from: .small(smallRulebook), to: .small(new.joined(separator: "\n"))).edits.map(
        \.summary)
    }
    #expect(
      try swapped("severity", "chair-brake") == [
        "reordered criterion : severity, chair-brake -> chair-brake, severity (probabilities)"
      ])
    #expect(try swapped("seated", "inside-matter") == [])
  }

  @Test("A criterion under a new name is one removed and one added, each with the other's name")
  func tellsRenames() throws {
    let new = smallRulebook.replacing(once: "{id: severity,", with: "{id: gravity,")
    let edits = try Revision(from: .small(smallRulebook), to: .small(new)).edits
    #expect(edits.map(\.kind) == [.removed, .added])
    #expect(edits.map(\.name) == ["severity", "gravity"])
    #expect(edits.map(\.namesake) == ["gravity", "severity"])
  }

  @Test("An edit of an item knows the lines of both files")
  func knowsLines() throws {
    let new = smallRulebook.edited(
      ("title: A small alliance", "title: A small alliance\nabout: More."), ("mean: 1.1", "mean: 1.2"))
    let edit = try #require(Revision(from: .small(smallRulebook), to: .small(new)).edits.last)
    #expect(edit.oldSpan?.start.line == 7)
    #expect(edit.newSpan?.start.line == 8)
  }
}

extension SourceText {
  static func small(_ text: String) -> SourceText { SourceText(name: "small.yaml", text: text) }
}

extension String {
  /// The text with parts replaced, each of which must stand in it.
  func edited(_ changes: (String, String)...) -> String {
    changes.reduce(self) { $0.replacing(once: $1.0, with: $1.1) }
  }
}

extension Edit {
  /// The edit on one line.
  var summary: String {
    let what = ["\(kind)", noun, name + (field.map { " \($0)" } ?? "")].joined(separator: " ")
    return "\(what): \(old ?? "none") -> \(new ?? "none") (\(effect))"
  }
}
