import CasusRulebook
import CasusSimulation

/// The lines of one run's table.
struct RunCSVLines {
  private let run: ReportedRun
  private(set) var lines: [[String]] = []

  init(_ run: ReportedRun) { self.run = run }

  mutating func addAll() {
    let result = run.result
    add(
      "run", run.model.rulebook.id, run.model.rulebook.title, "draws", number: Double(result.manifest.draws))
    add("run", run.model.rulebook.id, run.model.rulebook.title, "rows", number: Double(result.manifest.rows))
    for verdict in result.verdicts {
      let id = verdict.verdict.rawValue
      add("verdict", id, id, "probability", verdict.probability)
      if let given = verdict.givenAsked { add("verdict", id, id, "probability_given_asked", given) }
    }
    for outcome in result.outcomes {
      add("outcome", outcome.id, outcome.title, "probability", outcome.probability)
    }
    for rung in result.ladder { add("rung", "\(rung.rank)", "", "probability_or_higher", rung.orHigher) }
    addReadings()
    addProcedure()
    addQuantities()
    addFoundations()
  }

  private mutating func addReadings() {
    for reading in run.result.readings {
      for line in reading.values {
        let id = "\(reading.name)=\(line.value)"
        add("reading", id, line.meaning, "share_of_rows", number: line.share)
        if let given = line.approvedGivenAsked {
          add("reading", id, line.meaning, "approved_given_asked", given)
        }
        for (verdict, estimate) in zip(Verdict.allCases, line.verdicts) {
          if let estimate { add("reading", id, line.meaning, verdict.rawValue, estimate) }
        }
      }
    }
  }

  private mutating func addProcedure() {
    for stage in run.result.stages {
      add("stage", stage.id, stage.question, "reached", stage.reached)
      if let yes = stage.yes { add("stage", stage.id, stage.question, "yes_given_reached", yes) }
      add("stage", stage.id, stage.question, "ends_here", stage.ending)
      if let expected = stage.known?.expected {
        add("stage", stage.id, stage.question, "known_answer_expected", expected)
      }
    }
    for criterion in run.result.criteria {
      let because = run.model.rulebook.criteria[criterion.index].grounds.because
      add("criterion", criterion.id, because, "weight_on_approved", criterion.weight)
      if let active = criterion.active {
        add("criterion", criterion.id, because, "active_given_reached", active)
      }
    }
  }

  private mutating func addQuantities() {
    for quantity in run.result.quantities {
      let (id, label) = (quantity.name, quantity.title)
      add("quantity", id, label, "exists", quantity.existence)
      guard let summary = quantity.summary else { continue }
      let ends = (summary.low.estimate.value, summary.high.estimate.value)
      add("quantity", id, label, "median", summary.median.estimate, low: ends.0, high: ends.1)
      add("quantity", id, label, "quantile_05", summary.low.estimate)
      add("quantity", id, label, "quantile_95", summary.high.estimate)
    }
  }

  private mutating func addFoundations() {
    let rulebook = run.model.rulebook
    if let share = run.result.doubtful.shareOfWeight {
      add("doubtful", "", "unsourced or of low confidence", "share_of_weight", number: share)
    }
    if let share = run.variance?.doubtful {
      add("doubtful", "", "unsourced or of low confidence", "share_of_variance", share)
    }
    if let share = run.variance?.assumed {
      add("assumed", "", "factors left out", "share_of_variance", share)
    }
    for pair in run.result.correlations {
      let id = "\(rulebook.factors[pair.first].name)~\(rulebook.factors[pair.second].name)"
      add("correlation", id, "", "stated", number: pair.stated)
      if let attained = pair.attained { add("correlation", id, "", "attained", number: attained) }
    }
    guard let observation = run.model.scenario.observation else { return }
    add(
      "observed", rulebook.outcomes[observation.outcome].id, rulebook.outcomes[observation.outcome].title,
      "outcome", number: 1)
    for (index, value) in observation.quantities {
      add(
        "observed", rulebook.quantities[index].name, rulebook.quantities[index].title, "value", number: value)
    }
  }

  private mutating func add(
    _ kind: String, _ id: String, _ label: String, _ statistic: String, _ result: ProbabilityResult
  ) {
    add(
      kind, id, label, statistic, result.estimate, low: result.interval?.lowerBound,
      high: result.interval?.upperBound)
  }

  private mutating func add(
    _ kind: String, _ id: String, _ label: String, _ statistic: String, _ estimate: RunEstimate,
    low: Double? = nil, high: Double? = nil
  ) {
    add(
      kind, id, label, statistic, number: estimate.value, error: estimate.standardError, low: low, high: high)
  }

  private mutating func add(
    _ kind: String, _ id: String, _ label: String, _ statistic: String, number: Double, error: Double? = nil,
    low: Double? = nil, high: Double? = nil
  ) {
    let numbers = [number, error, low, high].map { $0.map(CSVNumber.text) ?? "" }
    lines.append([run.model.scenario.id, kind, id, label, statistic] + numbers)
  }
}
