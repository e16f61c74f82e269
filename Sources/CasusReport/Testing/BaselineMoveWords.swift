import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation

/// Says in words how a scenario moved from its baseline.
struct BaselineMoveWords {
  private let move: BaselineMove
  private let allowances: MoveAllowances
  private let numbers: NumberText

  init(_ move: BaselineMove, _ allowances: MoveAllowances) {
    self.move = move
    self.allowances = allowances
    numbers = NumberText(rows: move.draws / 64)
  }

  /// What moved the most.
  var found: String {
    if let first = move.shifts.first { return "moved: \(first.name) \(Self.points(first.difference)) points" }
    if move.isRounding {
      return "the same but for rounding: no probability differs by as much as 2^-32 on average"
    }
    guard !move.quantities.isEmpty else {
      return "probabilities and quantities are the same; what the run tallies beside them differs"
    }
    return "probabilities are the same; moved: \(move.quantities.map(\.name).joined(separator: ", "))"
  }

  /// Everything else.
  ///
  /// - Parameter limit: How many lines of one kind there are at most; nil for all. How many are left out is said.
  func notes(atMost limit: Int?) -> [String] {
    var notes = causes
    if !move.shifts.isEmpty {
      notes.append(
        "in \(numbers.ofDraws(move.touched)) something differs; a shift of "
          + "\(NumberText.roundedUp(move.smallest * 100)) points could have been told from none")
    }
    notes += Self.first(limit, of: move.shifts, "probabilities that moved") { shift in
      "\(shift.name): \(numbers.inline(shift.before)) → \(numbers.inline(shift.now)) "
        + "(\(Self.points(shift.difference)) points)"
    }
    notes += Self.first(limit, of: move.flips, "flips") { flip in
      "flips from \(flip.from) to \(flip.to): \(numbers.inline(flip.probability))"
    }
    notes += Self.first(limit, of: move.quantities, "quantities that moved", Self.quantity)
    notes += reasons
    return notes + allowed + Self.first(limit, of: lacking, "that are not allowed") { $0 }
      + (move.isRounding ? ["write it anew with casus test --update when convenient"] : [])
  }

  private static func first<Item>(
    _ limit: Int?, of items: [Item], _ name: String, _ text: (Item) -> String
  ) -> [String] {
    guard let limit, items.count > limit + 1 else { return items.map(text) }
    return items.prefix(limit).map(text)
      + ["... and \(items.count - limit) more \(name) (--all lists them)"]
  }

  private var causes: [String] {
    let words = move.causes.map { cause in
      switch cause {
      case .rulebook: "the rulebook's text is another"
      case .scenario: "the scenario's text is another"
      case .tables:
        "the baseline was made with other quantile tables (another machine); both were made anew here"
      case .tool: "the same texts give other numbers: this tool computes otherwise than the one before"
      }
    }
    return words.isEmpty ? [] : [words.joined(separator: "; ")]
  }

  /// How a quantity's distribution moved.
  private static func quantity(_ shift: QuantityShift) -> String {
    let medians = shift.sides.map { side in
      side?.summary.map { NumberText.estimate($0.median.estimate).joined(separator: " ") } ?? "-"
    }
    let distance = shift.greatestDifference.map {
      "; its distribution function by up to \(points($0)) points"
    }
    return "\(shift.name): median \(medians.joined(separator: " → ")) \(shift.unit)\(distance ?? "")"
  }

  private var reasons: [String] {
    switch move.reasons {
    case .told(let accounts):
      accounts.map { account in
        let edits = EditWords.text(of: account.edits)
        if account.changesNothing { return "edit: \(edits) - changes no probability" }
        guard let share = account.share, let name = move.shifts.first?.name else { return "edit: \(edits)" }
        return "edit: \(edits) - accounts for \(Self.points(share)) points of \(name)"
      }
    case .tooMany(let count):
      [
        "\(count) edits can have moved it, too many to tell here what each did (at most "
          + "\(BaselineComparison.greatestLedger))"
      ]
    case .unknown(let reason): ["no edits lead from the one to the other: \(reason)"]
    }
  }

  /// The allowances, with what each covers.
  private var allowed: [String] {
    let moves = allowances.allowed.moves
    return Set(allowances.lines.compactMap(\.allowance)).sorted().map { place in
      let names = allowances.lines.filter { $0.allowance == place }.map(\.name).joined(separator: ", ")
      return "allowed up to \(Self.tolerance(moves[place])) (\(names)): \(moves[place].because)"
    }
  }

  /// What is not covered where something is allowed: what exceeds an allowance for it, then the rest.
  private var lacking: [String] {
    guard !allowances.needed.isEmpty else { return [] }
    let others = allowances.lines.filter { $0.allowance == nil }
    return (others.filter { $0.exceeded != nil } + others.filter { $0.exceeded == nil }).map { line in
      let size = line.size.map { " (\(Self.points($0)) points)" } ?? " (too few draws to say how far)"
      guard let place = line.exceeded else { return "not allowed: \(line.name)\(size)" }
      let move = allowances.allowed.moves[place]
      return "not allowed: \(line.name)\(size) exceeds the tolerance of \(Self.tolerance(move)), "
        + "\(allowances.allowed.file ?? ""):\(move.span.start.line)"
    }
  }

  private static func tolerance(_ move: AllowedMoves.Move) -> String {
    let points = NumberText.significant(move.tolerance * 100, 6)
    return "\(points) point\(points == "1" ? "" : "s")"
  }

  private static func points(_ difference: RunEstimate) -> String {
    NumberText.points(difference).joined(separator: " ")
  }
}
