/// Arithmetic on ranges of whole numbers, which may fail where the exact result does not fit.
extension NumberRange {
  /// The range of results, and the failures that are possible.
  struct Outcome {
    var range: NumberRange
    var mayOverflow = false
    var mayDivideByZero = false
  }

  /// The outcome of an arithmetic operator.
  ///
  /// - Parameter limits: All that the type can hold: ``int`` or ``uint``.
  func applying(_ operation: BinaryOperator, _ other: NumberRange, within limits: NumberRange) -> Outcome {
    let (left, right) = (widened, other.widened)
    guard !left.hasNoNumber, !right.hasNoNumber else { return Outcome(range: limits, mayOverflow: true) }
    switch operation {
    case .add: return left.adding(right).widened.fitted(to: limits)
    case .subtract: return left.adding(right.negated).widened.fitted(to: limits)
    case .multiply: return left.multiplied(by: right).widened.fitted(to: limits)
    case .divide: return left.quotients(by: right).fitted(to: limits, mayDivideByZero: right.containsZero)
    case .modulo:
      // The processor divides to find a remainder, so the one quotient that overflows fails here too.
      var outcome = left.remainders(by: right).fitted(to: limits, mayDivideByZero: right.containsZero)
      outcome.mayOverflow = left.low <= -0x1p63 && right.contains(-1)
      return outcome
    default: return Outcome(range: limits)
    }
  }

  /// Cuts the range to what the type can hold; what is cut off is an overflow.
  func fitted(to limits: NumberRange, mayDivideByZero: Bool = false) -> Outcome {
    Outcome(
      range: NumberRange(min(max(low, limits.low), limits.high), max(min(high, limits.high), limits.low)),
      mayOverflow: low < limits.low || high >= limits.high, mayDivideByZero: mayDivideByZero)
  }

  /// Quotients cut towards zero.
  ///
  /// No divisor lies between -1 and 1, zero being a failure.
  private func quotients(by other: NumberRange) -> NumberRange {
    var range: NumberRange?
    for divisor in [NumberRange(other.low, min(other.high, -1)), NumberRange(max(other.low, 1), other.high)]
    where !divisor.hasNoNumber {
      let ends = [low / divisor.low, low / divisor.high, high / divisor.low, high / divisor.high]
      let part = Self.enclosing(ends.map { $0.magnitude < 0x1p53 ? Double(Int64($0)) : $0 }).widened
      range = range?.joined(with: part) ?? part
    }
    guard let range else { return NumberRange(0, 0) }
    // Beyond 2^53 the division of the ends may itself round to the next whole number.
    let isExact = low.magnitude < 0x1p53 && high.magnitude < 0x1p53
    return isExact ? range : NumberRange(range.low - 1, range.high + 1)
  }

  /// Remainders have the sign of what is divided, and are smaller than it or equal, and smaller than the divisor.
  private func remainders(by other: NumberRange) -> NumberRange {
    let largest = max(other.low.magnitude, other.high.magnitude)
    return NumberRange(low < 0 ? max(low, -largest) : 0, high > 0 ? min(high, largest) : 0)
  }
}
