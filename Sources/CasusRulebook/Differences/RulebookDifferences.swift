/// How two rulebooks are compared.
enum RulebookDifferences {
  static let root = DifferenceShape.record(
    RecordDifference(fields: [
      CommonDifferences.remark("casus"), CommonDifferences.remark("id"), CommonDifferences.remark("title"),
      CommonDifferences.remark("about"),
      CommonDifferences.section("sources", "source", order: .nothing, source, effect: .nothing),
      CommonDifferences.section(
        "strengths", "strength", order: .nothing, logOdds, exceptions: ["shared": .atom(.value)]),
      CommonDifferences.section("leans", "lean", order: .nothing, logOdds),
      CommonDifferences.section("members", "member", order: .everything, member),
      CommonDifferences.section("roles", "role", order: .nothing, .atom(.text)),
      CommonDifferences.section("dated", "dated name", order: .nothing, dated),
      CommonDifferences.section("factors", "factor", order: .everything, factor),
      CommonDifferences.section("judgements", "judgement", order: .everything, judgement),
      CommonDifferences.section("facts", "fact", order: .everything, fact),
      CommonDifferences.section("groups", "group", order: .nothing, group),
      CommonDifferences.list("stages", "stage", order: .everything, stage),
      CommonDifferences.list("criteria", "criterion", order: .within("stage"), criterion),
      CommonDifferences.list("outcomes", "outcome", order: .everything, outcome),
      CommonDifferences.section(
        "quantities", "quantity", order: .everything, quantity, effect: .quantities),
    ]))

  private static func record(_ fields: [DifferenceField]) -> DifferenceShape {
    .record(RecordDifference(fields: fields))
  }

  private static let source = record(
    ["title", "author", "outlet", "date", "url", "note"].map { CommonDifferences.remark($0) })

  private static let logOdds = record(
    [CommonDifferences.field("mean", .value), CommonDifferences.field("sd", .value)]
      + CommonDifferences.grounds)

  private static let member = record(
    [CommonDifferences.remark("name"), CommonDifferences.field("seated", .value)] + CommonDifferences.grounds)

  private static let dated = DifferenceShape.collection(
    CollectionDifference(
      noun: "value from", naming: .fields(["from"], as: .text, whenAbsent: "the beginning"), order: .nothing,
      item: record(
        [
          CommonDifferences.field("from", .text), CommonDifferences.field("to", .text),
          CommonDifferences.field("value", .text),
        ] + CommonDifferences.grounds), effect: .probabilities))

  private static let bounded = record([
    CommonDifferences.field("range", .value), CommonDifferences.remark("unit"),
  ])

  private static let kinds: [DifferenceField] = [
    CommonDifferences.remark("question", "asks"),
    DifferenceField(
      "choice", nil,
      .collection(
        CollectionDifference(
          noun: "option", naming: .key, order: .everything, item: .atom(.text), effect: .probabilities,
          itemEffect: .nothing)), .probabilities),
    DifferenceField(
      "yes_no", nil,
      record([
        CommonDifferences.remark("meaning of yes", "yes"), CommonDifferences.remark("meaning of no", "no"),
      ]), .probabilities),
    DifferenceField("number", nil, bounded, .probabilities),
    DifferenceField("count", nil, bounded, .probabilities),
    CommonDifferences.field("ordered", .yesNo, whenAbsent: "no"),
    CommonDifferences.field("scale", .text, whenAbsent: "linear"),
    CommonDifferences.field("members", .text),
  ]

  private static let factor = record(
    kinds + [
      DifferenceField(
        "default", nil,
        .collection(
          CollectionDifference(
            noun: "default for", naming: .fields(["when"], as: .expression, whenAbsent: "all else"),
            order: .everything,
            item: record(
              [CommonDifferences.field("when", .expression), CommonDifferences.field("value", .value)]
                + CommonDifferences.grounds), effect: .probabilities, loneItemIsList: true)), .probabilities)
    ])

  private static let judgement = record(
    kinds + [CommonDifferences.field("belief", .value)] + CommonDifferences.grounds)

  private static let fact = DifferenceShape.record(
    RecordDifference(
      fields: [CommonDifferences.field("is", .expression), CommonDifferences.remark("meaning", "means")]
        + CommonDifferences.grounds, shorthand: "is"))

  private static let group = record([
    CommonDifferences.field("combine", .text, whenAbsent: "sum"),
    CommonDifferences.remark("reason", "because"),
  ])

  private static let stage: [DifferenceField] =
    [
      CommonDifferences.remark("id"), CommonDifferences.remark("answerer", "by"),
      CommonDifferences.remark("question", "asks"), CommonDifferences.field("lean", .text),
      CommonDifferences.field("route of yes", .text, key: "yes"),
      CommonDifferences.field("route of no", .text, key: "no"),
      DifferenceField("council", nil, council, .probabilities),
    ] + CommonDifferences.grounds

  private static let council = record([
    DifferenceField("rule", ["rule", "at_least"], .atom(.value), .probabilities),
    CommonDifferences.field("of", .text, whenAbsent: "seated"),
    CommonDifferences.field("otherwise", .yesNo), CommonDifferences.field("not_asked", .expression),
    CommonDifferences.field("stands_aside", .text), CommonDifferences.field("nobody_asked", .yesNo),
  ])

  private static let criterion: [DifferenceField] =
    [
      CommonDifferences.remark("id"), CommonDifferences.field("stage", .text),
      CommonDifferences.field("addressee", .text, key: "to"),
      CommonDifferences.field("condition", .expression, key: "when"), CommonDifferences.field("says", .text),
      DifferenceField("strength", ["strength", "bars", "settles"], .atom(.value), .probabilities),
      CommonDifferences.field("scale", .expression), CommonDifferences.field("group", .text),
    ] + CommonDifferences.grounds

  private static let outcome: [DifferenceField] = [
    CommonDifferences.remark("id"), CommonDifferences.remark("title"),
    CommonDifferences.field("rank", .value), CommonDifferences.field("verdict", .expression),
    CommonDifferences.field("gives", .value, .nothing),
  ]

  private static let quantity = record([
    CommonDifferences.remark("title"), CommonDifferences.remark("unit"),
    CommonDifferences.field("range", .value, .quantities),
    CommonDifferences.field("scale", .text, .quantities, whenAbsent: "linear"),
    CommonDifferences.field("whole", .yesNo, .quantities, whenAbsent: "no"),
    DifferenceField(
      "of", nil,
      .collection(
        CollectionDifference(
          noun: "after", naming: .set("outcomes"), order: .nothing,
          item: record(
            [
              CommonDifferences.field("outcomes", .set, .nothing),
              CommonDifferences.field("value", .formula, .quantities),
              CommonDifferences.field("floor", .text, .quantities),
              CommonDifferences.field("ceiling", .text, .quantities),
            ] + CommonDifferences.grounds), effect: .quantities)), .quantities),
  ])
}
