import CasusExpressions

/// What the tests' conditions may see: one variable of each kind that a rulebook declares.
let exampleScope = Scope(
  variables: [
    .init(
      "threat.origin",
      .choice(ChoiceType(name: "threat.origin", values: ["internal", "nonstate", "state", "member"]))),
    .init("threat.severity", .double),
    .init("claim.outside_hand", .bool),
    .init("troops", .int),
    .init("date", .timestamp),
    .init("reading.article4", .choice(ChoiceType(name: "reading.article4", values: ["outside", "literal"]))),
  ],
  functions: [
    .init(
      "seated", [.choice(ChoiceType(name: "member", values: ["armenia", "belarus", "kazakhstan"]))], .bool,
      mayFail: false),
    .init("scaled", [.double], .double),
  ])

extension Expression {
  /// Compiles a text that stands on the first line of `x.yaml`.
  static func compile(
    _ text: String, in scope: Scope = exampleScope, expecting: ExpressionType? = nil
  ) throws(DiagnosticList) -> Expression {
    try compile(ExpressionSource(text: text, file: "x.yaml"), in: scope, expecting: expecting)
  }
}

/// What is printed for a text on the first line of `x.yaml` that does not compile; nothing for one that does.
func report(_ text: String, in scope: Scope = exampleScope, expecting: ExpressionType? = nil) -> String {
  do {
    _ = try Expression.compile(text, in: scope, expecting: expecting)
    return ""
  } catch {
    let renderer = DiagnosticRenderer(
      sources: ["x.yaml": SourceText(name: "x.yaml", text: text)], showsCodes: true)
    return renderer.render(error.diagnostics)
  }
}

/// The value of a text that reads no variables, or the code of its failure.
func answer(_ text: String) throws -> String {
  let expression = try Expression.compile(text)
  do {
    return try expression.evaluate(Bindings()).description
  } catch {
    return error.code
  }
}
