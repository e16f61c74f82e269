import CasusAnalysis
import CasusSimulation

extension ComparisonWriter {
  /// How many changes a list shows.
  private static let longestList = 12

  /// From which outcome to which: a table where it fits, else a list.
  mutating func addFlips() {
    guard let table = comparison.paired?.flips, !table.flips.isEmpty else { return }
    let (first, second) = (labelled.sides[0].letter, labelled.sides[1].letter)
    page.heading(
      "Changes of outcome", remark: "expected, under shared coins: from \(first)'s outcome to \(second)'s")
    page.paragraph(StyledText("\(numbers.inline(table.changed)) of requests end otherwise."))
    let told = table.flips.filter { numbers.canTell($0.probability) }
    let matrix = flipTable(table, told)
    var shown = told.count
    if !told.isEmpty {
      page.blank()
      if matrix.leastWidth(in: page.style) <= page.room {
        page.table(matrix)
      } else {
        shown = min(shown, Self.longestList)
        addFlipList(table, told)
      }
    }
    addRest(told: told.count, shown: shown, all: table.flips.count)
  }

  /// What is not shown.
  private mutating func addRest(told: Int, shown: Int, all: Int) {
    var rest: [String] = []
    if shown < told {
      rest.append(
        "\(told - shown) rarer \(told - shown == 1 ? "one is" : "ones are") in the JSON and the CSV alone.")
    }
    if told < all {
      let bound = numbers.inline(RunEstimate(value: 0, standardError: 0.1))
      rest.append(Self.tooRare(all - told, hasOthers: told > 0, bound: bound))
    }
    guard !rest.isEmpty else { return }
    page.paragraph(StyledText(rest.joined(separator: " "), .faint))
  }

  /// How many changes are too rare to tell, in a sentence.
  static func tooRare(_ count: Int, hasOthers: Bool, bound: String) -> String {
    let what = hasOthers ? "more" : count == 1 ? "kind of change" : "kinds of change"
    return "\(count) \(what) \(count == 1 ? "was seen that is" : "were seen that are") too rare to tell: "
      + "\(count == 1 ? "" : "each ")\(bound)."
  }

  private func flipTable(_ table: FlipTable, _ told: [FlipTable.Flip]) -> Table {
    let targets = table.outcomes.indices.filter { place in told.contains { $0.second == place } }
    var result = Table(
      [Table.Column(StyledText("\(labelled.sides[0].letter) \\ \(labelled.sides[1].letter)", .faint), .left)]
        + targets.map { Table.Column(StyledText(table.outcomes[$0]), .decimal) }
        + [Table.Column("as before", .decimal)])
    for row in table.outcomes.indices where told.contains(where: { $0.first == row }) {
      let cells = targets.map { column -> Table.Cell in
        guard let flip = told.first(where: { $0.first == row && $0.second == column }) else { return .empty }
        return .number(numbers.probability(flip.probability), .plain)
      }
      result.rows.append(
        [.plain(table.outcomes[row])] + cells + [.number(numbers.probability(table.kept[row]), .faint)])
    }
    return result
  }

  private mutating func addFlipList(_ table: FlipTable, _ told: [FlipTable.Flip]) {
    let arrow = page.style.usesUnicode ? "→" : "->"
    let order = told.sorted { ($0.probability.value, $1.first) > ($1.probability.value, $0.first) }
    for flip in order.prefix(Self.longestList) {
      page.item(
        StyledText("\(table.outcomes[flip.first]) \(arrow) \(table.outcomes[flip.second]) ")
          + StyledText(numbers.inline(flip.probability), .strong))
    }
  }
}

extension NumberText {
  /// Whether more is told of a probability than a bound.
  fileprivate func canTell(_ estimate: RunEstimate) -> Bool { probability(estimate).count > 1 }
}
