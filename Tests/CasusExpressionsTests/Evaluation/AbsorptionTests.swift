import CasusExpressions
import Testing

@Suite struct AbsorptionTests {
  static let operands = ["true", "false", "1 / 0 == 1"]

  /// The table of CEL's specification: what decides absorbs a failure on either side, what does not lets it out.
  @Test func aDecisiveOperandAbsorbsFailuresOnEitherSide() throws {
    let failure = "division-by-zero"
    let and = ["true", "false", failure, "false", "false", "false", failure, "false", failure]
    let or = ["true", "true", "true", "true", "false", failure, "true", failure, failure]
    for (row, left) in Self.operands.enumerated() {
      for (column, right) in Self.operands.enumerated() {
        #expect(try answer("\(left) && \(right)") == and[row * 3 + column], "\(left) && \(right)")
        #expect(try answer("\(left) || \(right)") == or[row * 3 + column], "\(left) || \(right)")
      }
    }
  }

  @Test(arguments: [
    ("true ? 1 : 1 / 0", "1"), ("false ? 1 / 0 : 2", "2"), ("1 / 0 == 1 ? 1 : 2", "division-by-zero"),
    ("[0, 1].exists(x, 1 / x == 1)", "true"), ("[0, 1].all(x, 1 / x == 2)", "false"),
    ("[0, 1].exists_one(x, 1 / x == 1)", "division-by-zero"), ("1 / 0 == 1 || false || true", "true"),
  ])
  func conditionalsAndMacrosEvaluateOnlyWhatDecides(_ text: String, _ expected: String) throws {
    #expect(try answer(text) == expected)
  }

  @Test(arguments: [
    ("min(3, 1, 2)", "1"), ("max(1.5, -2.0)", "1.5"), ("max(0.0 / 0.0, 1.0)", "nan"), ("abs(-3)", "3"),
    ("abs(-9223372036854775807 - 1)", "overflow"),
    ("date(\"2012-12-19\") == timestamp(\"2012-12-19T00:00:00Z\")", "true"),
    ("size('e\u{301}')", "2"), ("'é' == 'e\u{301}'", "false"), ("'\u{FFFF}' < '\u{1F600}'", "true"),
    ("date(\"2024-12-31\").getDayOfYear()", "365"), ("date(\"2022-01-05\").getDayOfWeek()", "3"),
    ("duration('1h30m').getMinutes()", "90"), ("string(duration('-1500ms'))", "\"-1.5s\""),
    ("string(2.0)", "\"2\""),
    ("timestamp('2022-01-05T00:30:00+06:00').getDate()", "4"),
    ("timestamp('2022-01-05T00:30:00+06:00').getDate('+06:00')", "5"),
    ("duration('99999999999h')", "invalid-argument"), ("{'a': 1, 'a': 2}", "repeated-key"),
    ("[1][1]", "index-out-of-range"),
  ])
  func functionsAnswerAsDocumented(_ text: String, _ expected: String) throws {
    #expect(try answer(text) == expected)
  }

  @Test func failuresCarryTheirPlaceInTheFile() throws {
    let source = ExpressionSource(
      text: "troops > 0 || 1 / troops > 0", file: "r.yaml",
      positions: .contiguous(from: SourcePosition(line: 9, column: 12)))
    let expression = try Expression.compile(source, in: exampleScope)
    let failure = #expect(throws: EvaluationError.self) {
      try expression.evaluate(Bindings(values: [.string("state"), .double(1), .bool(true), .int(0)]))
    }
    #expect(failure?.message == "division by zero")
    #expect(failure?.source == "r.yaml")
    #expect(failure?.span == SourceSpan(at: SourcePosition(line: 9, column: 26), length: 10))
  }

  @Test func customFunctionsAreCalledBySlotAndTheirFailuresAreLocated() throws {
    let seated: CustomFunction = { arguments throws(EvaluationError) in
      .bool(arguments == [.string("armenia")])
    }
    let scaled: CustomFunction = { _ throws(EvaluationError) in throw EvaluationError("no-scale", "no scale")
    }
    let bindings = Bindings(functions: [seated, scaled])
    #expect(
      try Expression.compile("seated(\"armenia\") && !seated(\"belarus\")").evaluate(bindings) == .bool(true))
    let failure = #expect(throws: EvaluationError.self) {
      try Expression.compile("scaled(1.0)").evaluate(bindings)
    }
    #expect(failure?.code == "no-scale")
    #expect(failure?.span == SourceSpan(at: SourcePosition(line: 1, column: 1), length: 11))
  }
}
