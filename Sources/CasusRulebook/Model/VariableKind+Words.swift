extension VariableKind {
  /// Whether the order of its values means something, so that it can be correlated.
  public var isOrdered: Bool {
    switch self {
    case .yesNo, .number, .count: true
    case .choice(_, let isOrdered): isOrdered
    case .members: false
    }
  }

  /// What may be stated, in a few words: `one of: internal, state`.
  public var valuesInWords: String {
    switch self {
    case .yesNo(let yes, let no): "yes (\(yes)) or no (\(no))"
    case .choice(let options, _): "one of: \(options.map(\.value).joined(separator: ", "))"
    case .number(let range, let unit, _):
      "a number from \(range.lowerBound.plain) to \(range.upperBound.plain) (\(unit))"
    case .count(let range, let unit, _):
      "a whole number from \(range.lowerBound) to \(range.upperBound) (\(unit))"
    case .members: "a list of members, such as [] for none"
    }
  }
}
