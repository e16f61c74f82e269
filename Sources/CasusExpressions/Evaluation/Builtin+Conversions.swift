extension Builtin {
  /// Converts a value to the type that this function is named after.
  ///
  /// - Throws: `out-of-range` or `invalid-argument` where the value has no counterpart.
  func convert(_ value: Value) throws(EvaluationError) -> Value {
    switch self {
    case .int: return .int(try int(value))
    case .uint: return .uint(try uint(value))
    case .double: return .double(try double(value))
    case .string: return .string(try string(value))
    case .bool: return .bool(try bool(value))
    case .timestamp: return try timestamp(value)
    case .duration: return try duration(value)
    default: throw noSuchOverload([value])
    }
  }

  private func int(_ value: Value) throws(EvaluationError) -> Int64 {
    let result: Int64?
    switch value {
    case .int(let number): return number
    case .uint(let number): result = Int64(exactly: number)
    case .double(let number): result = number.magnitude < 0x1p63 ? Int64(number) : nil
    case .timestamp(let time): return time.seconds
    case .string(let text):
      guard let number = Int64(text) else { throw .unreadable(text, as: "int") }
      return number
    default: throw noSuchOverload([value])
    }
    guard let result else { throw .outOfRange(value, "int") }
    return result
  }

  private func uint(_ value: Value) throws(EvaluationError) -> UInt64 {
    let result: UInt64?
    switch value {
    case .uint(let number): return number
    case .int(let number): result = UInt64(exactly: number)
    case .double(let number): result = number >= 0 && number < 0x1p64 ? UInt64(number) : nil
    case .string(let text):
      guard let number = UInt64(text) else { throw .unreadable(text, as: "uint") }
      return number
    default: throw noSuchOverload([value])
    }
    guard let result else { throw .outOfRange(value, "uint") }
    return result
  }

  private func double(_ value: Value) throws(EvaluationError) -> Double {
    if let number = value.number { return number }
    guard case .string(let text) = value else { throw noSuchOverload([value]) }
    guard let number = Double(text) else { throw .unreadable(text, as: "double") }
    return number
  }

  private func string(_ value: Value) throws(EvaluationError) -> String {
    switch value {
    case .string(let text): return text
    case .bool(let truth): return "\(truth)"
    case .int(let number): return "\(number)"
    case .uint(let number): return "\(number)"
    case .double(let number):
      let text = "\(number)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    case .timestamp(let time): return time.description
    case .duration(let nanoseconds): return DurationText.text(nanoseconds: nanoseconds)
    default: throw noSuchOverload([value])
    }
  }

  private func bool(_ value: Value) throws(EvaluationError) -> Bool {
    switch value {
    case .bool(let truth): return truth
    case .string("true"), .string("True"), .string("TRUE"), .string("t"), .string("1"): return true
    case .string("false"), .string("False"), .string("FALSE"), .string("f"), .string("0"): return false
    case .string(let text): throw .unreadable(text, as: "bool")
    default: throw noSuchOverload([value])
    }
  }

  private func timestamp(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .timestamp: return value
    case .int(let seconds):
      guard let time = Timestamp(seconds: seconds) else { throw .outOfRange(value, "timestamp") }
      return .timestamp(time)
    case .string(let text):
      guard let time = Timestamp(text) else { throw .unreadable(text, as: "timestamp") }
      return .timestamp(time)
    default: throw noSuchOverload([value])
    }
  }

  private func duration(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .duration: return value
    case .string(let text):
      guard let nanoseconds = DurationText.nanoseconds(text) else { throw .unreadable(text, as: "duration") }
      return .duration(nanoseconds: nanoseconds)
    default: throw noSuchOverload([value])
    }
  }
}
