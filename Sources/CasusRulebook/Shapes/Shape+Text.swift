import CasusExpressions

extension Shape {
  /// Whether a scalar with this text has this shape.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .text, .expression, .parameter: !text.isEmpty
    case .word(let words): words.contains(text)
    case .identifier: ScalarReading.isIdentifier(text)
    case .name: ScalarReading.isName(text)
    case .yesNo: ScalarReading.yesNo(text) != nil
    case .number(let range): ScalarReading.number(text).map(range.contains) ?? false
    case .whole(let range): ScalarReading.whole(text).map(range.contains) ?? false
    case .date: CivilDate(text) != nil
    case .list, .range, .map, .mapping, .either: false
    case .named(_, let inner): inner.accepts(text)
    }
  }

  /// Whether a node is of the kind that this shape describes: a scalar, a list or a mapping.
  func fits(_ node: YAMLNode) -> Bool {
    switch (self, node.content) {
    case (.named(_, let inner), _): inner.fits(node)
    case (.either(let shapes), _): shapes.contains { $0.fits(node) }
    case (.list, .sequence), (.range, .sequence), (.map, .mapping), (.mapping, .mapping): true
    case (.list, _), (.range, _), (.map, _), (.mapping, _): false
    case (_, .scalar(let scalar)): accepts(scalar.text)
    default: false
    }
  }

  /// What is expected, in words for messages.
  var inWords: String {
    switch self {
    case .text: "text"
    case .word(let words): words.quotedList
    case .identifier: "an identifier (lower-case words joined by hyphens)"
    case .name: "a name (lower-case words joined by dots and underscores)"
    case .yesNo: "yes or no"
    case .number(let range): Self.inWords(range)
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .parameter: "a number or an expression"
    case .date: "a day such as 2022-01-05"
    case .expression: "an expression"
    case .list: "a list"
    case .range: "a range such as [0, 4]"
    case .map, .mapping: "a mapping"
    case .either(let shapes): shapes.map(\.inWords).joined(separator: ", or ")
    case .named(_, let inner): inner.inWords
    }
  }

  private static func inWords(_ range: ClosedRange<Double>) -> String {
    let isOpenAbove = range.upperBound == .greatestFiniteMagnitude
    switch range.lowerBound {
    case -Double.greatestFiniteMagnitude where isOpenAbove: return "a finite number"
    case Double.leastNormalMagnitude where isOpenAbove: return "a finite number above 0"
    case 0 where isOpenAbove: return "a finite number not below 0"
    default: return "a number from \(range.lowerBound.plain) to \(range.upperBound.plain)"
    }
  }
}

extension Shape.MapKeys {
  func allows(_ key: String) -> Bool {
    switch self {
    case .identifiers: ScalarReading.isIdentifier(key)
    case .names: ScalarReading.isName(key)
    case .probabilities: ScalarReading.number(key).map((0.0...1.0).contains) ?? false
    case .pins:
      key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).allSatisfy {
        ScalarReading.isName(String($0)) || ScalarReading.isIdentifier(String($0))
      }
    }
  }

  var inWords: String {
    switch self {
    case .identifiers: "identifier (lower-case words joined by hyphens)"
    case .names: "name (lower-case words joined by dots and underscores)"
    case .probabilities: "probability (a number from 0 to 1)"
    case .pins: "name of a factor, a judgement or a stage, or strength/ or lean/ with a name"
    }
  }
}
