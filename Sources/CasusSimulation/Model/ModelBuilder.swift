import CasusExpressions
import CasusRulebook
import CasusSampling

/// Resolves the parts of a model one after the other, and collects what is wrong on the way.
struct ModelBuilder {
  let rulebook: Rulebook
  let scenario: Scenario
  let overrides: [Override.Stated]
  let context: RequestContext
  private(set) var factorOrder: [Int] = []
  private(set) var certain: CertainKnowledge
  var samplers = SamplerBuilder()

  var errors: [Diagnostic] { samplers.errors }
  var warnings: [Diagnostic] { samplers.warnings }

  init(rulebook: Rulebook, scenario: Scenario, overrides: [Override.Stated], context: RequestContext) {
    self.rulebook = rulebook
    self.scenario = scenario
    self.overrides = overrides
    self.context = context
    certain = CertainKnowledge(context, rulebook: rulebook)
    factorOrder = orderOfFactors()
  }

  /// The factors in an order in which the conditions of each default read only earlier ones.
  private mutating func orderOfFactors() -> [Int] {
    let factorOfSlot = Dictionary(
      rulebook.factors.enumerated().map { ($1.slot, $0) }, uniquingKeysWith: { first, _ in first })
    var needs: [Set<Int>] = rulebook.factors.map { factor in
      Set(factor.defaults.compactMap(\.condition).flatMap(\.slots).compactMap { factorOfSlot[$0] })
    }
    for index in scenario.factors.indices where stated(index) != nil { needs[index] = [] }
    var order: [Int] = []
    var placed = Set<Int>()
    while let next = rulebook.factors.indices.first(where: {
      !placed.contains($0) && needs[$0].isSubset(of: placed)
    }) {
      order.append(next)
      placed.insert(next)
    }
    if let stuck = rulebook.factors.first(where: { factor in
      !order.contains { rulebook.factors[$0].slot == factor.slot }
    }) {
      samplers.report(
        Diagnostic(
          "circular-default", in: rulebook.text.name, at: stuck.span,
          "the default of '\(stuck.name)' depends on itself"))
    }
    return order
  }

  /// What the user or the scenario states for a factor, and where that came from.
  private func stated(_ index: Int) -> (StatedFactor, FactorSource.Origin)? {
    for override in overrides.reversed() {
      if case .factor(index, let form) = override.change {
        return (StatedFactor(value: form, grounds: .none), .overridden(text: override.text))
      }
    }
    return scenario.factors[index].map { ($0, .stated) }
  }

  mutating func factorSources() -> [FactorSource] {
    var sources = [FactorSource](
      repeating: FactorSource(origin: .stated, branches: [], onlyValue: nil), count: rulebook.factors.count)
    for index in factorOrder {
      let factor = rulebook.factors[index]
      if let (stated, origin) = stated(index) {
        sources[index] = source(of: factor, stated, origin)
      } else {
        sources[index] = assumedSource(of: factor)
      }
      certain.learn(sources[index].onlyValue, slot: factor.slot)
    }
    return sources
  }

  private mutating func source(
    of factor: Factor, _ stated: StatedFactor, _ origin: FactorSource.Origin
  ) -> FactorSource {
    guard let sampler = samplers.sampler(for: stated.value, kind: factor.kind, name: factor.name) else {
      return FactorSource(origin: origin, branches: [], onlyValue: nil)
    }
    let branch = FactorSource.Branch(
      index: 0, condition: nil, sampler: sampler, form: stated.value, grounds: stated.grounds)
    return FactorSource(origin: origin, branches: [branch], onlyValue: sampler.onlyValue)
  }

