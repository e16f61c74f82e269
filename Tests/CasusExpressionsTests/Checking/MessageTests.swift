import CasusExpressions
import Testing

@Suite struct MessageTests {
  @Test func aMisspeltValueIsAnErrorWithTheNearestOne() {
    #expect(
      report("threat.origin == \"intrenal\"") == """
        x.yaml:1:18: error: unknown value 'intrenal' of threat.origin
            1 | threat.origin == "intrenal"
              |                  ^~~~~~~~~~
              = expected one of: internal, nonstate, state, member
              = did you mean 'internal'?
              = code: unknown-value

        """)
  }

  @Test(arguments: [
    ("threat.orgin == \"state\"", "1:1", "unknown name 'threat.orgin'", "did you mean 'threat.origin'?"),
    ("origin == \"state\"", "1:1", "unknown name 'origin'", "did you mean 'threat.origin'?"),
    ("threat.origin == state", "1:18", "unknown name 'state'", "a text stands in quotes: \"state\""),
    (
      "threat.origin in [\"state\", \"sate\"]", "1:28", "unknown value 'sate' of threat.origin",
      "did you mean 'state'?"
    ),
    (
      "claim.outside_hand == \"yes\"", "1:1", "'==' cannot compare bool with string",
      "a yes/no value is a condition by itself: write its name alone, or ! before it"
    ),
    ("threat.severity * 2 > 3.0", "1:1", "'*' is not defined for double and int", "write 2.0"),
    ("threat.severity = 2", "1:17", "unexpected character '='", "write == to compare"),
    (
      "claim.outside_hand and true", "1:20", "expected an operator or the end of the condition, found 'and'",
      "write &&"
    ),
    (
      "threat.origin < \"state\"", "1:1",
      "the values of threat.origin have no order, so '<' cannot compare them",
      "write == or in [...]"
    ),
    ("1 < troops < 5", "1:1", "'<' cannot order bool and int", "join two comparisons with &&"),
    (
      "date > \"2012-12-19\"", "1:1", "'>' cannot order timestamp and string",
      "write date(\"2012-12-19\") for a day"
    ),
    (
      "date > date(\"2012-02-30\")", "1:13", "there is no day '2012-02-30'",
      "write year, month and day, such as 2012-12-19"
    ),
    ("seated(\"armania\")", "1:8", "unknown value 'armania' of member", "did you mean 'armenia'?"),
    ("seatd(\"armenia\")", "1:1", "unknown function 'seatd'", "did you mean 'seated'?"),
    ("scaled(1) > 1.0", "1:8", "'scaled' takes a value of type double here, not int", "write 1.0"),
    ("troops", "1:1", "expected bool, found int", "compare it with a number"),
    (
      "threat.origin", "1:1", "expected bool, found choice (threat.origin)",
      "compare it with one of: internal, nonstate, state, member"
    ),
    ("\"abc", "1:1", "a text that begins here is never closed", "end it with \""),
  ])
  func whatIsWrongIsNamedWithItsPlaceAndARemedy(
    _ text: String, _ place: String, _ message: String, _ hint: String
  ) {
    let lines = report(text, expecting: .bool).split(separator: "\n")
    #expect(lines.first == "x.yaml:\(place): error: \(message)")
    #expect(lines.contains("      = \(hint)"), "\(lines)")
  }

  @Test func choicesWithNothingInCommonCannotBeCompared() {
    #expect(report("threat.origin == reading.article4").contains("have no value in common"))
  }

  @Test func allErrorsOfAConditionAreReported() {
    let lines = report("threat.orgin == \"x\" || troops > \"3\" || !troops").split(separator: "\n")
    #expect(lines.filter { $0.contains("error:") }.count == 3)
  }

  @Test func aResultThatIsAChoiceIsHeldToItsValues() throws {
    let verdict = ExpressionType.choice(ChoiceType(name: "verdict", values: ["refused", "approved"]))
    let text = "claim.outside_hand ? \"refused\" : \"aproved\""
    #expect(report(text, expecting: verdict).contains("did you mean 'approved'?"))
    let right = try Expression.compile("claim.outside_hand ? \"refused\" : \"approved\"", expecting: verdict)
    #expect(right.type == verdict)
  }

  @Test func positionsInsideABlockScalarFollowTheTable() throws {
    let file = "when: |\n  troops > 3 &&\n  threat.origin == \"sate\"\n"
    let text = "troops > 3 &&\nthreat.origin == \"sate\"\n"
    var positions: [SourcePosition] = []
    var (line, column) = (2, 3)
    for scalar in text.unicodeScalars {
      positions.append(SourcePosition(line: line, column: column))
      (line, column) = scalar == "\n" ? (line + 1, 3) : (line, column + 1)
    }
    positions.append(SourcePosition(line: line, column: column))
    let source = ExpressionSource(text: text, file: "r.yaml", positions: .table(positions))
    let error = #expect(throws: DiagnosticList.self) { try Expression.compile(source, in: exampleScope) }
    let renderer = DiagnosticRenderer(sources: ["r.yaml": SourceText(name: "r.yaml", text: file)])
    #expect(
      renderer.render(error?.diagnostics ?? []) == """
        r.yaml:3:20: error: unknown value 'sate' of threat.origin
            3 |   threat.origin == "sate"
              |                    ^~~~~~
              = expected one of: internal, nonstate, state, member
              = did you mean 'state'?

        """)
  }
}
