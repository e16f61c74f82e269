/// What a rulebook file may hold.
enum RulebookShape {
  static let root = Shape.mapping(
    MappingShape(keys: [
      .required("casus", .word(["rulebook/1"]), "the kind of file and its version, rulebook/1"),
      .required("id", .identifier, "the rulebook's identifier"),
      .required("title", .text, "its title in plain words"),
      .optional("about", .text, "a paragraph on scope and limits"),
      .required("sources", .map(keys: .identifiers, of: source, minimum: 0), "the bibliography"),
      .required("strengths", strengths, "words for strengths"),
      .required("leans", .map(keys: .identifiers, of: logOdds, minimum: 1), "words for leans"),
      .required("members", .map(keys: .identifiers, of: member, minimum: 1), "the member states"),
      .optional("roles", .map(keys: .names, of: .text, minimum: 0), "names for members"),
      .optional(
        "dated", .map(keys: .names, of: .list(of: datedEntry, minimum: 1), minimum: 0),
        "names whose value depends on the date"),
      .required("factors", .map(keys: .names, of: factor, minimum: 1), "what a scenario states"),
      .optional(
        "judgements", .map(keys: .names, of: judgement, minimum: 0), "what is uncertain about the rulebook"),
      .optional("facts", .map(keys: .names, of: fact, minimum: 0), "named expressions"),
      .optional("groups", .map(keys: .identifiers, of: group, minimum: 0), "groups of criteria"),
      .required("stages", .list(of: stage, minimum: 1), "the questions, the first one first"),
      .required("criteria", .list(of: criterion, minimum: 0), "the criteria"),
      .required("outcomes", .list(of: outcome, minimum: 1), "where paths end"),
      .optional(
        "quantities", .map(keys: .names, of: quantity, minimum: 0), "numbers that follow an outcome"),
    ]))

  private static let source = Shape.mapping(
    MappingShape(keys: [
      .required("title", .text, "its title, or a description"),
      .optional("author", .text, "its author or authors"),
      .optional("outlet", .text, "the publisher, periodical or site"),
      .optional("date", .text, "its date, as a day or in words"),
      .optional("url", .text, "where it can be found"),
      .optional("note", .text, "how far it can be relied on"),
    ]))

  private static let logOdds = Shape.named(
    "log-odds",
    .mapping(
      MappingShape(
        keys: [
          .required("mean", .number(-40...40), "the mean in log-odds"),
          .required("sd", .number(0...40), "the standard deviation in log-odds"),
        ] + CommonShapes.grounds, exactlyOne: CommonShapes.citedOrUnsourced)))

  /// Words, and beside them the one fixed key `shared`.
  private static let strengths = Shape.map(
    keys: .identifiers, of: .either([.number(0...0.99), logOdds]), minimum: 1)

  private static let period: [KeyShape] = [
    .optional("from", .date, "the first day"), .optional("to", .date, "the first day no longer in it"),
  ]

  private static let member = Shape.mapping(
    MappingShape(
      keys: [
        .required("name", .text, "its name in plain words"),
        .required(
          "seated", .list(of: .mapping(MappingShape(keys: period)), minimum: 0), "when it was seated"),
      ] + CommonShapes.optionalGrounds))

  private static let datedEntry = Shape.mapping(
    MappingShape(keys: period + [.required("value", .text, "the value")] + CommonShapes.optionalGrounds))

  private static let question = KeyShape.required("asks", .text, "the question, in plain words")

  private static let kinds: [KeyShape] = [
    .optional(
      "choice", .map(keys: .identifiers, of: .text, minimum: 2), "the values, each with its meaning"),
    .optional(
      "yes_no",
      .mapping(
        MappingShape(keys: [
          .required("yes", .text, "what yes means"), .required("no", .text, "what no means"),
        ])), "what yes and no mean"),
    .optional("number", bounded, "a real number"),
    .optional("count", bounded, "a whole number"),
    .optional("ordered", .yesNo, "whether the order of a choice's values means something"),
    .optional("scale", .word(["linear", "log"]), "the scale of a number; what `a to b` means"),
  ]

  private static let bounded = Shape.mapping(
    MappingShape(keys: [
      .required("range", .range, "the lowest and the highest value"),
      .required("unit", .text, "the unit"),
    ]))

  private static let kindSet = ["choice", "yes_no", "number", "count"]

  private static let factor = Shape.mapping(
    MappingShape(
      keys: [question] + kinds + [
        .optional("members", .word(["any"]), "a list of members"),
        .optional("default", .either([.list(of: defaultBranch, minimum: 1), defaultBranch]), "its default"),
      ], exactlyOne: [kindSet + ["members"]]))

