/// How two scenarios are compared.
enum ScenarioDifferences {
  static let root = DifferenceShape.record(
    RecordDifference(fields: [
      CommonDifferences.remark("casus"), CommonDifferences.remark("id"), CommonDifferences.remark("title"),
      CommonDifferences.remark("question"), CommonDifferences.remark("varies"),
      CommonDifferences.remark("rulebook"),
      CommonDifferences.field("date", .text), CommonDifferences.field("requester", .value),
      CommonDifferences.section("factors", "factor", order: .nothing, factor),
      CommonDifferences.section("known", "known answer", order: .nothing, known),
      DifferenceField("correlate", nil, .collection(correlations), .probabilities),
      DifferenceField("observed", nil, .atom(.value), .nothing),
      DifferenceField("expect", nil, .atom(.value), .nothing),
    ]))

  private static let factor = DifferenceShape.record(
    RecordDifference(
      fields: [
        DifferenceField(
          "value", ["value", "chance", "weights"] + CommonShapes.families.map(\.name), .atom(.value),
          .probabilities)
      ] + CommonDifferences.grounds, shorthand: "value"))

  private static let known = DifferenceShape.record(
    RecordDifference(
      fields: [CommonDifferences.field("answer", .yesNo)] + CommonDifferences.grounds))

  private static let correlations = CollectionDifference(
    noun: "correlation of", naming: .set("between"), order: .nothing,
    item: .record(
      RecordDifference(fields: [
        CommonDifferences.field("between", .set, .nothing), CommonDifferences.field("rank", .value),
      ])), effect: .probabilities, absentIsEmpty: true)
}
