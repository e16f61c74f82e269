import CasusRulebook
import CasusSampling
import CasusSimulation

extension RunJSONBuilder {
  func verdict(_ item: VerdictResult) -> JSONValue {
    .object([
      ("verdict", .string(item.verdict.rawValue)), ("probability", .probability(item.probability)),
      ("given_asked", .probability(item.givenAsked)),
    ])
  }

  func outcome(_ item: OutcomeResult) -> JSONValue {
    .object([
      ("id", .string(item.id)), ("title", .string(item.title)), ("rank", .int(item.rank)),
      ("verdicts", .array(item.verdicts.map { .string($0.rawValue) })),
      ("probability", .probability(item.probability)),
    ])
  }

  func rung(_ item: RungResult) -> JSONValue {
    .object([
      ("rank", .int(item.rank)),
      ("outcomes", .array(item.outcomes.map { .string(rulebook.outcomes[$0].id) })),
      ("or_higher", .probability(item.orHigher)),
    ])
  }

  func reading(_ item: ReadingResult) -> JSONValue {
    let outcomeShares = zip(rulebook.outcomes, item.shareOfOutcome).map { ($0.id, JSONValue.optional($1)) }
    return .object([
      ("judgement", .string(item.name)), ("question", .string(item.question)),
      ("dominant", .bool(item.isDominant)),
      ("share_of_approval_variance", .optional(item.shareOfApproval)),
      ("share_of_outcome_variance", .object(outcomeShares)), ("values", .array(item.values.map(line))),
    ])
  }

  private func line(_ line: ReadingResult.Line) -> JSONValue {
    .object([
      ("value", .string(line.value)), ("meaning", .string(line.meaning)),
      ("share_of_rows", .number(line.share)),
      ("rows", .int(line.rows)), ("approved_given_asked", .estimate(line.approvedGivenAsked)),
      ("verdicts", .object(zip(Verdict.allCases, line.verdicts).map { ($0.rawValue, .estimate($1)) })),
      ("outcomes", .object(zip(rulebook.outcomes, line.outcomes).map { ($0.id, .estimate($1)) })),
    ])
  }

  func stage(_ item: StageResult) -> JSONValue {
    .object([
      ("id", .string(item.id)), ("question", .string(item.question)),
      ("by", .string(rulebook.stages[item.index].answeredBy)), ("reached", .estimate(item.reached)),
      ("yes_given_reached", .estimate(item.yes)), ("ends_here", .estimate(item.ending)),
      (
        "known",
        item.known.map { known in
          .object([
            ("answer", .bool(known.isYes)), ("pinned", .bool(known.isPinned)),
            ("expected", .estimate(known.expected)),
          ])
        } ?? .null
      ),
    ])
  }

  func criterion(_ item: CriterionResult) -> JSONValue {
    let criterion = rulebook.criteria[item.index]
    return .object([
      ("id", .string(item.id)), ("stage", .string(rulebook.stages[item.stage].id)),
      ("says", .string(item.saysYes ? "yes" : "no")),
      ("strength", .string(criterion.forceWord(in: rulebook))),
      ("group", .optional(criterion.group.map { rulebook.groups[$0].id })),
      ("active_given_reached", .estimate(item.active)),
      ("weight_on_approved", .estimate(item.weight)), ("measured_draws", .int(item.measuredDraws)),
      ("shared_draws", .int(item.sharedDraws)), ("unmeasured_draws", .int(item.unmeasuredDraws)),
      ("grounds", .grounds(criterion.grounds)),
    ])
  }

  func quantity(_ item: QuantityResult) -> JSONValue {
    .object([
      ("name", .string(item.name)), ("title", .string(item.title)), ("unit", .string(item.unit)),
      ("whole", .bool(item.isWhole)), ("exists", .estimate(item.existence)),
      ("effective_size", .number(item.effectiveSize)), ("quantile_05", quantile(item.summary?.low)),
      ("median", quantile(item.summary?.median)), ("quantile_95", quantile(item.summary?.high)),
      ("histogram", histogram(item.histogram)),
    ])
  }

  private func quantile(_ item: QuantityResult.QuantileEstimate?) -> JSONValue {
    guard let item else { return .null }
    let place: String =
      switch item.place {
      case .within: "within"
      case .below: "below"
      case .above: "above"
      }
    return .object([
      ("value", .number(item.estimate.value)), ("standard_error", .number(item.estimate.standardError)),
      ("place", .string(place)),
    ])
  }

  /// The bins from the first to the last that is not empty.
  private func histogram(_ histogram: QuantityHistogram) -> JSONValue {
    let first = histogram.weights.firstIndex { $0 != 0 } ?? 0
    let last = histogram.weights.lastIndex { $0 != 0 } ?? first
    let kind: String =
      switch histogram.scale.kind {
      case .linear: "linear"
      case .logarithmic: "log"
      case .wholeNumbers: "whole"
      }
    let weights = histogram.weights.isEmpty ? [] : Array(histogram.weights[first...last])
    return .object([
      ("scale", .string(kind)), ("low", .number(histogram.scale.low)),
      ("high", .number(histogram.scale.high)),
      ("bins", .int(histogram.scale.binCount)), ("first_bin", .int(first)),
      ("first_edge", .number(histogram.scale.value(at: Double(first)))),
      ("last_edge", .number(histogram.scale.value(at: Double(last + 1)))),
      ("underflow", .number(histogram.underflow)), ("overflow", .number(histogram.overflow)),
      ("weights", .array(weights.map { .number($0) })),
    ])
  }

  func assumption(_ item: Assumption) -> JSONValue {
    let kind = rulebook.factors[item.factor].kind
    return .object([
      ("factor", .string(item.name)), ("question", .string(item.question)),
      (
        "branches",
        .array(
          item.branches.map { branch in
            .object([
              ("when", .optional(branch.condition)),
              ("value", .string(ValueWords.text(of: branch.value, kind: kind))),
              ("grounds", .grounds(branch.grounds)),
            ])
          })
      ),
    ])
  }

  func fixedAnswer(_ item: FixedAnswer) -> JSONValue {
    .object([
      ("stage", .string(rulebook.stages[item.stage].id)), ("answer", .bool(item.isYes)),
      ("pinned", .bool(item.isPinned)),
      ("grounds", .grounds(item.grounds)),
    ])
  }

  var doubtful: JSONValue {
    .object([
      ("share_of_weight", .optional(result.doubtful.shareOfWeight)),
      (
        "items",
        .array(
          result.doubtful.items.map { item in
            .object([
              ("kind", .string(item.kind.rawValue)), ("name", .string(item.name)),
              ("unsourced", .bool(item.isUnsourced)),
            ])
          })
      ),
    ])
  }

  /// What the variance of P(approved) over draws rests on.
  var varianceShares: JSONValue {
    .object([
      ("judgements", .optional(result[.approved]?.probability.judgementShare)),
      ("assumed", JSONValue.estimate(variance?.assumed)),
      ("doubtful", JSONValue.estimate(variance?.doubtful)),
      ("draws", variance == nil ? .null : .int(VarianceShares.draws)),
    ])
  }

  func correlation(_ item: AttainedCorrelation) -> JSONValue {
    .object([
      ("first", .string(rulebook.factors[item.first].name)),
      ("second", .string(rulebook.factors[item.second].name)),
      ("stated", .number(item.stated)), ("attained", .optional(item.attained)),
    ])
  }
}
