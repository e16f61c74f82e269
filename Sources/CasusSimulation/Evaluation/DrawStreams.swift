public import CasusRulebook
public import CasusSampling

/// The streams of a model under a seed and a design, by index.
///
/// The design chooses the words of judgements, strengths, leans and factors; quantities and coins are always
/// independent (section 3.4.1).
struct DrawStreams: Sendable {
  let factors: [DesignedStream]
  let judgements: [DesignedStream]
  let strengths: [DesignedStream]
  let leans: [DesignedStream]
  let sharedStrength: DesignedStream
  /// By quantity, then outcome.
  let quantities: [[Stream]]

  /// - Parameter dimensions: Those of a comparison; nil for the rulebook's own.
  init(_ model: SimulationModel, seed: UInt64, design: Design, dimensions: SobolDimensions? = nil) {
    let rulebook = model.rulebook
    let dimensions = design == .sobol ? dimensions ?? SobolDimensions(of: [rulebook]) : SobolDimensions()
    func stream(_ name: StreamName, _ level: StreamLevel = .rows) -> DesignedStream {
      let name = model.redrawn.contains(name) ? name.redrawn : name
      return DesignedStream(design, seed: seed, name: name, level: level, dimensions: dimensions)
    }
    factors = rulebook.factors.map { stream(.factor($0.name), .draws) }
    judgements = rulebook.judgements.map { stream(.judgement($0.name)) }
    strengths = rulebook.criteria.map { stream(.strength($0.id)) }
    leans = rulebook.stages.map { stream(.lean($0.id)) }
    sharedStrength = stream(StreamNames.sharedStrength)
    quantities = rulebook.quantities.map { quantity in
      rulebook.outcomes.map { Stream(seed: seed, name: .quantity(quantity.name, outcome: $0.id)) }
    }
  }
}

extension SobolDimensions {
  /// The dimensions of runs of some rulebooks that are compared with each other: the union of their streams.
  ///
  /// They depend on the rulebooks alone, so that scenarios side by side, and edits to one, have common draws; a name
  /// that is pinned or certain keeps its dimension. Bars and settles draw nothing and have none.
  public init(of rulebooks: [Rulebook]) {
    var discrete: [StreamName] = []
    var others: [StreamName] = []
    var factors: [StreamName] = []
    for rulebook in rulebooks {
      for judgement in rulebook.judgements {
        if judgement.kind.isDiscrete {
          discrete.append(.judgement(judgement.name))
        } else {
          others.append(.judgement(judgement.name))
        }
      }
      others += rulebook.criteria.filter { $0.word != nil }.map { .strength($0.id) }
      others += rulebook.stages.map { .lean($0.id) }
      if rulebook.sharedStrength != 0 { others.append(StreamNames.sharedStrength) }
      factors += rulebook.factors.map { .factor($0.name) }
    }
    self.init(discreteJudgements: discrete, strengths: others, factors: factors)
  }
}

extension VariableKind {
  /// Whether its values are named one by one, so that a judgement is a reading.
  fileprivate var isDiscrete: Bool {
    switch self {
    case .yesNo, .choice, .members: true
    case .number, .count: false
    }
  }
}
