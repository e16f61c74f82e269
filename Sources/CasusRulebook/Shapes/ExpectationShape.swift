/// What may be written as an expectation, in scenarios and in tables of tests.
enum ExpectationShape {
  /// What can be asked about, of which one must stand.
  static let subjects = ["verdict", "outcome", "or_higher", "path", "stage", "criterion", "quantity"]
  /// What can be asked of it, of which at most one may stand.
  static let bounds = [
    "at_least", "at_most", "between", "about", "likelier_than", "likelier_than_in", "less_likely_than_in",
    "active",
  ]

  /// An expectation of a scenario.
  static let ofScenario = Shape.mapping(
    MappingShape(
      keys: subjectKeys + quantityKeys + boundKeys + [
        .optional("active", .yesNo, "whether the criterion is active in every request or in none"),
        .optional("likelier_than_in", .text, "the path of a scenario in which it is less likely"),
        .optional("less_likely_than_in", .text, "the path of a scenario in which it is likelier"),
        .optional("todo", .text, "why it is known not to hold, or not checked yet"),
        .optional(
          "credibly", .number(0.5...0.999), "the level at which the interval from judgements is asked"),
      ], exactlyOne: [subjects], atMostOne: [bounds]))

  /// An expectation of a test's case.
  static let ofCase = Shape.mapping(
    MappingShape(
      keys: caseKeys + [.optional("active", .yesNo, "whether the criterion is active")],
      exactlyOne: [subjectsOfCase], atMostOne: [numbersOfCase + ["active"], contrasts]))

  static let subjectsOfCase = subjects.filter { $0 != "quantity" }
  /// Comparisons with other conditions, of which one may stand beside another bound.
  static let contrasts = ["likelier_than_with", "less_likely_than_with"]
  static let numbersOfCase = bounds.filter { !$0.hasSuffix("_in") && $0 != "active" }
  static let boundsOfCase = numbersOfCase + ["active"] + contrasts

  /// The keys of a test's expectation but `active`.
  static let caseKeys =
    subjectKeys + boundKeys + [
      .optional("likelier_than_with", conditions, "other conditions under which it is less likely"),
      .optional("less_likely_than_with", conditions, "other conditions under which it is likelier"),
    ]

  /// Factors and pins by name.
  static let conditions = Shape.map(keys: .pins, of: condition, minimum: 1)
  static let condition = Shape.either([.text, .list(of: .identifier, minimum: 0)])

  private static let subjectKeys: [KeyShape] = [
    .optional(
      "verdict", .word(["approved", "refused", "none"]), "a verdict, given that something was asked"),
    .optional("outcome", .identifier, "an outcome"),
    .optional("or_higher", .identifier, "an outcome, its rank or any higher"),
    .optional(
      "path",
      .list(of: .either([.identifier, .map(keys: .identifiers, of: .yesNo, minimum: 1)]), minimum: 1),
      "stages that are passed in order, with their answers, and perhaps the outcome"),
    .optional("stage", .identifier, "a stage, with `answer`"),
    .optional("answer", .yesNo, "the stage's answer that is meant"),
    .optional("criterion", .identifier, "a criterion, with `active` or a bound on the share"),
  ]

  private static let quantityKeys: [KeyShape] = [
    .optional("quantity", .name, "a quantity"),
    .optional("quantile", .number(0.001...0.999), "which of its quantiles; the median if left out"),
  ]

  private static let boundKeys: [KeyShape] = [
    .optional("at_least", .finite, "the lowest value"),
    .optional("at_most", .finite, "the highest value"),
    .optional("between", .range, "the lowest and the highest value"),
    .optional("about", .finite, "a value, with `within`"),
    .optional("within", .notNegative, "how far from `about`"),
    .optional("likelier_than", .identifier, "an outcome that is less likely"),
  ]
}
