public import CasusExpressions
public import CasusRulebook
import CasusSampling

/// A rulebook, a scenario and the changes to them, resolved into all that a run needs but the seed.
///
/// Every factor has its source of values, every judgement, strength and lean its sampler, every stage its known
/// answer if there is one. Making a model is where impossible distributions, contradicting correlations and dates
/// without a value are found.
public struct SimulationModel: Sendable {
  /// The rulebook.
  public let rulebook: Rulebook
  /// The scenario.
  public let scenario: Scenario
  /// The overrides, in the order in which the user stated them; where two change one thing the later one holds.
  public let overrides: [Override.Stated]
  /// What is doubtful about the input, though it can be run.
  public let warnings: [Diagnostic]
  /// Factors that the scenario leaves out, in the rulebook's order.
  public let assumed: [Assumption]
  /// Stages whose answer is known or pinned, in the rulebook's order.
  public let fixedAnswers: [FixedAnswer]
  /// Items that are unsourced or of low confidence.
  public let doubtful: [DoubtfulItem]
  /// One fingerprint of all quantile tables and cut points in use, in the order of their names.
  public let tableFingerprint: UInt64

  let context: RequestContext
  let certain: CertainKnowledge
  let factors: [FactorSource]
  /// The factors' indices, each after those that the conditions of its default read.
  let factorOrder: [Int]
  let judgements: [Sampler]
  /// The strength of each criterion; nil for bars and settles.
  let strengths: [LogOddsSampler?]
  let leans: [LogOddsSampler]
  let sharedStrength: SharedCorrelation
  let correlation: ModelCorrelation?
  /// For each quantity and each outcome, where its value comes from; nil where it has none.
  let quantities: [[QuantitySource?]]
  /// The bins of each quantity.
  let scales: [HistogramScale]
  /// Each stage's criteria, in the order of the file.
  let stageCriteria: [[Int]]
  /// The criteria's expressions and addressees.
  let plans: [CriterionPlan]
  /// How the criteria weigh.
  let shapes: [CriterionShape]
  /// Where each stage's answers lead.
  let routes: [Route]
  /// How each stage's council answers; nil for a single answerer.
  let councils: [CouncilRule?]
  /// Each fact's expression and slot.
  let facts: [(expression: Expression, slot: Int)]
  /// The identifier of each member.
  let memberNames: [Value]
  /// The slot of each factor.
  let factorSlots: [Int]
  /// The slot of each judgement.
  let judgementSlots: [Int]
  /// The answer of each stage where it is known or pinned.
  let answers: [FixedAnswer?]
  /// Streams that are drawn independently of what those of their names are; see VarianceShares.
  var redrawn: Set<StreamName> = []

  /// Resolves a rulebook and a scenario.
  ///
  /// - Throws: Everything that makes a run impossible, each with its file and place.
  public init(
    rulebook: Rulebook, scenario: Scenario, overrides: [Override.Stated] = []
  ) throws(DiagnosticList) {
    let context = try RequestContext(rulebook: rulebook, scenario: scenario)
    var builder = ModelBuilder(rulebook: rulebook, scenario: scenario, overrides: overrides, context: context)
    let factors = builder.factorSources()
    let judgements = builder.judgementSamplers()
    let strengths = builder.strengthSamplers()
    let leans = builder.leanSamplers()
    let quantities = builder.quantitySources()
    let scales = builder.scales()
    let correlation = builder.correlation(factors)
    let shared = builder.sharedCorrelation()
    builder.checkStreamNames()
    builder.learnFacts()
    guard builder.errors.isEmpty, let shared else { throw DiagnosticList(builder.errors) }

    self.rulebook = rulebook
    self.scenario = scenario
    self.overrides = overrides
    self.context = context
    self.factors = factors
    self.judgements = judgements
    self.strengths = strengths
    self.leans = leans
    self.quantities = quantities
    self.scales = scales
    self.correlation = correlation
    sharedStrength = shared
    warnings = builder.warnings + Self.repeated(overrides)
    certain = builder.certain
    factorOrder = builder.factorOrder
    answers = builder.answers()
    fixedAnswers = answers.compactMap(\.self)
    stageCriteria = rulebook.stages.indices.map { stage in
      rulebook.criteria.indices.filter { rulebook.criteria[$0].stage == stage }
    }
    plans = rulebook.criteria.map {
      CriterionPlan($0, memberSlot: rulebook.vocabulary.memberSlot, holders: context.holders)
    }
    routes = rulebook.stages.map { Route(yes: $0.yes, no: $0.no) }
    councils = rulebook.stages.map(\.council)
    facts = rulebook.facts.map { ($0.expression, $0.slot) }
    memberNames = rulebook.members.map { .string($0.id) }
    factorSlots = rulebook.factors.map(\.slot)
    judgementSlots = rulebook.judgements.map(\.slot)
    shapes = rulebook.criteria.map { CriterionShape($0, groups: rulebook.groups) }
    assumed = zip(rulebook.factors.indices, factors).compactMap { index, source in
      Assumption(of: rulebook.factors[index], index: index, source: source)
    }
    doubtful = DoubtfulItems.all(
      rulebook: rulebook, scenario: scenario, factors: factors, answers: fixedAnswers)
    tableFingerprint = builder.fingerprint(
      factors: factors, judgements: judgements, strengths: strengths, leans: leans)
  }

  private static func repeated(_ overrides: [Override.Stated]) -> [Diagnostic] {
    overrides.enumerated().compactMap { place, earlier in
      guard
        let later = overrides[(place + 1)...].last(where: { $0.change.changesTheSame(as: earlier.change) })
      else { return nil }
      return Diagnostic(
        "repeated-override", .warning, in: earlier.option, at: nil,
        "'\(earlier.text)' does nothing, because '\(later.text)' comes after it and changes the same",
        hint: "leave one of them out")
    }
  }

  /// How many outcomes there are.
  var outcomeCount: Int { rulebook.outcomes.count }

  /// Whether every judgement, strength and lean has one value, so that there is no interval from judgements.
  var hasFixedJudgements: Bool {
    judgements.allSatisfy { $0.onlyValue != nil } && strengths.allSatisfy { $0?.isConstant ?? true }
      && leans.allSatisfy(\.isConstant)
  }

  /// Whether nothing that a run draws can change any probability: every factor, judgement, strength and lean has one
  /// value.
  var isDeterministic: Bool {
    hasFixedJudgements && factors.allSatisfy { $0.onlyValue != nil }
  }
}

/// Where a stage's answers lead.
struct Route: Sendable {
  let yes: Destination
  let no: Destination

  func of(_ isYes: Bool) -> Destination { isYes ? yes : no }
}

/// Rank correlations among factors, with the factors by index.
struct ModelCorrelation: Sendable {
  /// From independent words to correlated ones.
  let copula: RankCorrelation
  /// The factor of each of the copula's names.
  let factors: [Int]
  /// The stated pairs, by factor.
  let pairs: [StatedCorrelation]
}

extension Assumption {
  init?(of factor: Factor, index: Int, source: FactorSource) {
    guard case .assumed = source.origin else { return nil }
    self.init(
      factor: index, name: factor.name, question: factor.question,
      branches: source.branches.map {
        Branch(
          index: $0.index, condition: $0.condition?.source.text, value: $0.form, grounds: $0.grounds)
      })
  }
}
