extension VariableKind {
  /// Whether the order of its values means something, so that it can be correlated.
  public var isOrdered: Bool {
    switch self {
    case .yesNo, .number, .count: true
    case .choice(_, let isOrdered): isOrdered
    case .members: false
    }
  }

  /// What may be stated, in a sentence: `One of: internal, state.`
  public var valuesInWords: String {
    switch self {
    case .yesNo(let yes, let no): "Yes (\(yes)) or no (\(no))."
    case .choice(let options, _): "One of: \(options.map(\.value).joined(separator: ", "))."
    case .number(let range, let unit, _):
      "A number from \(range.lowerBound.plain) to \(range.upperBound.plain) (\(unit))."
    case .count(let range, let unit, _):
      "A whole number from \(range.lowerBound) to \(range.upperBound) (\(unit))."
    case .members: "A list of members, such as [] for none."
    }
  }
}
