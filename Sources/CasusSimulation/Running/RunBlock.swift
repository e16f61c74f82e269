/// A part of a run, some of its groups one after another, with the fingerprint of its tallies.
public struct RunBlock: Hashable, Sendable {
  /// The groups of 32 rows.
  public let groups: Range<Int>
  /// The fingerprint of their tallies.
  public let digest: TallyDigest

  /// Creates a block from its parts.
  public init(groups: Range<Int>, digest: TallyDigest) {
    self.groups = groups
    self.digest = digest
  }
}

extension GroupEngine {
  /// Computes a range of groups in blocks, and keeps the fingerprint of each; the sums are those of the range in one piece.
  ///
  /// - Parameter blocks: How many blocks there are, at most one for each group; 0 for no fingerprints.
  func compute(
    _ groups: Range<Int>, blocks: Int, progress: @escaping @Sendable (Int) -> Void
  ) async throws(Run.Failure) -> (tallies: RunTallies, engine: Run.EngineUse, blocks: [RunBlock]) {
    guard blocks > 0, !groups.isEmpty else {
      let part = try await compute(groups, progress: progress)
      return (part.tallies, part.engine, [])
    }
    let count = min(blocks, groups.count)
    let ends = (0...count).map { groups.lowerBound + groups.count * $0 / count }
    var tallies: RunTallies?
    var engine: Run.EngineUse?
    var made: [RunBlock] = []
    for (start, end) in zip(ends, ends.dropFirst()) {
      let done = start - groups.lowerBound
      let part = try await compute(start..<end) { progress(done + $0) }
      let reached = start + part.tallies.groups
      if reached > start { made.append(RunBlock(groups: start..<reached, digest: part.tallies.digest)) }
      if tallies?.merge(part.tallies) == nil { tallies = part.tallies }
      engine = engine?.adding(part.engine) ?? part.engine
      guard reached == end else { break }
    }
    guard let tallies, let engine else { throw .cancelled }
    return (tallies, engine, made)
  }
}
