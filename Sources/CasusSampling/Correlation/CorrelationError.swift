/// Why stated correlations cannot be used.
public enum CorrelationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A rank correlation is not between -1 and 1, ends excluded (for a shared one: from 0 to 1).
  case rank(Double, between: String)
  /// A name is paired with itself.
  case selfPair(String)
  /// A pair is stated twice, in either order.
  case repeatedPair(String, String)
  /// The correlations of these names contradict each other; no smaller set of names does.
  case notPositiveDefinite(names: [String])

  /// The error in a sentence, with what to do about it where that is known.
  public var description: String {
    switch self {
    case .rank(let rank, let between):
      "the rank correlation \(plain(rank)) is not \(between)"
    case .selfPair(let name):
      "'\(name)' is correlated with itself"
    case .repeatedPair(let first, let second):
      "the correlation between '\(first)' and '\(second)' is stated twice"
    case .notPositiveDefinite(let names):
      "the correlations among \(names.map { "'\($0)'" }.joined(separator: ", ")) contradict each other "
        + "(pairs not stated count as 0): state them nearer to 0, or state the missing pairs"
    }
  }
}
