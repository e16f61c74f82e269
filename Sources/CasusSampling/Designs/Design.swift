/// How the words of a run's judgements and requests are chosen (coins and quantities are always random).
///
/// Under each design every word alone is uniform, any can be computed alone, a longer run begins with the
/// shorter one, and the 32 replicates are randomised independently of each other: the mean over a run is
/// unbiased, and the replicates' means give its standard error (``Estimate/mean(ofReplicates:floor:)``).
public enum Design: String, Hashable, Sendable, CaseIterable {
  /// Independent words: ``Stream`` as it is.
  case random
  /// Each stream stratified by itself: of every 2^m points of a replicate, one lies in each 2^m-th of the
  /// range. Streams are independent of each other.
  case latin
  /// Streams stratified jointly, as Sobol' points; those beyond ``SobolDimensions`` are ``latin``.
  case sobol

  /// How far the standard errors of means are themselves known: the degrees of freedom of Student's t for intervals
  /// and gates; nil where the normal distribution serves.
  ///
  /// A printed standard error is the same thing under each design, an estimate of the mean's standard deviation:
  /// under ``latin`` and ``sobol`` that of the 32 replicates' means over the square root of 32, which is itself good to
  /// one part in eight. An interval of so many errors is then wider (2.04 for 95%, not 1.96), by ``StudentT``.
  public var degreesOfFreedom: Int? {
    self == .random ? nil : DesignPoint.replicates - 1
  }

  /// The number of draws below which points are distinct; a run of more is to be refused.
  ///
  /// A point's index within its replicate and half has 32 bits, so 2^38 draws (275 billion) under
  /// ``latin`` and ``sobol``. Words at later draws exist, but repeat those of earlier ones.
  public var drawLimit: UInt64 {
    self == .random ? .max : 1 << 38
  }
}
