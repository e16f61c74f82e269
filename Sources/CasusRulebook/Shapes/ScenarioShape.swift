/// What a scenario file may hold.
enum ScenarioShape {
  static let root = Shape.mapping(
    MappingShape(
      keys: [
        .required("casus", .word(["scenario/1"]), "the kind of file and its version, scenario/1"),
        .required("id", .identifier, "the scenario's identifier"),
        .required("title", .text, "its title in plain words"),
        .optional("question", .text, "the question that it answers"),
        .optional("varies", .text, "the path of the scenario that it varies, relative to this file"),
        .optional("rulebook", .text, "a bundled rulebook's identifier, or a path relative to this file"),
        .optional("date", .date, "the date of the request"),
        .optional("requester", requester, "who asks"),
        .optional(
          "factors", .map(keys: .names, of: CommonShapes.groundedValue, minimum: 0), "what is stated"),
        .optional(
          "known", .map(keys: .identifiers, of: knownAnswer, minimum: 0), "stages whose answer is known"),
        .optional("correlate", .list(of: correlation, minimum: 0), "rank correlations"),
        .optional("observed", observation, "what happened, in a case"),
        .optional("expect", .list(of: ExpectationShape.ofScenario, minimum: 0), "what is expected of a run"),
      ]))

  static let requester = Shape.either([
    .identifier,
    .mapping(
      MappingShape(keys: [.required("outsider", .text, "the name of a state that was never a member")])),
  ])

  private static let knownAnswer = Shape.mapping(
    MappingShape(
      keys: [.required("answer", .yesNo, "the stage's answer")] + CommonShapes.optionalGrounds,
      exactlyOne: CommonShapes.citedOrUnsourced))

  private static let correlation = Shape.mapping(
    MappingShape(keys: [
      .required("between", .list(of: .name, minimum: 2), "two factors"),
      .required("rank", .number(-0.999...0.999), "Spearman's rank correlation"),
    ]))

  private static let observation = Shape.mapping(
    MappingShape(
      keys: [
        .required("outcome", .identifier, "the outcome that came about"),
        .optional("quantities", .map(keys: .names, of: .finite, minimum: 0), "values of quantities"),
      ] + CommonShapes.optionalGrounds, exactlyOne: CommonShapes.citedOrUnsourced))
}
