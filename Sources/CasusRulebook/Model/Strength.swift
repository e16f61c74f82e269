/// A word for a strength or a lean, and the belief in log-odds that it stands for.
public struct LogOddsWord: Hashable, Sendable {
  /// The word.
  public let word: String
  /// The mean of the normal, in log-odds; before truncation at zero where it is a strength's.
  public let mean: Double
  /// The standard deviation of the normal, in log-odds, not negative; before truncation at zero where it is a strength's.
  public let standardDeviation: Double
  /// Why.
  public let grounds: Grounds
}
