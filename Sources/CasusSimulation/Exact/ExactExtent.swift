/// What an exact run enumerated (section 3.4.2).
public struct ExactExtent: Hashable, Sendable {
  /// How many requests there are under each set of judgements: combinations of the cells of the factors that matter.
  public let requests: Int
  /// How many sets of judgements there are: combinations of those that matter, or the rows that were drawn.
  public let judgementSets: Int
  /// Whether the judgements were enumerated too, so that nothing was sampled.
  public let isComplete: Bool

  /// Creates an extent from its parts.
  public init(requests: Int, judgementSets: Int, isComplete: Bool) {
    self.requests = requests
    self.judgementSets = judgementSets
    self.isComplete = isComplete
  }

  /// What takes the place of a design for drawing.
  public var design: RunDesign { isComplete ? .exact : .exactInRequest }
}