  private static let defaultBranch = Shape.named(
    "default",
    .mapping(
      MappingShape(
        keys: [
          .optional("when", .expression, "when the branch is taken"),
          .required("value", CommonShapes.value, "the value or distribution"),
        ] + CommonShapes.grounds, exactlyOne: CommonShapes.citedOrUnsourced)))

  private static let judgement = Shape.mapping(
    MappingShape(
      keys: [question] + kinds + [.required("belief", CommonShapes.value, "the stated belief")]
        + CommonShapes.grounds,
      exactlyOne: [kindSet] + CommonShapes.citedOrUnsourced))

  private static let fact = Shape.either([
    .expression,
    .mapping(
      MappingShape(
        keys: [
          .required("is", .expression, "the expression"),
          .optional("means", .text, "what it means, in plain words"),
        ] + CommonShapes.optionalGrounds)),
  ])

  private static let group = Shape.mapping(
    MappingShape(keys: [
      .optional("combine", .word(["sum", "strongest"]), "whether all count, or the strongest only"),
      .required("because", .text, "why they hang together"),
    ]))

  private static let stage = Shape.mapping(
    MappingShape(
      keys: [
        .required("id", .identifier, "the stage's identifier"),
        .required("by", .text, "who answers"),
        .required("asks", .text, "the question, in plain words"),
        .required("lean", .identifier, "how it stands before any criterion speaks"),
        .required("yes", .identifier, "the stage or outcome that yes leads to"),
        .required("no", .identifier, "the stage or outcome that no leads to"),
        .optional("council", council, "how a council answers"),
      ] + CommonShapes.grounds, exactlyOne: CommonShapes.citedOrUnsourced))

  private static let council = Shape.mapping(
    MappingShape(
      keys: [
        .optional("rule", .word(["consensus", "majority", "lead"]), "the voting rule"),
        .optional("at_least", .whole(1...1000), "how many supporters are enough"),
        .optional("of", .word(["seated", "voting"]), "whose majority"),
        .optional("otherwise", .yesNo, "the answer where the lead is not asked"),
        .optional("not_asked", .expression, "the members that are left out"),
        .optional("stands_aside", .name, "the judgement w of P(objects) = logistic(-e - w)"),
        .required("nobody_asked", .yesNo, "the answer where no member is asked"),
      ], exactlyOne: [["rule", "at_least"]]))

  private static let criterion = Shape.mapping(
    MappingShape(
      keys: [
        .required("id", .identifier, "the criterion's identifier"),
        .required("stage", .identifier, "the stage at which it speaks"),
        .optional("to", .text, "a member or a role, in a council"),
        .required("when", .expression, "when it is active"),
        .required("says", .word(["yes", "no"]), "what it speaks for"),
        .optional("strength", .identifier, "a word for its strength"),
        .optional("bars", .yesNo, "whether the answer is no, whatever else holds"),
        .optional("settles", .yesNo, "whether the answer is yes, unless a bar is active"),
        .optional("scale", .expression, "a number that multiplies its strength"),
        .optional("group", .identifier, "the group that it belongs to"),
      ] + CommonShapes.grounds,
      exactlyOne: [["strength", "bars", "settles"]] + CommonShapes.citedOrUnsourced,
      atMostOne: [["scale", "bars", "settles"]]))

  private static let outcome = Shape.mapping(
    MappingShape(keys: [
      .required("id", .identifier, "the outcome's identifier"),
      .required("title", .text, "what happens, in plain words"),
      .required("rank", .whole(0...1000), "its rung on the ladder"),
      .required("verdict", .expression, "approved, refused, none, or an expression for one of them"),
      .optional("gives", .list(of: .text, minimum: 0), "what the requester gets, in words"),
    ]))

  private static let quantity = Shape.mapping(
    MappingShape(keys: [
      .required("title", .text, "what it is, in plain words"),
      .required("unit", .text, "its unit"),
      .required("range", .range, "the range of its histogram"),
      .optional("scale", .word(["linear", "log"]), "whether the histogram's bins are linear or log"),
      .optional("whole", .yesNo, "whether it is a whole number"),
      .required("of", .list(of: quantityEntry, minimum: 1), "its distribution after which outcomes"),
    ]))

  private static let quantityEntry = Shape.mapping(
    MappingShape(
      keys: [
        .required("outcomes", .list(of: .identifier, minimum: 1), "the outcomes that it follows"),
        .required("value", CommonShapes.quantityValue, "its distribution"),
        .optional("floor", .name, "an earlier quantity that it cannot lie below"),
        .optional("ceiling", .name, "an earlier quantity that it cannot lie above"),
      ] + CommonShapes.grounds, exactlyOne: CommonShapes.citedOrUnsourced))
}
