/// Which stream of a run has which dimension of the Sobol' sequence.
///
/// Early dimensions are the better ones and go to what usually matters most: first to discrete judgements,
/// then to strengths, then to factors; within each in the order of the names' bytes. Streams beyond the
/// table have no dimension. For a comparison the lists are the union over both sides, so that a stream of
/// both has one dimension.
public struct SobolDimensions: Hashable, Sendable {
  /// The streams by dimension, from 0; at most ``SobolTable/count``.
  public let names: [StreamName]
  private let dimensions: [StreamName: Int]

  /// Assigns the dimensions; a name that comes again, in its own list or a later one, keeps the first.
  ///
  /// - Parameters:
  ///   - discreteJudgements: Readings of the treaty and the like.
  ///   - strengths: Strengths, and what else is continuous among judgements: leans, thresholds.
  ///   - factors: The factors of the request.
  public init(
    discreteJudgements: some Sequence<StreamName> = [StreamName](),
    strengths: some Sequence<StreamName> = [StreamName](),
    factors: some Sequence<StreamName> = [StreamName]()
  ) {
    var names: [StreamName] = []
    var dimensions: [StreamName: Int] = [:]
    for name in discreteJudgements.sorted() + strengths.sorted() + factors.sorted()
    where names.count < SobolTable.count && dimensions[name] == nil {
      dimensions[name] = names.count
      names.append(name)
    }
    self.names = names
    self.dimensions = dimensions
  }

  /// The dimension of a stream; nil for one that has none and falls back on `latin`.
  public subscript(name: StreamName) -> Int? { dimensions[name] }
}
