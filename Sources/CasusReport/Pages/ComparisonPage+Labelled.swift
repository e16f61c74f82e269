import CasusAnalysis
import CasusRulebook
import CasusSimulation

extension ComparisonPage.Pair {
  /// What a report shows of a comparison.
  ///
  /// - Parameters:
  ///   - first: The place of its reference among the runs of the report.
  ///   - second: The place of the other one.
  public init(_ labelled: LabelledComparison, first: Int, second: Int) {
    let comparison = labelled.comparison
    let words = ComparisonWords(labelled)
    let ranks = comparison.runs.flatMap(\.result.outcomes).reduce(into: [String: Int]()) { ranks, outcome in
      ranks[outcome.id] = ranks[outcome.id] ?? outcome.rank
    }
    let headline = comparison.verdicts.filter { $0.event == .verdictGivenAsked(.approved) }
    // Highest rung first, as everywhere.
    let outcomes = comparison.outcomes.enumerated().sorted { left, right in
      (Self.rank(of: left.element, ranks), right.offset) > (Self.rank(of: right.element, ranks), left.offset)
    }.map(\.element)
    self.init(
      first: first, second: second,
      differences: (headline + outcomes).filter { !$0.isNever }.map { line in
        ComparisonPage.Difference(
          title: line.event == .verdictGivenAsked(.approved)
            ? "Approved, given that something is asked" : words.title(line.event), estimate: line.difference,
          interval: line.interval, isUnchanged: line.isUnchanged)
      },
      flips: comparison.paired?.flips.map { table in
        ComparisonPage.Flips(
          outcomes: table.outcomes,
          cells: table.outcomes.indices.map { row in
            table.outcomes.indices.map { table.probability(row, $0) }
          }, changes: table.flips, changed: table.changed)
      }, reason: labelled.reason,
      finding: ([words.finding, words.touched, words.unpaired].compactMap(\.self) + words.remarks)
        .joined(separator: " "), isPaired: comparison.paired != nil)
  }

  private static func rank(of line: ComparedLine, _ ranks: [String: Int]) -> Int {
    guard case .outcome(let id) = line.event else { return 0 }
    return ranks[id] ?? 0
  }
}

extension ComparedLine {
  /// Whether it is proved that it happens on neither side.
  fileprivate var isNever: Bool {
    sides.allSatisfy { $0.map { $0.isProvedConstant && $0.value == 0 } ?? true }
  }
}
