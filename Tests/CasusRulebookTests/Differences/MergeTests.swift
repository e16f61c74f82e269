import CasusExpressions
@testable import CasusRulebook
import Testing

@Suite("Rulebooks with some of the edits made")
struct MergeTests {
  /// Changes to the small rulebook that touch every section; some cannot stand without others.
  static let changes: [(String, String)] = [
    ("title: A small alliance", "title: A smaller alliance"),
    ("mean: 1.1", "mean: 1.3"),
    ("  shared: 0.3\n", "  strong: {mean: 2, sd: 0.5, because: More., unsourced: a convention}\n"),
    (
      "  cara: {name: Cara,", "  dora: {name: Dora, seated: [{from: 2001-01-01}]}\n  cara: {name: Cara,"
    ),
    ("to: 2012-01-01, value: brum}, {from: 2012-01-01", "to: 2011-01-01, value: brum}, {from: 2011-01-01"),
    (
      "judgements:\n",
      "  request.secret:\n    asks: Is it secret?\n    yes_no: {yes: it is, no: it is not}\n"
        + "    default: {value: no, because: Seldom., unsourced: a guess}\njudgements:\n"
    ),
    ("state: another state}", "sea: the sea, state: another state}"),
    ("{weights: {narrow: 3, wide: 1}}", "{weights: {narrow: 1, wide: 1}}"),
    (
      "  grave: 'threat.severity >= 2.5'\n",
      "  grave: 'threat.severity >= 2.0'\n  dire: 'grave && inside'\n"
    ),
    ("combine: strongest, ", ""),
    ("rule: consensus, ", "rule: majority, of: voting, "),
    (
      "- {id: inside-matter, stage: council, when: 'inside && reading == \"narrow\"', says: no, strength: moderate,",
      "- {id: inside-matter, stage: council, when: 'dire && request.secret', says: yes, strength: strong,"
    ),
    ("  - {id: severity, stage: council,", "  - {id: gravity, stage: council,"),
    ("cite: [{source: book, at: p. 5}]", "unsourced: lost"),
    (
      "{id: ineligible, title: Not a member, rank: 0, verdict: none}",
      "{id: aid, title: Aid, rank: 1, verdict: approved}"
    ),
    ("no: ineligible}", "no: aid}"),
    ("    no: declined\n", "    no: withdrawn\n"),
    ("{id: declined, title: Declined,", "{id: withdrawn, title: Withdrawn,"),
    ("{outcomes: [declined],", "{outcomes: [withdrawn],"),
    ("gamma: {mean: 20, sd: 10}", "gamma: {mean: 25, sd: 10}"),
  ]

  private static func revision() throws -> Revision {
    var text = changes.reduce(smallRulebook) { $0.replacing(once: $1.0, with: $1.1) }
    // Two criteria of one stage change places.
    var lines = text.split(separator: "\n").map(String.init)
    let first = try #require(lines.firstIndex { $0.contains("- {id: chair-brake,") })
    lines.swapAt(first, first + 1)
    text = lines.joined(separator: "\n")
    return try Revision(from: .small(smallRulebook), to: .small(text))
  }

  /// Edits without their places in the texts, and without guesses at names.
  private static func bare(_ edits: [Edit]) -> [String] {
    edits.map(\.summary).sorted()
  }

  @Test("Without edits it is the old one, with all of them the new one")
  func endsAreExact() throws {
    let revision = try Self.revision()
    #expect(revision.edits.count > 25)
    let none = revision.text(applying: [])
    let all = revision.text(applying: Set(revision.edits.indices))
    #expect(try Revision(from: revision.old, to: none).edits.isEmpty)
    #expect(try Revision(from: all, to: revision.new).edits.isEmpty)
    _ = try Rulebook.read(none)
    _ = try Rulebook.read(all)
  }

  @Test(
    "With any of the edits it differs from the old one by just these, and is read or refused with a reason")
  func subsetsHaveJustTheirEdits() throws {
    let revision = try Self.revision()
    var generator = SplitMix(state: 7)
    var valid = 0
    for _ in 0..<40 {
      let some = Set(revision.edits.indices.filter { _ in generator.next() & 1 == 0 })
      let merged = revision.text(applying: some)
      if let found = try? Revision(from: revision.old, to: merged) {
        #expect(Self.bare(found.edits) == Self.bare(some.sorted().map { revision.edits[$0] }))
      }
      do throws(DiagnosticList) {
        _ = try revision.rulebook(applying: some)
        valid += 1
      } catch {
        #expect(!error.diagnostics.isEmpty)
      }
    }
    #expect(valid < 40)
  }

  @Test("What cannot stand alone is one edit with what it needs, and every bundle can be made or left out")
  func bundlesStandAlone() throws {
    let revision = try Self.revision()
    func isValid(_ edits: Set<Int>) -> Bool {
      (try? revision.rulebook(applyingEffective: edits)) != nil
    }
    var bundles = EditBundles(revision.effective)
    let isSettled = bundles.settle(isValid: isValid)
    #expect(isSettled)
    #expect(bundles.bundles.flatMap(\.self).sorted() == revision.effective)
    for (place, bundle) in bundles.bundles.enumerated() {
      #expect(isValid(Set(bundle)))
      #expect(isValid(bundles.edits(of: Set(bundles.bundles.indices).subtracting([place]))))
    }
    let joined = bundles.bundles.filter { $0.count > 1 }.map { Set($0.map { revision.edits[$0].name }) }
    // The criterion needs the fact and the factor, and its strength the new word.
    #expect(joined.contains { $0.isSuperset(of: ["inside-matter", "dire", "request.secret"]) })
    #expect(joined.contains { $0.isSuperset(of: ["council", "declined", "withdrawn"]) })
    #expect(bundles.bundles.contains { $0.count == 1 && revision.edits[$0[0]].name == "moderate" })
  }

  @Test("An outcome can go without the quantities that follow it, since those change no probability")
  func quantitiesFollow() throws {
    let revision = try Self.revision()
    let probable = revision.effective.filter { revision.edits[$0].effect == .probabilities }
    #expect(probable.count < revision.effective.count)
    #expect(throws: DiagnosticList.self) {
      let words = revision.edits.indices.filter { revision.edits[$0].effect == .nothing }
      return try revision.rulebook(applying: Set(probable + words))
    }
    let rulebook = try revision.rulebook(applyingEffective: Set(probable))
    #expect(
      rulebook.quantities.flatMap(\.entries).flatMap(\.outcomes).allSatisfy { $0 < rulebook.outcomes.count })
  }

  @Test("Joining finds the fewest edits that need each other")
  func joinsTheFewest() {
    // 1 needs 4; 2 and 5 may not stand together without 0.
    func isValid(_ edits: Set<Int>) -> Bool {
      (!edits.contains(1) || edits.contains(4)) && (!edits.isSuperset(of: [2, 5]) || edits.contains(0))
    }
    var bundles = EditBundles(0..<7)
    let isSettled = bundles.settle(isValid: isValid)
    #expect(isSettled)
    #expect(bundles.bundles == [[0, 2, 5], [1, 4], [3], [6]])
  }
}

/// Numbers for tests, the same in every run.
///
/// Source: G. Steele, D. Lea, C. Flood, doi:10.1145/2714064.2660195.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
