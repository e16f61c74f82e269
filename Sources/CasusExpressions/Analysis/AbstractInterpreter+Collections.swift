extension AbstractInterpreter {
  mutating func list(_ elements: [TypedExpression]) -> AbstractValue {
    var shape = Shape.nothing
    var failure: EvaluationError?
    var isReached = true
    for element in elements {
      let value = value(of: element)
      shape = shape.joined(with: value.shape)
      failure = failure ?? value.possibleFailure
      isReached = isReached && value.shape != .nothing
    }
    let list = Shape.list(elements: shape, count: elements.count...elements.count)
    return AbstractValue(isReached ? list : .nothing, possibleFailure: failure)
  }

  mutating func map(_ node: TypedExpression, _ entries: [TypedExpression.MapEntry]) -> AbstractValue {
    var failure: EvaluationError?
    for entry in entries {
      for part in [entry.key, entry.value] { failure = failure ?? value(of: part).possibleFailure }
    }
    let areKeysKnown = entries.count < 2 && entries.allSatisfy { $0.key.type != .dyn }
    let repeated = EvaluationError("repeated-key", "the keys may be of the wrong type, or occur twice")
    return AbstractValue(
      .anything, possibleFailure: failure ?? (areKeysKnown ? nil : located(repeated, node)))
  }

  mutating func index(
    _ node: TypedExpression, _ base: TypedExpression, _ key: TypedExpression
  ) -> AbstractValue {
    let container = value(of: base)
    let index = value(of: key)
    var failure = container.possibleFailure ?? index.possibleFailure
    if container.shape == .nothing || index.shape == .nothing {
      return AbstractValue(.nothing, possibleFailure: failure)
    }
    guard case .list(let elements, let count) = container.shape else {
      let missing = EvaluationError("no-such-key", "there may be no such key")
      return AbstractValue(.anything, possibleFailure: failure ?? located(missing, node))
    }
    let isInside: Bool
    if case .numbers(let range) = index.shape, key.type == .int {
      isInside = range.low >= 0 && range.high < Double(count.lowerBound) && range.high < 0x1p53
    } else {
      isInside = false
    }
    if !isInside {
      let outside = EvaluationError("index-out-of-range", "the index may be outside the list")
      failure = failure ?? located(outside, node)
    }
    return AbstractValue(elements, possibleFailure: failure)
  }

  mutating func evaluate(_ comprehension: TypedExpression.Comprehension) -> AbstractValue {
    let range = value(of: comprehension.range)
    var elements = Shape.anything
    var count = 0...Int.max
    switch range.shape {
    case .nothing: return range
    case .list(let shape, let lengths): (elements, count) = (shape, lengths)
    default: break
    }
    environment.locals.append(elements)
    defer { environment.locals.removeLast() }
    let predicate = comprehension.predicate.map { value(of: $0) }
    let transform = comprehension.transform.map { value(of: $0) }

    var failure = range.possibleFailure
    if count.upperBound > 0 {
      failure = failure ?? predicate?.possibleFailure ?? transform?.possibleFailure
      if let asked = comprehension.predicate, asked.type != .bool {
        failure =
          undecided(asked, AbstractValue(.anything, possibleFailure: failure), .anything).possibleFailure
      }
    }
    if case .dyn = comprehension.range.type {
      failure = undecided(comprehension.range, range, .anything).possibleFailure
    }
    let shape = Self.shape(
      of: comprehension.macro, elements: elements, count: count, predicate: predicate?.shape,
      transform: transform?.shape)
    return AbstractValue(shape, possibleFailure: failure)
  }

  private static func shape(
    of macro: TypedExpression.Macro, elements: Shape, count: ClosedRange<Int>, predicate: Shape?,
    transform: Shape?
  ) -> Shape {
    let holds = predicate?.truths ?? (canBeFalse: false, canBeTrue: true)
    let mayBeEmpty = count.lowerBound == 0
    let mayHaveElements = count.upperBound > 0
    switch macro {
    case .all:
      return .truth(canBeFalse: mayHaveElements && holds.canBeFalse, canBeTrue: mayBeEmpty || holds.canBeTrue)
    case .exists:
      return .truth(canBeFalse: mayBeEmpty || holds.canBeFalse, canBeTrue: mayHaveElements && holds.canBeTrue)
    case .existsOne:
      return .truth(canBeFalse: true, canBeTrue: mayHaveElements && holds.canBeTrue)
    case .filter:
      return .list(elements: elements, count: 0...(holds.canBeTrue ? count.upperBound : 0))
    case .map:
      let kept = (holds.canBeFalse ? 0 : count.lowerBound)...(holds.canBeTrue ? count.upperBound : 0)
      return .list(elements: transform ?? .anything, count: predicate == nil ? count : kept)
    }
  }
}
