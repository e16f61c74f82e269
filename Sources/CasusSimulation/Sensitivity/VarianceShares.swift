import CasusRulebook
import CasusSampling

/// How much of the variance of P(approved) over draws rests on what is doubtful, and on what is assumed (section 4).
///
/// The share of a set of inputs is its total effect: what would on average be left of the variance if every other input
/// were fixed. It counts what the set does alone and what it does together with others, so that the shares of two sets may
/// overlap and add up to more than 1. It is measured by Jansen's estimator, half the mean square of the difference between
/// two draws that differ in these inputs alone, over the variance. Coins and quantities are no inputs of a probability.
///
/// Source: M. J. W. Jansen, "Analysis of variance designs for model output", Computer Physics Communications 117 (1999) 35,
/// doi:10.1016/S0010-4655(98)00154-4; A. Saltelli et al., "Variance based sensitivity analysis of model output", Computer
/// Physics Communications 181 (2010) 259, table 2, doi:10.1016/j.cpc.2009.09.018.
public struct VarianceShares: Hashable, Sendable {
  /// What rests on items that are unsourced or of low confidence, from 0 to 1.
  ///
  /// Its standard error is a jackknife over replicates. Nil where the probability does not vary.
  public let doubtful: RunEstimate?
  /// What rests on factors that the scenario leaves out.
  public let assumed: RunEstimate?

  /// How many pairs of draws each share is measured on, whatever the run's number of draws and its design.
  public static let draws = 65_536
  /// How many rows of draws those are.
  public static let rows = draws / ColumnGeometry.drawsPerRow

  /// Creates shares from what was measured.
  public init(doubtful: RunEstimate?, assumed: RunEstimate?) {
    self.doubtful = doubtful
    self.assumed = assumed
  }

  /// Measures the shares, on the calling thread.
  ///
  /// - Parameters:
  ///   - model: What the run was made of.
  ///   - seed: The run's.
  ///   - engine: What computes the draws; it changes no bit.
  /// - Throws: ``Run/Failure``; a task that is cancelled has no shares.
  public init(
    _ model: SimulationModel, seed: UInt64, engine: RunSettings.Engine = .columns
  ) throws(Run.Failure) {
    let settings = RunSettings(seed: seed, draws: Self.draws, engine: engine)
    let varying = VaryingStreams(model)
    let sets = [varying.doubtful, varying.assumed]
    let models = [model] + sets.map { model.redrawing($0) }
    let squares = try RedrawnSquares.compute(models, settings)
    let shares = zip(sets, squares.differences).map { set, differences -> RunEstimate? in
      guard let share = squares.share(differences) else { return nil }
      if set.isEmpty { return .constant(0) }
      if set == varying.all { return .constant(1) }
      return .ofReplicates(min(share.value, 1), standardError: share.standardError)
    }
    doubtful = shares[0]
    assumed = shares[1]
  }
}

/// The streams of a model whose values vary.
struct VaryingStreams: Sendable {
  /// All of them.
  let all: Set<StreamName>
  /// Those of items that are unsourced or of low confidence.
  let doubtful: Set<StreamName>
  /// Those of factors that the scenario leaves out.
  let assumed: Set<StreamName>

  init(_ model: SimulationModel) {
    let rulebook = model.rulebook
    let factors = zip(rulebook.factors, model.factors)
      .filter { $1.onlyValue == nil }.map { (name: $0.name, isAssumed: $1.isAssumed) }
    let judgements = zip(rulebook.judgements, model.judgements).filter { $1.onlyValue == nil }.map(\.0)
    let criteria = zip(rulebook.criteria, model.strengths).filter { !($1?.isConstant ?? true) }.map(\.0)
    let stages = zip(rulebook.stages, model.leans).filter { !$1.isConstant }.map(\.0)
    func isDoubtful(_ kinds: DoubtfulItem.Kind..., name: String) -> Bool {
      model.doubtful.contains { kinds.contains($0.kind) && $0.name == name }
    }
    assumed = Set(factors.filter(\.isAssumed).map { .factor($0.name) })
    let doubtfulStrengths = criteria.filter { criterion in
      isDoubtful(.criterion, name: criterion.id)
        || criterion.word.map { isDoubtful(.strength, name: rulebook.strengths[$0].word) } ?? false
    }
    var doubtful = Set(
      factors.filter { isDoubtful(.factor, .assumption, name: $0.name) }.map { StreamName.factor($0.name) })
    doubtful.formUnion(
      judgements.filter { isDoubtful(.judgement, name: $0.name) }.map { .judgement($0.name) })
    doubtful.formUnion(doubtfulStrengths.map { .strength($0.id) })
    doubtful.formUnion(
      stages.filter { stage in
        isDoubtful(.stage, name: stage.id) || isDoubtful(.lean, name: rulebook.leans[stage.lean].word)
      }.map { .lean($0.id) })
    var all = Set(factors.map { StreamName.factor($0.name) })
    all.formUnion(judgements.map { .judgement($0.name) })
    all.formUnion(criteria.map { .strength($0.id) })
    all.formUnion(stages.map { .lean($0.id) })
    // What strengths share is doubtful where each of them is; else it is held while some of them are drawn anew.
    if rulebook.sharedStrength != 0, !criteria.isEmpty {
      all.insert(StreamNames.sharedStrength)
      if doubtfulStrengths.count == criteria.count { doubtful.insert(StreamNames.sharedStrength) }
    }
    self.all = all
    self.doubtful = doubtful
  }
}

extension SimulationModel {
  /// The model with some of its streams drawn anew, independently of what they were.
  func redrawing(_ streams: Set<StreamName>) -> SimulationModel {
    var model = self
    model.redrawn = streams
    return model
  }
}

extension StreamName {
  /// A stream of the same kind and place that is independent of this one.
  var redrawn: StreamName { .other(kind: "redrawn", text) }
}
