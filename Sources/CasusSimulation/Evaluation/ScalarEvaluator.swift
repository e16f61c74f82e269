import CasusExpressions
import CasusRulebook
public import CasusSampling

/// Evaluates draws one by one, plainly as section 3.1 of the design states them.
///
/// It is the reference: `explain` shows what it finds, and a faster engine is tested against it draw by draw. Every
/// draw can be computed alone.
public struct ScalarEvaluator: Sendable {
  /// What is evaluated.
  public let model: SimulationModel
  /// The seed of all streams.
  public let seed: UInt64
  /// How judgements and requests are drawn (section 3.4.1).
  public let design: Design

  let streams: DrawStreams

  /// Creates the evaluator of a model under a seed and a design.
  ///
  /// - Parameter dimensions: Those of the comparison that the model is part of; nil for its rulebook's own.
  public init(
    _ model: SimulationModel, seed: UInt64 = 1, design: Design = .random, dimensions: SobolDimensions? = nil
  ) {
    self.model = model
    self.seed = seed
    self.design = design
    streams = DrawStreams(model, seed: seed, design: design, dimensions: dimensions)
  }

  /// The judgements that row `row` fixes (stream index = row).
  public func judgements(row: UInt64) -> RowJudgements {
    let shared = model.sharedStrength
    let common = shared.rank > 0 ? shared.sharedNormal(of: streams.sharedStrength.word(at: row)) : 0
    return RowJudgements(
      values: zip(model.judgements, streams.judgements).map { $0.value(of: $1.word(at: row)) },
      strengths: zip(model.strengths, streams.strengths).map { sampler, stream in
        sampler.map { $0.value(of: shared.transform(stream.word(at: row), sharedNormal: common)) }
      },
      leans: zip(model.leans, streams.leans).map { $0.value(of: $1.word(at: row)) })
  }

  /// The request of draw `draw` (stream index = draw).
  public func request(draw: UInt64) -> Request {
    var words = streams.factors.map { $0.word(at: draw) }
    if let correlation = model.correlation {
      let mixed = correlation.copula.transform(correlation.factors.map { words[$0] })
      for (factor, word) in zip(correlation.factors, mixed) { words[factor] = word }
    }
    return request(words) { $0.value(of: $1) }
  }

  /// Every judgement, strength and lean at its median or likeliest value.
  public var centralJudgements: RowJudgements {
    RowJudgements(
      values: model.judgements.map(\.central), strengths: model.strengths.map { $0?.central },
      leans: model.leans.map(\.central))
  }

  /// Every factor at its median or likeliest value, each by itself whatever the correlations.
  public var centralRequest: Request {
    request(streams.factors.map { _ in 1 << 31 }) { sampler, _ in sampler.central }
  }

  /// Evaluates a draw.
  ///
  /// - Throws: ``DrawError`` where an expression fails that the draw can reach.
  public func evaluate(draw: UInt64) throws(DrawError) -> DrawEvaluation {
    try evaluate(
      draw: draw, request: request(draw: draw),
      judgements: judgements(row: draw / UInt64(RowMeanHistogram.drawsPerRow)))
  }

  /// Evaluates the central request under the central judgements.
  public func evaluateCentral() throws(DrawError) -> DrawEvaluation {
    try evaluate(draw: nil, request: centralRequest, judgements: centralJudgements)
  }

  /// Fixes each factor in turn; a default's branch is found under the factors before it.
  private func request(_ words: [UInt32], _ draw: (Sampler, UInt32) -> Value) -> Request {
    let count = model.factorSlots.count
    var bindings = Bindings(values: model.context.values, functions: [model.context.isSeated])
    bindings.failures = [EvaluationError?](repeating: nil, count: bindings.values.count)
    var values = [Value?](repeating: nil, count: count)
    var branches = [Int?](repeating: nil, count: count)
    var failures = [EvaluationError?](repeating: nil, count: count)
    for factor in model.factorOrder {
      let slot = model.factorSlots[factor]
      do throws(EvaluationError) {
        guard let branch = try model.factors[factor].branch(under: bindings) else { continue }
        let value = draw(branch.sampler, words[factor])
        values[factor] = value
        if model.factors[factor].isAssumed { branches[factor] = branch.index }
        bindings.values[slot] = value
      } catch {
        failures[factor] = error
        bindings.failures[slot] = error
      }
    }
    return Request(values: values, branches: branches, failures: failures, words: words)
  }
}

extension FactorSource {
  /// The first branch whose condition holds.
  func branch(under bindings: Bindings) throws(EvaluationError) -> Branch? {
    for branch in branches {
      guard let condition = branch.condition else { return branch }
      if case .bool(true) = try condition.evaluate(bindings) { return branch }
    }
    return nil
  }
}
