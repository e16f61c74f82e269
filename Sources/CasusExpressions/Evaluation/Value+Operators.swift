extension Value {
  /// Applies an operator with one operand.
  func applying(_ operation: UnaryOperator) throws(EvaluationError) -> Value {
    switch (operation, self) {
    case (.not, .bool(let value)): return .bool(!value)
    case (.negate, .double(let value)): return .double(-value)
    case (.negate, .int(let value)):
      guard value != .min else { throw .overflow }
      return .int(-value)
    default: throw .noSuchOverload(operation.rawValue, self)
    }
  }

  /// Applies an operator with two operands, of which this is the left.
  func applying(_ operation: BinaryOperator, with right: Value) throws(EvaluationError) -> Value {
    switch operation {
    case .equal: return .bool(self == right)
    case .notEqual: return .bool(!(self == right))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .bool(operation.accepts(try order(relativeTo: right)))
    case .isIn: return .bool(try isElement(of: right))
    case .add, .subtract, .multiply, .divide, .modulo: return try arithmetic(operation, right)
    }
  }

  private func isElement(of container: Value) throws(EvaluationError) -> Bool {
    switch container {
    case .list(let elements): return elements.contains(self)
    case .map(let map): return map[self] != nil
    default: throw .noSuchOverload("in", self, container)
    }
  }

  private func arithmetic(_ operation: BinaryOperator, _ right: Value) throws(EvaluationError) -> Value {
    switch (self, right) {
    case (.int(let left), .int(let right)): return .int(try left.applying(operation, right))
    case (.uint(let left), .uint(let right)): return .uint(try left.applying(operation, right))
    case (.double(let left), .double(let right)) where operation != .modulo:
      return .double(left.applying(operation, right))
    case (.string(let left), .string(let right)) where operation == .add:
      guard left.utf8.count + right.utf8.count <= ExpressionLimits.bytes else {
        throw EvaluationError("too-large", "a text of more than \(ExpressionLimits.bytes) bytes")
      }
      return .string(left + right)
    case (.list(let left), .list(let right)) where operation == .add: return .list(left + right)
    default: return try timeArithmetic(operation, right)
    }
  }

  private func timeArithmetic(_ operation: BinaryOperator, _ right: Value) throws(EvaluationError) -> Value {
    switch (operation, self, right) {
    case (.add, .duration(let left), .duration(let right)),
      (.subtract, .duration(let left), .duration(let right)):
      let (sum, overflow) =
        operation == .add ? left.addingReportingOverflow(right) : left.subtractingReportingOverflow(right)
      guard !overflow else { throw .timeOutOfRange("duration") }
      return .duration(nanoseconds: sum)
    case (.add, .timestamp(let time), .duration(let length)),
      (.add, .duration(let length), .timestamp(let time)):
      return try Self.timestamp(time.advanced(byNanoseconds: length))
    case (.subtract, .timestamp(let time), .duration(let length)):
      guard length != .min else { throw .timeOutOfRange("duration") }
      return try Self.timestamp(time.advanced(byNanoseconds: -length))
    case (.subtract, .timestamp(let left), .timestamp(let right)):
      guard let length = left.nanoseconds(since: right) else { throw .timeOutOfRange("duration") }
      return .duration(nanoseconds: length)
    default:
      throw .noSuchOverload(operation.rawValue, self, right)
    }
  }

  private static func timestamp(_ time: Timestamp?) throws(EvaluationError) -> Value {
    guard let time else { throw .timeOutOfRange("timestamp") }
    return .timestamp(time)
  }
}

extension EvaluationError {
  fileprivate static func timeOutOfRange(_ type: String) -> EvaluationError {
    EvaluationError("out-of-range", "the result is outside the range of a \(type)")
  }
}

extension FixedWidthInteger {
  /// The result of an arithmetic operator on whole numbers.
  ///
  /// - Throws: `overflow` where it does not fit, `division-by-zero` for a quotient or remainder by zero.
  fileprivate func applying(_ operation: BinaryOperator, _ right: Self) throws(EvaluationError) -> Self {
    let (result, overflow): (Self, Bool)
    switch operation {
    case .add: (result, overflow) = addingReportingOverflow(right)
    case .subtract: (result, overflow) = subtractingReportingOverflow(right)
    case .multiply: (result, overflow) = multipliedReportingOverflow(by: right)
    case .divide:
      guard right != 0 else { throw .divisionByZero }
      (result, overflow) = dividedReportingOverflow(by: right)
    case .modulo:
      guard right != 0 else { throw EvaluationError("division-by-zero", "remainder of a division by zero") }
      (result, overflow) = remainderReportingOverflow(dividingBy: right)
    default: throw EvaluationError("no-such-overload", "'\(operation.rawValue)' is no arithmetic operator")
    }
    guard !overflow else { throw .overflow }
    return result
  }
}

extension Double {
  fileprivate func applying(_ operation: BinaryOperator, _ right: Double) -> Double {
    switch operation {
    case .add: self + right
    case .subtract: self - right
    case .multiply: self * right
    case .divide: self / right
    default: .nan
    }
  }
}
