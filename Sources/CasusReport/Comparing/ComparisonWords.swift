import CasusAnalysis
import CasusRulebook
import CasusSampling
import CasusSimulation

/// The result of a comparison in sentences.
struct ComparisonWords {
  private let labelled: LabelledComparison

  init(_ labelled: LabelledComparison) { self.labelled = labelled }

  private var sides: [LabelledComparison.Side] { labelled.sides }
  private var comparison: RunComparison { labelled.comparison }
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
      smallest == 0
        ? "No difference: every line is the same on both sides, without chance."
        : "No difference seen. One of \(atMost(smallest)) or more in any line of the table could have been."
    case .difference(let event, let atLeast):
      difference(event, atLeast: atLeast)
    case .notEnoughDraws(let smallest):
      """
      Not enough draws to say: a difference of \(atMost(smallest)) could have been missed. More --draws would tell.
      """
    }
  }

  /// How many draws differ at all; nil where nothing is to be said.
  var touched: String? {
    guard let paired = comparison.paired, paired.touchedDraws > 0 else { return nil }
    let draws = NumberText(rows: paired.rows).ofDraws(paired.touchedShare)
    switch comparison.finding {
    case .noDifferenceSeen, .notEnoughDraws:
      return "In \(draws) some probability differs, by too little to be seen on average."
    default:
      return "In \(draws) some probability differs."
    }
  }

  private var draws: String { comparison.runs[0].result.manifest.draws.grouped }

  private func difference(_ event: PairedEvent, atLeast: Double) -> String {
    let line = comparison.lines.first { $0.event == event }
    let isMore = (line?.difference.value ?? 0) > 0
    let values = line.map { line in
      sides.indices.map { side in
        "\(sides[side].letter) \(line.sides[side].map { labelled.numbers(side).inline($0) } ?? "-")"
      }.joined(separator: ", ")
    }
    let amount =
      line?.difference.standardError == 0
      ? "by \(points(NumberText.significant(atLeast * 100, 2)))"
      : "by at least \(points(NumberText.roundedDown(atLeast * 100))), all lines together at 95%"
    return "\(second) is \(isMore ? "more" : "less") likely than \(first) to \(inWords(event)): \(amount)"
      + (values.map { " (\($0))" } ?? "") + "."
  }

  /// An event as what a request may do.
  func inWords(_ event: PairedEvent) -> String {
    switch event {
    case .outcome(let id): "end in '\(title(ofOutcome: id))'"
    case .verdict(.none): "ask for nothing"
    case .verdict(let verdict): "be \(verdict.rawValue)"
    case .verdictGivenAsked(let verdict): "be \(verdict.rawValue), given that something is asked"
    case .rankOrHigher(let rank): "reach rung \(rank) (\(titles(ofRung: rank))) or higher"
    }
  }

  /// What stands on a rung of either ladder.
  private func titles(ofRung rank: Int) -> String {
    var titles: [String] = []
    for outcome in comparison.runs.flatMap(\.result.outcomes) where outcome.rank == rank {
      let title = "'\(outcome.title)'"
      if !titles.contains(title) { titles.append(title) }
    }
    return titles.joined(separator: " or ")
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
    let price = reasons == [.enumerated] ? "" : ": errors are greater"
    return """
      Not draw for draw: \(list). The two are compared as runs that know nothing of each other\(price). Neither changes of \
      outcome nor the effects of edits can be told.
      """
  }

  static func inWords(_ reason: UnpairedReason) -> String {
    switch reason {
    case .seeds(let one, let other): "the seeds differ (\(one) and \(other))"
    case .designs(let one, let other): "the draws were chosen in unlike ways (\(one) and \(other))"
    case .draws(let one, let other): "the numbers of draws differ (\(one.grouped) and \(other.grouped))"
    case .numericVersions(let one, let other):
      "they were computed by unlike versions of the arithmetic (\(one) and \(other))"
    case .earlierArithmetic(let saved, let own):
      "they were computed by version \(saved) of the arithmetic, and this casus has version \(own)"
    case .tables: "the quantile tables are not those of this machine"
    case .enumerated: "what was enumerated has no draws"
    }
  }

  /// What else sets the two apart, or limits what is said.
  var remarks: [String] {
    var remarks = labelled.remarks
    let texts = comparison.unlikeOverrides
    for (side, run) in zip(sides, comparison.runs) where run.result.manifest.isInterrupted {
      let manifest = run.result.manifest
      remarks.append(
        "\(side.letter) was interrupted: it has the first \(manifest.draws.grouped) of \(manifest.drawsAsked.grouped) draws."
      )
    }
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

  private func atMost(_ share: Double) -> String { points(NumberText.roundedUp(share * 100)) }

  private func points(_ number: String) -> String { "\(number)\u{A0}percentage points" }
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