  /// The default's branches but for those that are certain not to be taken.
  private mutating func assumedSource(of factor: Factor) -> FactorSource {
    guard !factor.defaults.isEmpty else {
      samplers.report(
        Diagnostic(
          "missing-factor", in: scenario.texts.first?.name ?? "", at: nil,
          "the factor '\(factor.name)' must be stated: \(factor.question)",
          notes: [factor.kind.valuesInWords]))
      return FactorSource(origin: .assumed, branches: [], onlyValue: nil)
    }
    var branches: [FactorSource.Branch] = []
    for (index, choice) in factor.defaults.enumerated() {
      let holds = choice.condition.map { certain.holds($0) } ?? true
      if holds == false { continue }
      if let sampler = samplers.sampler(for: choice.value, kind: factor.kind, name: factor.name) {
        branches.append(
          FactorSource.Branch(
            index: index, condition: holds == true ? nil : choice.condition, sampler: sampler,
            form: choice.value, grounds: choice.grounds))
      }
      if holds == true { break }
    }
    let isSettled = branches.count == 1 && branches[0].condition == nil
    return FactorSource(
      origin: .assumed, branches: branches, onlyValue: isSettled ? branches[0].sampler.onlyValue : nil)
  }

  mutating func judgementSamplers() -> [Sampler] {
    let isCentral = pinsJudgements
    return rulebook.judgements.enumerated().map { index, judgement in
      var form = judgement.belief
      var isOverridden = false
      for override in overrides {
        if case .judgement(index, let other) = override.change {
          form = other
          isOverridden = true
        }
      }
      guard let sampler = samplers.sampler(for: form, kind: judgement.kind, name: judgement.name) else {
        return .constant(.null)
      }
      let result = isCentral && !isOverridden ? sampler.pinned : sampler
      certain.learn(result.onlyValue, slot: judgement.slot)
      return result
    }
  }

  mutating func strengthSamplers() -> [LogOddsSampler?] {
    let words = rulebook.strengths.map { samplers.logOdds($0, isStrength: true, file: rulebook.text.name) }
    return rulebook.criteria.enumerated().map { index, criterion in
      guard case .strength(let word, _) = criterion.force else { return nil }
      for override in overrides.reversed() {
        if case .strength(criterion: index, let value) = override.change { return .constant(value) }
      }
      return pinsJudgements ? words[word].map { .constant($0.central) } : words[word]
    }
  }

  mutating func leanSamplers() -> [LogOddsSampler] {
    let words = rulebook.leans.map { samplers.logOdds($0, isStrength: false, file: rulebook.text.name) }
    return rulebook.stages.enumerated().map { index, stage in
      for override in overrides.reversed() {
        if case .lean(stage: index, let value) = override.change { return .constant(value) }
      }
      guard let sampler = words[stage.lean] else { return .constant(0) }
      return pinsJudgements ? .constant(sampler.central) : sampler
    }
  }

  mutating func quantitySources() -> [[QuantitySource?]] {
    rulebook.quantities.map { quantity in
      var sources = [QuantitySource?](repeating: nil, count: rulebook.outcomes.count)
      for entry in quantity.entries {
        let source = samplers.quantity(entry, of: quantity)
        for outcome in entry.outcomes { sources[outcome] = source }
      }
      return sources
    }
  }

  mutating func scales() -> [HistogramScale] {
    rulebook.quantities.compactMap { quantity in
      if let scale = quantity.scale { return scale }
      samplers.report(
        Diagnostic(
          "empty-range", in: rulebook.text.name, at: nil,
          "the range of '\(quantity.name)' has no room for a histogram",
          notes: ["It must end above where it begins, and on a log scale lie above 0."]))
      return nil
    }
  }

  /// Facts that are the same in every draw, for proofs that something never happens.
  mutating func learnFacts() {
    for fact in rulebook.facts { certain.learn(certain.value(of: fact.expression), slot: fact.slot) }
  }

  func answers() -> [FixedAnswer?] {
    rulebook.stages.indices.map { stage in
      for override in overrides.reversed() {
        if case .stage(stage, let isYes) = override.change {
          return FixedAnswer(stage: stage, isYes: isYes, isPinned: true, grounds: .none)
        }
      }
      return scenario.known.first { $0.stage == stage }.map {
        FixedAnswer(stage: stage, isYes: $0.isYes, isPinned: false, grounds: $0.grounds)
      }
    }
  }

  private var pinsJudgements: Bool {
    overrides.contains { if case .centralJudgements = $0.change { true } else { false } }
  }
}
