import CasusAnalysis
import CasusRulebook
import CasusSampling
import CasusSimulation

/// The result of a comparison in sentences.
struct ComparisonWords {
  let sides: [LabelledComparison.Side]
  let comparison: RunComparison

  init(_ labelled: LabelledComparison) {
    sides = labelled.sides
    comparison = labelled.comparison
  }

  private var first: String { sides[0].letter }
  private var second: String { sides[1].letter }

  /// The finding in a sentence or two.
  var finding: String {
    switch comparison.finding {
    case .changesNothing:
      "\(second) changes nothing: in none of the \(draws) common draws does a probability or a quantity differ, to the bit."
    case .changesQuantitiesOnly:
      "\(second) changes no probability in any of the \(draws) common draws; only quantities differ."
    case .noDifferenceSeen(let smallest):
      "No difference seen. One of \(points(smallest)) or more in any line of the table could have been."
    case .difference(let event, let atLeast):
      difference(event, atLeast: atLeast)
    case .notEnoughDraws(let smallest):
      """
      Not enough draws to say: a difference of \(points(smallest)) could have been missed. More --draws would tell.
      """
    }
  }

  /// How many draws differ at all; nil where nothing is to be said.
  var touched: String? {
    guard let paired = comparison.paired, paired.touchedDraws > 0 else { return nil }
    let share = NumberText.share(
      RunEstimate(value: paired.touchedShare, standardError: 0, isProvedConstant: paired.touchedShare == 1))
    switch comparison.finding {
    case .noDifferenceSeen, .notEnoughDraws:
      return "In \(share) of the draws some probability differs, by too little to be seen on average."
    default:
      return "In \(share) of the draws some probability differs."
    }
  }

  private var draws: String { comparison.runs[0].result.manifest.draws.grouped }

  private func difference(_ event: PairedEvent, atLeast: Double) -> String {
    let line = comparison.lines.first { $0.event == event }
    let isMore = (line?.difference.value ?? 0) > 0
    let values = line.map { line in
      zip(sides, line.sides).map { side, estimate in
        "\(side.letter) \(estimate.map { numbers.probability($0)[0] } ?? "-")"
      }.joined(separator: ", ")
    }
    let amount =
      line?.difference.standardError == 0
      ? "by \(points(atLeast))" : "by at least \(points(atLeast)), all lines together at 95%"
    return "\(second) is \(isMore ? "more" : "less") likely than \(first) to \(inWords(event)): \(amount)"
      + (values.map { " (\($0))" } ?? "") + "."
  }

  private var numbers: NumberText { NumberText(rows: comparison.runs[0].result.manifest.rows) }

  /// An event as what a request may do.
  func inWords(_ event: PairedEvent) -> String {
    switch event {
    case .outcome(let id): "end in '\(title(ofOutcome: id))'"
    case .verdict(.none): "ask for nothing"
    case .verdict(let verdict): "be \(verdict.rawValue)"
    case .verdictGivenAsked(let verdict): "be \(verdict.rawValue), given that something is asked"
    case .rankOrHigher(let rank): "reach rung \(rank) or higher"
    }
  }

  /// An event as the title of a line.
  func title(_ event: PairedEvent) -> String {
    switch event {
    case .outcome(let id): title(ofOutcome: id)
    case .verdict(.none): "nothing is asked"
    case .verdict(let verdict), .verdictGivenAsked(let verdict): verdict.rawValue
    case .rankOrHigher(let rank): "rung \(rank) or higher"
    }
  }

  private func title(ofOutcome id: String) -> String {
    comparison.runs.lazy.compactMap { run in run.result.outcomes.first { $0.id == id }?.title }.first ?? id
  }

  /// Why the runs are compared unpaired, as one sentence; nil where they are not.
  var unpaired: String? {
    guard case .unpaired(let reasons) = comparison.pairing else { return nil }
    let list = reasons.map(Self.inWords).joined(separator: "; ")
    return """
      Not draw for draw: \(list). The two are compared as runs that know nothing of each other: errors are greater, and \
      there is no table of changes.
      """
  }

  private static func inWords(_ reason: UnpairedReason) -> String {
    switch reason {
    case .seeds(let one, let other): "the seeds differ (\(one) and \(other))"
    case .designs(let one, let other): "the draws were chosen in unlike ways (\(one) and \(other))"
    case .draws(let one, let other): "the numbers of draws differ (\(one.grouped) and \(other.grouped))"
    case .numericVersions(let one, let other):
      "they were computed by unlike versions of the arithmetic (\(one) and \(other))"
    case .tables: "the quantile tables are not those of this machine"
    case .enumerated: "what was enumerated has no draws"
    }
  }

  /// What else sets the two apart, or limits what is said.
  var remarks: [String] {
    var remarks: [String] = []
    let texts = comparison.unlikeOverrides
    for (side, own) in zip(sides, texts) where !own.isEmpty {
      remarks.append("\(side.letter) alone was run with \(own.joined(separator: ", ")).")
    }
    if let stages = comparison.paired?.entangledStages, !stages.isEmpty {
      remarks.append(
        """
        The order of \(stages.joined(separator: ", ")) differs so much between the two that the table of changes takes \
        the coins of these stages for independent; its margins are right, and it may show too many changes.
        """)
    }
    return remarks
  }

  private func points(_ share: Double) -> String {
    "\(NumberText.significant(share * 100, 2))\u{A0}percentage points"
  }
}

extension DistanceEstimate.Measure {
  /// The name and the unit of a distance between outcomes.
  var inWords: String {
    switch self {
    case .totalVariation: "total variation (0 to 1)"
    case .jensenShannon: "Jensen-Shannon divergence (bits)"
    case .wasserstein: "Wasserstein (rungs of the ladder)"
    case .kolmogorovSmirnov: "Kolmogorov-Smirnov over the ladder (0 to 1)"
    }
  }
}
