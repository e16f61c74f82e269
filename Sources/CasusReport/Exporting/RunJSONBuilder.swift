import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation

/// Makes one run's JSON object; its parts are extensions in files of their own.
struct RunJSONBuilder {
  let result: RunResult
  let model: SimulationModel
  let variance: VarianceShares?

  init(_ run: ReportedRun) {
    result = run.result
    model = run.model
    variance = run.variance
  }

  var rulebook: Rulebook { model.rulebook }

  var value: JSONValue {
    .object([
      ("schema", .string(RunJSON.schema)),
      ("manifest", manifest),
      ("rulebook", .object([("id", .string(rulebook.id)), ("title", .string(rulebook.title))])),
      ("scenario", scenario),
      ("verdicts", .array(result.verdicts.map(verdict))),
      ("outcomes", .array(result.outcomes.map(outcome))),
      ("ladder", .array(result.ladder.map(rung))),
      ("readings", .array(result.readings.map(reading))),
      ("stages", .array(result.stages.map(stage))),
      ("criteria", .array(result.criteria.map(criterion))),
      ("quantities", .array(result.quantities.map(quantity))),
      ("assumed", .array(result.assumed.map(assumption))),
      ("known", .array(model.fixedAnswers.map(fixedAnswer))),
      ("doubtful", doubtful),
      ("variance", varianceShares),
      ("correlations", .array(result.correlations.map(correlation))),
      ("observed", observation),
      ("warnings", .array(result.warnings.map { .string($0.text) })),
      ("sources", .array(rulebook.sources.map(source))),
    ])
  }

  private var manifest: JSONValue {
    let manifest = result.manifest
    return .object([
      ("seed", .string("\(manifest.seed)")),
      ("design", .string(manifest.design.name)),
      ("draws_asked", .int(manifest.drawsAsked)),
      ("draws", .int(manifest.draws)),
      ("rows", .int(manifest.rows)),
      (
        "exact",
        result.exact.map {
          .object([
            ("requests", .int($0.requests)), ("judgement_sets", .int($0.judgementSets)),
            ("complete", .bool($0.isComplete)),
          ])
        } ?? .null
      ),
      ("interrupted", .bool(manifest.isInterrupted)),
      ("numeric_version", .int(manifest.numericVersion)),
      ("table_fingerprint", .string(HexText.of(manifest.tableFingerprint))),
      ("rulebook_fnv1a64", .string(HexText.of(FNV1a64.hash(rulebook.text.text)))),
      (
        "scenario_fnv1a64",
        .array(model.scenario.texts.map { .string(HexText.of(FNV1a64.hash($0.text))) })
      ),
      (
        "overrides",
        .array(
          model.overrides.map {
            .object([("kind", .string($0.isPin ? "pin" : "set")), ("text", .string($0.text))])
          })
      ),
    ])
  }

  private var scenario: JSONValue {
    let scenario = model.scenario
    return .object([
      ("id", .string(scenario.id)), ("title", .string(scenario.title)),
      ("question", .string(scenario.question)),
      ("date", .string(scenario.date.description)),
      ("requester", .string(scenario.requesterName(in: rulebook))),
    ])
  }

  private func source(_ source: Source) -> JSONValue {
    .object([
      ("id", .string(source.id)), ("title", .string(source.title)), ("author", .optional(source.author)),
      ("outlet", .optional(source.outlet)), ("date", .optional(source.date)), ("url", .optional(source.url)),
      ("note", .optional(source.note)),
    ])
  }

  private var observation: JSONValue {
    guard let observation = model.scenario.observation else { return .null }
    let quantities = observation.quantities.map {
      (rulebook.quantities[$0.quantity].name, JSONValue.number($0.value))
    }
    return .object([
      ("outcome", .string(rulebook.outcomes[observation.outcome].id)), ("quantities", .object(quantities)),
      ("grounds", .grounds(observation.grounds)),
    ])
  }
}

extension JSONValue {
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  static func optional(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

  static func estimate(_ estimate: RunEstimate?) -> JSONValue {
    guard let estimate else { return .null }
    return .object([
      ("value", .number(estimate.value)), ("standard_error", .number(estimate.standardError)),
      ("constant", .bool(estimate.isProvedConstant)),
    ])
  }

  static func probability(_ result: ProbabilityResult?) -> JSONValue {
    guard let result else { return .null }
    return .object([
      ("value", .number(result.estimate.value)), ("standard_error", .number(result.estimate.standardError)),
      ("constant", .bool(result.estimate.isProvedConstant)),
      (
        "interval_from_judgements_90",
        result.interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
      ),
      ("judgement_share", .optional(result.judgementShare)),
    ])
  }

  static func grounds(_ grounds: Grounds) -> JSONValue {
    .object([
      ("because", .string(grounds.because)),
      (
        "cite",
        .array(
          grounds.citations.map { .object([("source", .string($0.source)), ("at", .string($0.place))]) })
      ),
      ("unsourced", .optional(grounds.unsourced)), ("confidence", .string(grounds.confidence.rawValue)),
    ])
  }
}
