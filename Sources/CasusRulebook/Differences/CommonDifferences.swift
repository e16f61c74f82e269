/// Shapes for the comparison that rulebooks and scenarios share.
enum CommonDifferences {
  /// Text that means the same to every run.
  static func remark(_ label: String, _ key: String? = nil) -> DifferenceField {
    DifferenceField(label, key.map { [$0] }, .atom(.text), .nothing)
  }

  static func field(
    _ label: String, _ kind: AtomKind, _ effect: Edit.Effect = .probabilities, key: String? = nil,
    whenAbsent: String? = nil
  ) -> DifferenceField {
    DifferenceField(label, key.map { [$0] }, .atom(kind), effect, whenAbsent: whenAbsent)
  }

  /// Reason, citations, why there are none, confidence.
  static let grounds: [DifferenceField] = [
    remark("reason", "because"),
    DifferenceField(
      "citations", ["cite"],
      .collection(
        CollectionDifference(
          noun: "citation of", naming: .fields(["source", "at"], as: .text, whenAbsent: ""), order: .nothing,
          item: .atom(.value), effect: .nothing, absentIsEmpty: true)), .nothing),
    remark("unsourced"),
    remark("confidence"),
  ]

  /// A mapping whose keys its author chooses.
  static func section(
    _ key: String, _ noun: String, order: CollectionDifference.Order, _ item: DifferenceShape,
    exceptions: [String: DifferenceShape] = [:], effect: Edit.Effect = .probabilities
  ) -> DifferenceField {
    DifferenceField(
      key, nil,
      .collection(
        CollectionDifference(
          noun: noun, naming: .key, order: order, item: item, exceptions: exceptions, effect: effect,
          absentIsEmpty: true)), effect)
  }

  /// A list whose items have an `id`.
  static func list(
    _ key: String, _ noun: String, order: CollectionDifference.Order, _ fields: [DifferenceField]
  ) -> DifferenceField {
    DifferenceField(
      key, nil,
      .collection(
        CollectionDifference(
          noun: noun, naming: .fields(["id"], as: .text, whenAbsent: ""), order: order,
          item: .record(RecordDifference(fields: fields)), effect: .probabilities)), .probabilities)
  }
}
