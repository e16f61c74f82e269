import Testing

/// What is replaced in the small rulebook, and what the reader then says.
struct Mistake: Sendable, CustomTestStringConvertible {
  let name: String
  let part: String
  let replacement: String
  let complaint: String

  init(_ name: String, _ part: String, _ replacement: String, _ complaint: String) {
    self.name = name
    self.part = part
    self.replacement = replacement
    self.complaint = complaint
  }

  var testDescription: String { name }
}

@Suite("Golden messages for mistakes in a rulebook")
struct RulebookComplaintTests {
  static let mistakes: [Mistake] = [
    Mistake(
      "a misspelt value of a choice", #"threat.origin == "internal" &&"#, #"threat.origin == "intrenal" &&"#,
      #"""
      small.yaml:55:34: error: unknown value 'intrenal' of threat.origin
         55 |   inside: {is: 'threat.origin == "intrenal" && !claim.outside_hand', means: a matter inside}
            |                                  ^~~~~~~~~~
            = expected one of: internal, state
            = did you mean 'internal'?

      """#),
    Mistake(
      "an unknown key", "asks: How grave is it?", "ask: How grave is it?",
      #"""
      small.yaml:24:5: error: 'threat.severity' has no key 'ask'
         24 |     ask: How grave is it?
            |     ^~~
            = expected one of: asks, choice, yes_no, number, count, ordered, scale, members, default
            = did you mean 'asks'?

      """#),
    Mistake(
      "a duplicate key", "id: small", "id: small\nid: small",
      #"""
      small.yaml:3:1: error: the key 'id' stands here for the second time; the first is on line 2
          3 | id: small
            | ^~

      """#),
    Mistake(
      "an unknown stage", "yes: council, no", "yes: counsil, no",
      #"""
      small.yaml:60:112: error: there is no stage or outcome 'counsil'
         60 | …speaks., unsourced: formal, yes: counsil, no: ineligible}
            |                                   ^~~~~~~
            = did you mean 'council'?

      """#),
    Mistake(
      "an unknown source", "cite: [{source: book, at: p. 2}]\n  aside",
      "cite: [{source: bok, at: p. 2}]\n  aside",
      #"""
      small.yaml:47:21: error: there is no source 'bok'
         47 |     cite: [{source: bok, at: p. 2}]
            |                     ^~~
            = did you mean 'book'?

      """#),
    Mistake(
      "no grounds", "unsourced: a convention}\n  shared", "confidence: low}\n  shared",
      #"""
      small.yaml:7:14: error: 'moderate' needs one of 'cite' or 'unsourced'
          7 |   moderate: {mean: 1.1, sd: 0.4, because: From even to three in four., confidence: low}
            |              ^~~~

      """#),
    Mistake(
      "a tag for a negation", "when: '!seated(requester)'", "when: !seated(requester)",
      #"""
      small.yaml:71:43: error: text that begins with ! is read as a YAML tag
         71 |   - {id: stranger, stage: eligible, when: !seated(requester), says: no, bars: yes, because: Only mem…
            |                                           ^~~~~~~~~~~~~~~~~~
            = put it in quotes: '!…'

      """#),
    Mistake(
      "a condition cut by a comment", "when: 'grave'", "when: grave #x\n     ",
      #"""
      small.yaml:74:42: error: 'when' is cut short by the comment that follows it on its line
         74 |   - {id: severity, stage: council, when: grave #x
            |                                          ^~~~~
            = put the expression in quotes, and a comment on a line of its own

      """#),
    Mistake(
      "an alias", "name: Alba", "name: *a",
      #"""
      small.yaml:12:16: error: an alias (*) is not supported
         12 |   alba: {name: *a, seated: [{from: 2000-01-01}]}
            |                ^~
            = write the value out; text that begins with * goes in quotes

      """#),
    Mistake(
      "an anchor", "name: Alba", "name: &a Alba",
      #"""
      small.yaml:12:16: error: an anchor (&) is not supported
         12 |   alba: {name: &a Alba, seated: [{from: 2000-01-01}]}
            |                ^~~~~~~
            = text that begins with & goes in quotes

      """#),
    Mistake(
      "a bar that says yes", "says: no, bars: yes", "says: yes, bars: yes",
      #"""
      small.yaml:71:82: error: a criterion with 'bars' says no, and this one does not
         71 | …ed(requester)', says: yes, bars: yes, because: Only members., cite: [{source: book, at: p. 3}]}
            |                                   ^~~

      """#),
    Mistake(
      "a criterion to a member outside a council", "stage: eligible, when: 'seated",
      "stage: eligible, to: alba, when: 'seated",
      #"""
      small.yaml:72:39: error: 'to' is for the criteria of a council stage
         72 |   - {id: seated, stage: eligible, to: alba, when: 'seated(requester)', says: yes, settles: yes, beca…
            |                                       ^~~~

      """#),
    Mistake(
      "a number out of its range", "value: 1, because: It is mild.", "value: 9, because: It is mild.",
      #"""
      small.yaml:28:17: error: threat.severity lies from 0 to 4 (degree), and 9 does not
         28 |       - {value: 9, because: It is mild., unsourced: a guess}
            |                 ^

      """#),
    Mistake(
      "a number that is not finite", "mean: 1.1", "mean: .inf",
      #"""
      small.yaml:7:20: error: 'mean' must be a number from -40 to 40, not '.inf'
          7 |   moderate: {mean: .inf, sd: 0.4, because: From even to three in four., unsourced: a convention}
            |                    ^~~~

      """#),
    Mistake(
      "member outside a council", "when: 'seated(requester)'", "when: 'seated(member)'",
      #"""
      small.yaml:72:49: error: unknown name 'member'
         72 |   - {id: seated, stage: eligible, when: 'seated(member)', says: yes, settles: yes, because: Members …
            |                                                 ^~~~~~

      """#),
    Mistake(
      "a circle of stages", "no: declined", "no: eligible",
      #"""
      small.yaml:60:10: error: the stages lead in a circle: eligible -> council -> eligible
         60 |   - {id: eligible, by: council, asks: May it ask?, lean: even, because: Never speaks., unsourced: fo…
            |          ^~~~~~~~
      small.yaml:79:10: error: no route leads to the outcome 'declined'
         79 |   - {id: declined, title: Declined, rank: 1, verdict: refused}
            |          ^~~~~~~~
            = let a stage's yes or no lead here, or remove it

      """#),
    Mistake(
      "overlapping periods", "from: 2012-01-01, value: cara", "from: 2011-01-01, value: cara",
      #"""
      small.yaml:17:69: error: 'council.chair' has two values on some day: 'brum' and 'cara'
         17 |   council.chair: [{from: 2000-01-01, to: 2012-01-01, value: brum}, {from: 2011-01-01, value: cara}]
            |                                                                     ^~~~

      """#),
    Mistake(
      "a day that no calendar has", "from: 2015-01-01", "from: 2015-02-30",
      #"""
      small.yaml:13:74: error: 'from' must be a day such as 2022-01-05, not '2015-02-30'
         13 |   brum: {name: Brum, seated: [{from: 2000-01-01, to: 2010-01-01}, {from: 2015-02-30}]}
            |                                                                          ^~~~~~~~~~

      """#),
    Mistake(
      "an open default", "value: 1, because: It is mild.",
      "when: 'request.size > 3', value: 1, because: It is mild.",
      #"""
      small.yaml:28:16: error: the last branch of a default must hold always
         28 |       - {when: 'request.size > 3', value: 1, because: It is mild., unsourced: a guess}
            |                ^~~~~~~~~~~~~~~~~~
            = add a branch without 'when'

      """#),
    Mistake(
      "an int in arithmetic with a double", "threat.severity / 4.0", "threat.severity / 4",
      #"""
      small.yaml:74:90: error: '/' is not defined for double and int
         74 | …yes, strength: moderate, scale: 'threat.severity / 4', because: It is grave., cite: [{source: book, …
            |                                   ^~~~~~~~~~~~~~~~~~~
            = write 4.0

      """#),
    Mistake(
      "an unknown verdict", "verdict: refused", "verdict: refsued",
      #"""
      small.yaml:79:55: error: there is no verdict 'refsued'
         79 |   - {id: declined, title: Declined, rank: 1, verdict: refsued}
            |                                                       ^~~~~~~
            = expected 'refused', 'approved' or 'none', or an expression for one of them
            = did you mean 'refused'?

      """#),
    Mistake(
      "a role of an unknown member", "lead: alba", "lead: albania",
      #"""
      small.yaml:15:15: error: there is no member or dated name 'albania'
         15 | roles: {lead: albania, chair: council.chair}
            |               ^~~~~~~
            = known: alba, brum, cara, council.chair, treaty.text

      """#),
    Mistake(
      "quantities out of order", "floor: days", "floor: days_over",
      #"""
      small.yaml:96:73: error: there is no earlier quantity 'days_over'
         96 | …mma: {mean: 20, sd: 10}}, floor: days_over, because: Later., unsourced: a guess}
            |                                   ^~~~~~~~~
            = known: days

      """#),
  ]

  @Test("Each mistake gets its message", arguments: mistakes)
  func message(for mistake: Mistake) {
    let text = smallRulebook.replacing(once: mistake.part, with: mistake.replacement)
    #expect(complaints(inRulebook: text) == mistake.complaint)
  }
}
