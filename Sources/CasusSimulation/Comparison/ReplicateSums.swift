import CasusRulebook
public import CasusSampling

/// What a run leaves for comparisons with many others: the sums of its events by replicate, as whole numbers.
///
/// Runs of one seed, design and number of draws are in common streams, so that differences between their sums are those of
/// paired draws. Neither quantities nor what decided are computed, which makes it much cheaper than a run.
public struct ReplicateSums: Sendable {
  /// One number for everything that the rows' totals tell of outcomes, verdicts and ranks: where those of two runs are equal,
  /// no row differs in any of them. (Two different runs have one number in one of 2^64 cases.)
  public let fingerprint: UInt64
  /// How many draws were made.
  public let draws: Int

  /// By plain event of the layout, then replicate, in units of 2^-32 of a draw.
  private let totals: [[UInt64]]
  private let layout: TallyLayout
  private let rulebook: Rulebook
  private let proofs: ConstantProofs

  /// Sums a model's draws, on the calling thread.
  ///
  /// - Parameters:
  ///   - settings: The seed, the design and the number of draws; the number of workers means nothing here.
  ///   - dimensions: Those of all models that are compared.
  /// - Throws: ``Run/Failure``; a task that is cancelled has no sums.
  public static func compute(
    _ model: SimulationModel, _ settings: RunSettings, dimensions: SobolDimensions
  ) throws(Run.Failure) -> ReplicateSums {
    let layout = TallyLayout(model, design: settings.design)
    let means = RowMeans(model, Array(0..<layout.plainEvents), settings, dimensions: dimensions)
    let worker = means.worker()
    let reader = RowFingerprint(model.rulebook, layout)
    var fingerprint: UInt64 = 0
    var totals = [[UInt64]](
      repeating: [UInt64](repeating: 0, count: RunTallies.rowsPerGroup), count: layout.plainEvents)
    for group in 0..<settings.groups {
      if Task.isCancelled { throw .cancelled }
      switch means.means(group: group, worker) {
      case .failure(let error): throw .draw(error)
      case .success(nil): throw .cancelled
      case .success(let events?):
        for (event, rows) in events.enumerated() {
          for (replicate, total) in rows.enumerated() { totals[event][replicate] += total ?? 0 }
        }
        fingerprint = reader.adding(events, to: fingerprint)
      }
    }
    return ReplicateSums(
      fingerprint: fingerprint, draws: settings.draws, totals: totals, layout: layout,
      rulebook: model.rulebook, proofs: ConstantProofs(model))
  }

  /// How many replicates there are.
  public static let replicates = RunTallies.rowsPerGroup

  /// The probability of an event by all replicates, and then by all but each of them in turn: what a delete-one jackknife
  /// needs.
  ///
  /// - Returns: Zeros for an outcome that the rulebook does not have; nil for a verdict given that something was asked where,
  ///   without some replicate, nothing ever was.
  public func probabilities(of event: PairedEvent) -> [Double]? {
    if case .verdictGivenAsked(let verdict) = event {
      let none = left(totals[layout.verdict(.none)])
      let asked = zip(none.sums, none.wholes).map { Double($1 - $0) }
      guard asked.allSatisfy({ $0 > 0 }) else { return nil }
      return zip(left(totals[layout.verdict(verdict)]).sums, asked).map { Double($0) / $1 }
    }
    guard let place = place(of: event) else { return [Double](repeating: 0, count: Self.replicates + 1) }
    let part = left(totals[place])
    return zip(part.sums, part.wholes).map { Double($0) / Double($1) }
  }

  /// The probability that an event is proved to have, whatever is drawn; nil where nothing is proved.
  public func provedProbability(of event: PairedEvent) -> Double? {
    guard let own = event.event(in: rulebook) else { return 0 }
    return proofs.value(of: own)
  }

  private func place(of event: PairedEvent) -> Int? {
    switch event {
    case .outcome(let id): rulebook.outcomes.firstIndex { $0.id == id }.map(layout.outcome)
    case .verdict(let verdict), .verdictGivenAsked(let verdict): layout.verdict(verdict)
    case .rankOrHigher(let rank): layout.interval(.rankOrHigher(rank))
    }
  }

  /// A sum by all replicates, then by all but each, and what it would be of an event that always happens.
  private func left(_ totals: [UInt64]) -> (sums: [UInt128], wholes: [UInt128]) {
    let all = totals.reduce(UInt128(0)) { $0 + UInt128($1) }
    let whole = UInt128(draws) << 32
    let part = whole / UInt128(Self.replicates)
    return ([all] + totals.map { all - UInt128($0) }, [whole] + totals.map { _ in whole - part })
  }
}

/// Mixes what rows tell into one number that does not depend on how a rulebook orders its outcomes.
private struct RowFingerprint {
  /// The outcomes' places and the hashes of their identifiers, in the order of these.
  private let outcomes: [(place: Int, hash: UInt64)]
  private let verdicts: [Int]
  /// The ranks' places, from the highest.
  private let ranks: [(place: Int, rank: UInt64)]

  init(_ rulebook: Rulebook, _ layout: TallyLayout) {
    outcomes = rulebook.outcomes.enumerated()
      .map { (place: layout.outcome($0), hash: FNV1a64.hash($1.id)) }.sorted { $0.hash < $1.hash }
    verdicts = Verdict.allCases.map(layout.verdict)
    ranks = layout.ranks.enumerated().map { (place: layout.rank($0), rank: UInt64($1)) }.reversed()
  }

  /// - Parameter events: The rows' totals, by plain event.
  func adding(_ events: [[UInt64?]], to start: UInt64) -> UInt64 {
    var result = start
    for row in 0..<RunTallies.rowsPerGroup {
      func total(_ place: Int) -> UInt64 { events[place][row] ?? 0 }
      for outcome in outcomes where total(outcome.place) > 0 {
        result = Self.mix(Self.mix(result, outcome.hash), total(outcome.place))
      }
      for place in verdicts { result = Self.mix(result, total(place)) }
      // A rank that nothing more reaches than the next higher one tells nothing.
      var higher: UInt64 = 0
      for rank in ranks where total(rank.place) != higher {
        higher = total(rank.place)
        result = Self.mix(Self.mix(result, rank.rank), higher)
      }
    }
    return result
  }

  /// A step of a hash: the finaliser of SplitMix64.
  ///
  /// Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", doi:10.1145/2714064.2660195.
  private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    var mixed = (state ^ word) &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
