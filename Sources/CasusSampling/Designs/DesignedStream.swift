/// A named stream under a design: like ``Stream``, a sequence of 32-bit words any of which can be
/// computed alone.
///
/// All randomness of ``Design/latin`` and ``Design/sobol`` is in the keys of ``DesignedSequence``, a
/// function of seed, name, replicate and half. They are words of the named ``Stream`` that no index
/// reaches: the four blocks from
///
///     2^62 + 4 (2 replicate + half)
///
/// hold the eight words of the scramble and the eight of the shuffle. The shuffle that all requests share
/// under ``Design/sobol`` is that of the stream ``sharedShuffleName``. A name added or removed so leaves all
/// others as they were under `random` and `latin`; under `sobol` also, as long as they keep their dimensions.
@frozen
public struct DesignedStream: Hashable, Sendable {
  /// The stream's design: that of the run, or `latin` for one without a dimension under `sobol`.
  public let design: Design
  /// Whether the stream is indexed by rows or by draws.
  public let level: StreamLevel
  /// The source of the words under `random`, and else of the keys.
  public let stream: Stream
  /// The source of the shuffle's keys.
  @usableFromInline let shuffleStream: Stream
  /// The direction numbers, exactly under `sobol`.
  public let directions: SobolDirections?

  /// The name that keys what all requests share; no stream of a run may have its hash.
  public static let sharedShuffleName = StreamName.other(kind: "design", "sobol")

  /// The stream of a name.
  ///
  /// - Parameters:
  ///   - design: The run's design.
  ///   - seed: The run's seed.
  ///   - name: The stream's name.
  ///   - level: What indexes it; coins and quantities take a ``Stream`` instead.
  ///   - dimensions: The run's dimensions, which only ``Design/sobol`` looks at.
  public init(
    _ design: Design, seed: UInt64, name: StreamName, level: StreamLevel,
    dimensions: SobolDimensions = SobolDimensions()
  ) {
    self.level = level
    stream = Stream(seed: seed, name: name)
    directions = design == .sobol ? dimensions[name].flatMap(SobolDirections.init(dimension:)) : nil
    self.design = design == .sobol && directions == nil ? .latin : design
    shuffleStream = directions == nil ? stream : Stream(seed: seed, name: Self.sharedShuffleName)
  }

  /// The word at an index: row *j* or draw *i*, see ``level``.
  ///
  /// - Parameter index: For draws below ``Design/drawLimit``, for rows below a 64th of it.
  /// - Complexity: Four blocks of Philox under the stratified designs. Where many words of one replicate
  ///   and half are wanted, ``sequence(replicate:half:)`` computes the keys once.
  public func word(at index: UInt64) -> UInt32 {
    guard design != .random else { return stream.word(at: index) }
    let point = DesignPoint(level, at: index)
    return designedSequence(replicate: point.replicate, half: point.half).word(at: point.index)
  }

  /// The points of one replicate and half, see ``DesignPoint``; nil under `random`.
  ///
  /// - Parameters:
  ///   - replicate: From 0 to 31.
  ///   - half: 0 or 1; 0 for streams of rows.
  public func sequence(replicate: Int, half: Int = 0) -> DesignedSequence? {
    design == .random ? nil : designedSequence(replicate: replicate, half: half)
  }

  private func designedSequence(replicate: Int, half: Int) -> DesignedSequence {
    let first = 1 << 62 + 4 * (2 * UInt64(truncatingIfNeeded: replicate) + UInt64(truncatingIfNeeded: half))
    let isShuffled = design == .latin || level == .draws
    return DesignedSequence(
      scramble: NestedPermutation(stream.block(at: first), stream.block(at: first + 1)),
      shuffle: isShuffled
        ? NestedPermutation(shuffleStream.block(at: first + 2), shuffleStream.block(at: first + 3)) : nil,
      directions: directions)
  }
}
