/// Rank correlations among named factors, put on their words by a normal copula.
///
/// A stated Spearman correlation r of two uniforms is that of a normal copula whose Pearson correlation
/// is 2 sin(pi r / 6); pairs that are not stated are 0. Source: K. Pearson, "On further methods of
/// determining correlation", Drapers' Company Research Memoirs, Biometric Series IV (1907); W. H.
/// Kruskal, "Ordinal measures of association", JASA 53 (1958) 814-861, doi:10.2307/2281954.
///
/// **From words to words.** With the names in the order of ``names``, u(i) = (w(i) + 0.5) / 2^32,
/// z(i) = ``Kernel/normalQuantile(_:)`` of u(i), and the rows of ``factor`` L:
///
///     z'(i) = L(i, 0) z(0) + L(i, 1) z(1) + ... + L(i, i) z(i)      summed from the left
///     w'(i) = floor(2^32 Phi(z'(i))), held to 0...2^32 - 1           Phi = Kernel.normalCDF
///
/// A name whose row has nothing left of the diagonal keeps its word as it is.
public struct RankCorrelation: Hashable, Sendable {
  /// Two names and the Spearman correlation of their uniforms.
  public struct Pair: Hashable, Sendable {
    /// One name.
    public let first: String
    /// The other name.
    public let second: String
    /// Spearman's correlation, between -1 and 1, ends excluded.
    public let rank: Double

    /// A pair; ``RankCorrelation`` checks it.
    public init(_ first: String, _ second: String, rank: Double) {
      self.first = first
      self.second = second
      self.rank = rank
    }
  }

  /// The names in some pair, sorted by their UTF-8 bytes; all others are left alone.
  public let names: [String]
  /// The lower triangular Cholesky factor of the Pearson correlations, row by row, each row to its
  /// diagonal: row i starts at i (i + 1) / 2.
  public let factor: [Double]
  /// For each name, whether its row has anything left of the diagonal.
  private let isMixed: [Bool]

  /// The correlation of stated pairs.
  ///
  /// - Throws: ``CorrelationError``. Where the matrix is not positive definite, the error names the
  ///   smallest set of names whose own correlations contradict each other.
  public init(_ pairs: [Pair]) throws(CorrelationError) {
    let names = Set(pairs.flatMap { [$0.first, $0.second] }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let matrix = try CorrelationMatrix(names: names, pairs: pairs)
    guard let factor = matrix.choleskyFactor() else {
      throw .notPositiveDefinite(names: matrix.smallestOffendingSet().map { names[$0] })
    }
    self.names = names
    self.factor = factor
    isMixed = names.indices.map { row in
      let start = row * (row + 1) / 2
      return factor[start..<(start + row)].contains { $0 != 0 }
    }
  }

  /// The correlated words of one draw, in the order of ``names``, from independent ones.
  ///
  /// - Parameter words: As many as there are names.
  public func transform(_ words: [UInt32]) -> [UInt32] {
    let normals = words.map { Kernel.normalQuantile(UniformVariate.value(of: $0)) }
    return words.indices.map { row in
      guard isMixed[row] else { return words[row] }
      let start = row * (row + 1) / 2
      var sum = factor[start] * normals[0]
      for column in stride(from: 1, through: row, by: 1) {
        sum += factor[start + column] * normals[column]
      }
      return UniformVariate.word(of: Kernel.normalCDF(sum))
    }
  }

  /// The Pearson correlation of a normal copula with a Spearman correlation: 2 sin(pi r / 6).
  ///
  /// By an odd polynomial of degree 15 in r (coefficients fitted in Chebyshev points with 60 digits), in
  /// error by less than 3e-16, because the C library's sine has other last bits on other processors.
  ///
  /// - Parameter rank: From -1 to 1, ends allowed.
  public static func pearson(rank: Double) -> Double {
    Kernel.polynomial(
      rank * rank, 0x1.0c152382d7366p+0, -0x1.87fb0791049ddp-5, 0x1.57e243ea3fed2p-11,
      -0x1.1f52923984760p-18, 0x1.18133638ddc78p-26, -0x1.656537757d823p-35, 0x1.419441069ebf7p-44,
      -0x1.ac2c0b1be87b5p-54) * rank
  }
}
