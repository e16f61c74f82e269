/// What a table of tests may hold.
enum TestsShape {
  static let root = Shape.mapping(
    MappingShape(
      keys: [
        .required("casus", .word(["tests/1"]), "the kind of file and its version, tests/1"),
        .required("id", .identifier, "the table's identifier"),
        .required("title", .text, "its title in plain words"),
        .required("rulebook", .text, "a bundled rulebook's identifier, or a path relative to this file"),
      ] + shared + [.required("cases", .list(of: testCase, minimum: 1), "the cases")]))

  /// What may be stated for all cases, and for one.
  private static let shared: [KeyShape] = [
    .optional("date", .date, "the date of the request"),
    .optional("requester", ScenarioShape.requester, "who asks"),
    .optional(
      "given", .map(keys: .names, of: ExpectationShape.condition, minimum: 0), "factors and their values"),
    .optional(
      "pin", .map(keys: .pins, of: ExpectationShape.condition, minimum: 0),
      "judgements, strengths, leans and stages' answers, and their values"),
  ]

  private static let testCase = Shape.mapping(
    MappingShape(
      keys: [.required("name", .text, "what the case shows, in plain words")] + shared
        + ExpectationShape.caseKeys + [
          .optional(
            "active", .either([.yesNo, .list(of: .identifier, minimum: 1)]),
            "criteria that are active; yes or no beside `criterion`"),
          .optional("inactive", .list(of: .identifier, minimum: 1), "criteria that are not active"),
          .optional("expect", .list(of: ExpectationShape.ofCase, minimum: 1), "several expectations"),
          .optional("todo", .text, "why the case is not checked yet"),
        ],
      atMostOne: [
        ExpectationShape.subjectsOfCase + ["expect"], ExpectationShape.numbersOfCase,
        ExpectationShape.contrasts,
      ]))
}
