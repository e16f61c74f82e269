import CasusExpressions
import CasusRulebook
import CasusSampling

extension ModelBuilder {
  /// The copula of the correlated factors; nil where there are none.
  mutating func correlation(_ sources: [FactorSource]) -> ModelCorrelation? {
    let pairs = scenario.correlations
    guard !pairs.isEmpty else { return nil }
    let names = rulebook.factors.map(\.name)
    do throws(CorrelationError) {
      let copula = try RankCorrelation(
        pairs.map { RankCorrelation.Pair(names[$0.first], names[$0.second], rank: $0.rank) })
      warnOfConstants(pairs, sources)
      return ModelCorrelation(
        copula: copula, factors: copula.names.map { names.firstIndex(of: $0) ?? 0 }, pairs: pairs)
    } catch {
      var offending = Set(pairs.flatMap { [names[$0.first], names[$0.second]] })
      if case .notPositiveDefinite(let set) = error { offending = Set(set) }
      let place = pairs.last { offending.contains(names[$0.first]) && offending.contains(names[$0.second]) }
      samplers.report(
        Diagnostic("impossible-correlation", in: place?.file ?? "", at: place?.span, error.description))
      return nil
    }
  }

  private mutating func warnOfConstants(_ pairs: [StatedCorrelation], _ sources: [FactorSource]) {
    for pair in pairs {
      for factor in [pair.first, pair.second] where sources[factor].onlyValue != nil {
        samplers.report(
          Diagnostic(
            "idle-correlation", .warning, in: pair.file, at: pair.span,
            "'\(rulebook.factors[factor].name)' has one value only, so that its correlation does nothing"))
      }
    }
  }

  mutating func sharedCorrelation() -> SharedCorrelation? {
    do throws(CorrelationError) {
      return try SharedCorrelation(rank: rulebook.sharedStrength)
    } catch {
      samplers.report(
        Diagnostic("impossible-correlation", in: rulebook.text.name, at: nil, error.description))
      return nil
    }
  }

  /// Refuses names whose streams would be one and the same.
  mutating func checkStreamNames() {
    do throws(StreamNameCollision) {
      try StreamName.requireDistinctHashes(StreamNames.all(of: rulebook))
    } catch {
      samplers.report(Diagnostic("stream-collision", in: rulebook.text.name, at: nil, error.description))
    }
  }

  /// One fingerprint of everything that turns words into values, in the order of the streams' names.
  func fingerprint(
    factors: [FactorSource], judgements: [Sampler], strengths: [LogOddsSampler?], leans: [LogOddsSampler]
  ) -> UInt64 {
    var parts: [(name: StreamName, hash: UInt64)] = []
    func add(_ name: StreamName, _ combine: (inout FNV1a64) -> Void) {
      var hasher = FNV1a64()
      combine(&hasher)
      parts.append((name, hasher.value))
    }
    for (factor, source) in zip(rulebook.factors, factors) {
      add(.factor(factor.name)) { hasher in
        for branch in source.branches { branch.sampler.combine(into: &hasher) }
      }
    }
    for (judgement, sampler) in zip(rulebook.judgements, judgements) {
      add(.judgement(judgement.name)) { sampler.combine(into: &$0) }
    }
    for (criterion, sampler) in zip(rulebook.criteria, strengths) {
      guard let sampler else { continue }
      add(.strength(criterion.id)) { sampler.combine(into: &$0) }
    }
    for (stage, sampler) in zip(rulebook.stages, leans) {
      add(.lean(stage.id)) { sampler.combine(into: &$0) }
    }
    var hasher = FNV1a64()
    for part in parts.sorted(by: { $0.name < $1.name }) {
      hasher.combine(part.name.text)
      hasher.combine(0xFF as UInt8)
      hasher.combine(part.hash)
    }
    return hasher.value
  }
}

/// The names of all streams of a rulebook (section 3.2.2).
enum StreamNames {
  /// What all strengths share.
  static let sharedStrength = StreamName.other(kind: "shared", "strengths")

  static func all(of rulebook: Rulebook) -> [StreamName] {
    var names: [StreamName] = [sharedStrength, DesignedStream.sharedShuffleName]
    names += rulebook.factors.map { .factor($0.name) }
    names += rulebook.judgements.map { .judgement($0.name) }
    names += rulebook.criteria.map { .strength($0.id) }
    for stage in rulebook.stages {
      names += [.lean(stage.id), .coin(stage: stage.id)]
      if stage.council != nil {
        names += rulebook.members.map { .coin(stage: stage.id, member: $0.id) }
      }
    }
    for quantity in rulebook.quantities {
      names += rulebook.outcomes.map { .quantity(quantity.name, outcome: $0.id) }
    }
    return names
  }
}
