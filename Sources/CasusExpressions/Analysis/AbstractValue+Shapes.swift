extension AbstractValue.Shape {
  /// More texts than this are not kept apart.
  private static let mostTexts = 256

  static func any(of type: ExpressionType) -> Self {
    switch type {
    case .bool: .booleans(canBeFalse: true, canBeTrue: true)
    case .int: .numbers(.int)
    case .uint: .numbers(.uint)
    case .double: .numbers(.all)
    case .choice(let choice): texts(choice.values)
    case .list(let element): .list(elements: any(of: element), count: 0...Int.max)
    case .dyn, .null, .string, .timestamp, .duration, .map, .type: .anything
    }
  }

  static func exactly(_ value: Value) -> Self {
    switch value {
    case .bool(let truth): return .booleans(canBeFalse: !truth, canBeTrue: truth)
    case .int, .uint, .double:
      guard let number = value.number else { return .anything }
      return .numbers(number.isNaN ? .nan : NumberRange(number, number))
    case .string(let text): return .strings([text])
    case .list(let elements):
      let element = elements.reduce(Self.nothing) { $0.joined(with: exactly($1)) }
      return .list(elements: element, count: elements.count...elements.count)
    case .null, .timestamp, .duration, .map, .type: return .anything
    }
  }

  static func texts(_ texts: [String]) -> Self {
    let values = Set(texts.map(Value.string))
    guard values.count <= mostTexts else { return .anything }
    let distinct = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    return distinct.isEmpty
      ? .nothing : .strings(distinct.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  static let someTruth = Self.booleans(canBeFalse: true, canBeTrue: true)

  static func truth(canBeFalse: Bool, canBeTrue: Bool) -> Self {
    canBeFalse || canBeTrue ? .booleans(canBeFalse: canBeFalse, canBeTrue: canBeTrue) : .nothing
  }

  /// Which truths are possible; neither for what is no condition.
  var truths: (canBeFalse: Bool, canBeTrue: Bool) {
    switch self {
    case .booleans(let canBeFalse, let canBeTrue): (canBeFalse, canBeTrue)
    case .anything: (true, true)
    default: (false, false)
    }
  }

  func contains(_ value: Value) -> Bool {
    switch (self, value) {
    case (.anything, _): return true
    case (.booleans(let canBeFalse, let canBeTrue), .bool(let truth)): return truth ? canBeTrue : canBeFalse
    case (.numbers(let range), _): return value.number.map(range.contains) ?? false
    case (.strings(let texts), .string(let text)): return texts.contains { $0.hasSameCodePoints(as: text) }
    case (.list(let elements, let count), .list(let values)):
      return count.contains(values.count) && values.allSatisfy(elements.contains)
    default: return false
    }
  }

  /// The smallest shape that encloses both.
  func joined(with other: Self) -> Self {
    switch (self, other) {
    case (.nothing, _): return other
    case (_, .nothing): return self
    case (.booleans, .booleans):
      return .truth(
        canBeFalse: truths.canBeFalse || other.truths.canBeFalse,
        canBeTrue: truths.canBeTrue || other.truths.canBeTrue)
    case (.numbers(let left), .numbers(let right)): return .numbers(left.joined(with: right))
    case (.strings(let left), .strings(let right)): return .texts(left + right)
    case (.list(let left, let leftCount), .list(let right, let rightCount)):
      let count =
        min(leftCount.lowerBound, rightCount.lowerBound)...max(leftCount.upperBound, rightCount.upperBound)
      return .list(elements: left.joined(with: right), count: count)
    default: return .anything
    }
  }
}
