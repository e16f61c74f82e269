import CasusSampling
import CasusSimulation

/// Writes numbers for people: the one place that decides how a probability looks.
///
/// A probability stands in percent, its error with two significant digits, the value to the same place. It is never
/// printed as 0% or 100% unless the rules leave no other value.
struct NumberText: Sendable {
  /// The rows behind the numbers, which bound how near to 0 or 1 a probability can be told.
  let rows: Int

  /// A probability and its error, in pieces that align in a table: `83.12%`, `± 0.17%`.
  func probability(_ estimate: RunEstimate) -> [String] {
    if estimate.isProvedConstant {
      let word = estimate.value <= 0 || estimate.value >= 1 ? "certain" : "exact"
      return [Self.exactPercent(estimate.value), word]
    }
    guard estimate.value.isFinite, estimate.standardError.isFinite else { return ["-"] }
    let rounded = RoundedEstimate(
      value: estimate.value * 100, standardError: max(estimate.standardError, 1e-12) * 100)
    let shown = Double(rounded.value) ?? 0
    if shown <= 0 { return ["< \(Self.roundedUp(bound * 100))%"] }
    if shown >= 100 { return ["> \(Self.complement(of: Self.roundedUp(bound * 100)))%"] }
    return ["\(rounded.value)%", "± \(rounded.error)%"]
  }

  /// A probability without error, to four significant digits; 0% and 100% only for 0 and 1.
  private static func exactPercent(_ value: Double) -> String {
    if value > 0, value < 1e-8 { return "< 0.000001%" }
    if value < 1, value >= 0.999995 { return "> 99.99%" }
    return significant(value * 100, 4) + "%"
  }

  /// The same in one piece that is not broken: `83.12% ± 0.17%`.
  func inline(_ estimate: RunEstimate) -> String {
    let pieces = probability(estimate)
    let separator = pieces.last == "certain" || pieces.last == "exact" ? ",\u{A0}" : "\u{A0}"
    return pieces.joined(separator: separator).unbroken
  }

  /// A share of the draws that were made, for a sentence: `12.3% ± 1.1% of the draws`, `every draw`.
  func ofDraws(_ share: RunEstimate) -> String {
    share.value == 1 ? "every draw" : "\(inline(share)) of the draws"
  }

  private var bound: Double { min(3 / Double(max(rows, 1)), 1) }

  /// An interval in percent: `[61%, 97%]`; a dash where there is none.
  func interval(_ range: ClosedRange<Double>?) -> String {
    guard let range else { return "-" }
    return "[\(end(range.lowerBound, range)),\u{A0}\(end(range.upperBound, range))]"
  }

  /// The same in words that can stand in a sentence: `61% and 97%`.
  func intervalInWords(_ range: ClosedRange<Double>) -> String {
    "\(end(range.lowerBound, range)) and \(end(range.upperBound, range))"
  }

  /// The ends of an interval, each for a place of its own.
  func ends(_ range: ClosedRange<Double>) -> (low: String, high: String) {
    (end(range.lowerBound, range), end(range.upperBound, range))
  }

  private func end(_ value: Double, _ range: ClosedRange<Double>) -> String {
    let isNarrow = range.upperBound - range.lowerBound < 0.02
    let percent = value * 100
    if percent < 0.1 { return "<0.1%" }
    if percent > 99.9 { return ">99.9%" }
    let needsTenths = isNarrow || percent < 1 || percent > 99
    return Self.rounded(percent, place: needsTenths ? -1 : 0) + "%"
  }

  /// An estimate that is no probability, and its error, in pieces; `unit` follows each.
  static func estimate(_ estimate: RunEstimate, grouped: Bool = true) -> [String] {
    guard estimate.value.isFinite else { return ["-"] }
    guard estimate.standardError > 0, estimate.standardError.isFinite else {
      let text = significant(estimate.value, 4)
      return [grouped ? text.grouped : text]
    }
    let rounded = RoundedEstimate(value: estimate.value, standardError: estimate.standardError)
    guard grouped else { return [rounded.value, "± \(rounded.error)"] }
    return [rounded.value.grouped, "± \(rounded.error.grouped)"]
  }

  /// A weight on P(approved) in percentage points with its sign: `+12.3`, `± 1.1`.
  static func points(_ weight: RunEstimate) -> [String] {
    let scaled = RunEstimate(value: weight.value * 100, standardError: weight.standardError * 100)
    let pieces = estimate(scaled, grouped: false)
    guard let value = pieces.first, !value.hasPrefix("-"), weight.value > 0 else { return pieces }
    return ["+" + value] + pieces.dropFirst()
  }

  /// A share in whole percent, with `<1%` and `>99%` near the ends.
  static func share(_ share: Double) -> String {
    guard share.isFinite else { return "-" }
    if share <= 0 { return "0%" }
    if share >= 1 { return "100%" }
    if share < 0.01 { return "<1%" }
    if share > 0.99 { return ">99%" }
    return rounded(share * 100, place: 0) + "%"
  }

  /// An estimated share in whole percent, 0% and 100% only where it is proved.
  static func share(_ estimate: RunEstimate) -> String {
    estimate.isProvedConstant ? share(estimate.value) : share(min(max(estimate.value, 1e-9), 1 - 1e-9))
  }

  /// A probability that is computed and has no error: three significant digits, in percent.
  static func exact(_ probability: Double) -> String {
    if probability <= 0 { return "0%" }
    if probability >= 1 { return "100%" }
    if probability < 0.0001 { return "<0.01%" }
    if probability > 0.9999 { return ">99.99%" }
    let isNearEnd = probability < 0.01 || probability > 0.99
    return rounded(probability * 100, place: isNearEnd ? -2 : -1) + "%"
  }

  /// Log-odds with their sign, to hundredths: `+1.96`.
  static func logOdds(_ value: Double) -> String {
    let text = rounded(value, place: -2)
    return value > 0 && text.contains(where: { $0 >= "1" && $0 <= "9" }) ? "+" + text : text
  }

  /// A number with its sign and two significant digits, for an axis: `+10`, `0`, `-2.5`.
  static func signed(_ value: Double) -> String {
    let text = significant(value, 2)
    return value > 0 ? "+" + text : text
  }
}
