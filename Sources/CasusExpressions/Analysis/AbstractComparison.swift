/// What comparisons can answer for operands of which only the shapes are known.
enum AbstractComparison {
  typealias Shape = AbstractValue.Shape

  static func equal(_ left: Shape, _ right: Shape) -> Shape {
    switch (left, right) {
    case (.nothing, _), (_, .nothing): return .nothing
    case (.numbers(let left), .numbers(let right)):
      let mayBeNaN = left.mayBeNaN || right.mayBeNaN
      let isSure = left.low == left.high && right.low == right.high && left.low == right.low && !mayBeNaN
      return .truth(canBeFalse: !isSure, canBeTrue: left.low <= right.high && right.low <= left.high)
    case (.strings(let left), .strings(let right)):
      let shared = Set(left.map(Value.string)).intersection(right.map(Value.string))
      let isSure = left.count == 1 && right.count == 1 && shared.count == 1
      return .truth(canBeFalse: !isSure, canBeTrue: !shared.isEmpty)
    case (.booleans, .booleans):
      let (left, right) = (left.truths, right.truths)
      return .truth(
        canBeFalse: (left.canBeFalse && right.canBeTrue) || (left.canBeTrue && right.canBeFalse),
        canBeTrue: (left.canBeFalse && right.canBeFalse) || (left.canBeTrue && right.canBeTrue))
    default: return .someTruth
    }
  }

  static func order(_ operation: BinaryOperator, _ left: Shape, _ right: Shape) -> Shape {
    switch (left, right) {
    case (.nothing, _), (_, .nothing): return .nothing
    case (.numbers(let left), .numbers(let right)):
      switch operation {
      case .less: return before(left, right, orSame: false)
      case .lessOrEqual: return before(left, right, orSame: true)
      case .greater: return before(right, left, orSame: false)
      default: return before(right, left, orSame: true)
      }
    default: return .someTruth
    }
  }

  private static func before(_ left: NumberRange, _ right: NumberRange, orSame: Bool) -> Shape {
    let mayBeNaN = left.mayBeNaN || right.mayBeNaN
    if left.hasNoNumber || right.hasNoNumber { return .truth(canBeFalse: true, canBeTrue: false) }
    if orSame {
      return .truth(canBeFalse: mayBeNaN || left.high > right.low, canBeTrue: left.low <= right.high)
    }
    return .truth(canBeFalse: mayBeNaN || left.high >= right.low, canBeTrue: left.low < right.high)
  }

  /// What `in` answers for an element and the shapes of a list's elements, each of which is in the list.
  static func isIn(_ element: Shape, anyOf candidates: [Shape]) -> Shape {
    if element == .nothing || candidates.contains(.nothing) { return .nothing }
    let answers = candidates.map { equal(element, $0).truths }
    var isSure = answers.contains { !$0.canBeFalse }
    if case .strings(let texts) = element {
      let certain = Set(candidates.compactMap(\.onlyText).map(Value.string))
      isSure = isSure || texts.allSatisfy { certain.contains(.string($0)) }
    }
    return .truth(canBeFalse: !isSure, canBeTrue: answers.contains { $0.canBeTrue })
  }
}

extension AbstractValue.Shape {
  /// The text, where there is only one possible.
  var onlyText: String? {
    if case .strings(let texts) = self, texts.count == 1 { texts[0] } else { nil }
  }
}
