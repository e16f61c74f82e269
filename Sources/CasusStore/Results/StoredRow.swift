import CasusSimulation
import GRDB

/// A row of a results file, in which anything may stand: GRDB's own subscripts end the process on what is of another
/// kind.
struct StoredRow {
  let row: Row
  let store: String

  private func value<Value: DatabaseValueConvertible>(_ column: String) -> Value? {
    let value: DatabaseValue = row[column] ?? .null
    return value.isNull ? nil : Value.fromDatabaseValue(value)
  }

  private func required<Value: DatabaseValueConvertible>(_ column: String) throws(StoreFailure) -> Value {
    guard let value: Value = value(column) else {
      throw StoreFailure.damaged(store, "the column '\(column)' holds what it cannot")
    }
    return value
  }

  func text(_ column: String) throws(StoreFailure) -> String { try required(column) }
  func number(_ column: String) throws(StoreFailure) -> Double { try required(column) }
  func whole(_ column: String) throws(StoreFailure) -> Int { try required(column) }
  func optionalText(_ column: String) -> String? { value(column) }
  func optionalNumber(_ column: String) -> Double? { value(column) }
  func optionalWhole(_ column: String) -> Int? { value(column) }
  func isSet(_ column: String) -> Bool { optionalWhole(column) == 1 }

  /// A whole number from 0 to a limit.
  func count(_ column: String, limit: Int = 1 << 48) throws(StoreFailure) -> Int {
    let count = try whole(column)
    guard (0...limit).contains(count) else {
      throw StoreFailure.damaged(store, "the column '\(column)' holds \(count)")
    }
    return count
  }

  /// A whole number of up to 64 bits that is written out.
  func digits(_ column: String, radix: Int = 10) throws(StoreFailure) -> UInt64 {
    guard let number = UInt64(try text(column), radix: radix) else {
      throw StoreFailure.damaged(store, "the column '\(column)' holds no number")
    }
    return number
  }

  /// A probability with its error and interval, from the columns that begin with `prefix`; nil where they are empty.
  ///
  /// - Parameter degreesOfFreedom: Those of its error, unless it is proved constant.
  func probability(_ prefix: String = "", degreesOfFreedom: Int?) -> ProbabilityResult? {
    let names =
      prefix.isEmpty ? ("probability", "standard_error") : (String(prefix.dropLast()), prefix + "error")
    guard let value = optionalNumber(names.0) else { return nil }
    let isConstant = isSet(prefix + "constant")
    var interval: ClosedRange<Double>?
    if let low = optionalNumber(prefix + "low_90"), let high = optionalNumber(prefix + "high_90"), low <= high
    {
      interval = low...high
    }
    return ProbabilityResult(
      estimate: RunEstimate(
        value: value, standardError: optionalNumber(names.1) ?? 0,
        degreesOfFreedom: isConstant ? nil : degreesOfFreedom, isProvedConstant: isConstant),
      interval: interval, judgementShare: prefix.isEmpty ? optionalNumber("judgement_share") : nil)
  }
}

extension StoreFailure {
  /// That something which must be there is missing or of another kind.
  static func damaged(_ path: String, _ what: String) -> StoreFailure {
    StoreFailure(
      .badInput, "damaged-store", in: path, "the results file is damaged: \(what)",
      hint: "runs that are whole can still be shown; 'casus results remove' takes a damaged one away")
  }
}
