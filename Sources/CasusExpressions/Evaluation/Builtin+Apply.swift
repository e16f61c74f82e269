extension Builtin {
  /// Calls the function.
  ///
  /// - Throws: `no-such-overload` for arguments that it does not take, and whatever else it says of its own.
  func apply(to arguments: [Value]) throws(EvaluationError) -> Value {
    guard let first = arguments.first else { throw noSuchOverload(arguments) }
    switch self {
    case .min, .max: return try extreme(arguments)
    case .contains, .startsWith, .endsWith: return try search(arguments)
    case _ where isCalendarField: return .int(Int64(try calendarField(arguments)))
    case _ where arguments.count != 1: throw noSuchOverload(arguments)
    case .size: return try size(first)
    case .abs: return try absolute(first)
    case .type: return .type(first.typeName)
    case .dyn: return first
    default: return try convert(first)
    }
  }

  func noSuchOverload(_ arguments: [Value]) -> EvaluationError {
    let types = arguments.map(\.typeName).joined(separator: ", ")
    return EvaluationError("no-such-overload", "'\(rawValue)' is not defined for (\(types))")
  }

  private func size(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .string(let text): return .int(Int64(text.unicodeScalars.count))
    case .list(let elements): return .int(Int64(elements.count))
    case .map(let map): return .int(Int64(map.count))
    default: throw noSuchOverload([value])
    }
  }

  /// Code points are searched as bytes of UTF-8, in which no character is part of another.
  private func search(_ arguments: [Value]) throws(EvaluationError) -> Value {
    guard arguments.count == 2, case .string(let text) = arguments[0], case .string(let part) = arguments[1]
    else {
      throw noSuchOverload(arguments)
    }
    let (whole, sought) = (Array(text.utf8), Array(part.utf8))
    guard sought.count <= whole.count else { return .bool(false) }
    switch self {
    case .startsWith: return .bool(whole.starts(with: sought))
    case .endsWith: return .bool(whole.suffix(sought.count).elementsEqual(sought))
    default: return .bool((0...whole.count - sought.count).contains { whole[$0...].starts(with: sought) })
    }
  }

  private func extreme(_ arguments: [Value]) throws(EvaluationError) -> Value {
    var best = arguments[0]
    for argument in arguments {
      guard argument.isNumber, argument.typeName == best.typeName else { throw noSuchOverload(arguments) }
      guard let order = argument.numericOrder(relativeTo: best) else { return .double(.nan) }
      if order == (self == .min ? .before : .after) { best = argument }
    }
    return best
  }

  private func absolute(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .int(.min): throw .overflow
    case .int(let number): return .int(number < 0 ? -number : number)
    case .uint: return value
    case .double(let number): return .double(number.magnitude)
    default: throw noSuchOverload([value])
    }
  }
}
