public import CasusAnalysis
public import CasusExpressions
public import CasusRulebook
import CasusSimulation

extension TestReport {
  /// How scenarios stand to their baselines.
  ///
  /// - Parameters:
  ///   - draws: In how many draws those that are the same are so, at least.
  ///   - moves: The scenarios that moved, by identifier.
  public static func remark(
    onSame same: Int, draws: Int, moves: [(scenario: String, move: BaselineMove)]
  ) -> String {
    let seen =
      same > 0 ? " What touches fewer than 3 in \(draws.grouped) requests could not have been seen." : ""
    let words = moves.map { scenario, move in
      let shift = move.shifts.first
      return (
        size: shift?.difference.value.magnitude ?? 0,
        text: scenario + (shift.map { " (\($0.name) \(points($0.difference)) points)" } ?? "")
      )
    }.sorted { $0.size > $1.size }.map(\.text)
    let moved =
      words.isEmpty
      ? "0 moved."
      : "\(words.count) moved, " + (words.count > 1 ? "the most first: " : "") + words.joined(separator: ", ")
        + "."
    return "Baselines: \(same) the same to the bit, " + moved + seen
  }

  fileprivate static func points(_ difference: RunEstimate) -> String {
    NumberText.points(difference).joined(separator: " ")
  }
}

extension TestItem {
  /// The name under which a baseline is told.
  public static let baselineName = "same as the baseline"

  /// What became of a scenario's baseline.
  ///
  /// - Parameters:
  ///   - allowances: By place among the move's shifts, the allowance that covers it; nil where none does.
  ///   - quantityAllowances: The same by place among its quantities.
  public init(
    _ move: BaselineMove, allowances: [AllowedMoves.Move?],
    ofQuantities quantityAllowances: [AllowedMoves.Move?]
  ) {
    let all = allowances + quantityAllowances
    let isAllowed = !all.isEmpty && all.allSatisfy { $0 != nil }
    self.init(name: Self.baselineName, status: isAllowed ? .passed : .failed, found: "")
    let numbers = NumberText(rows: move.draws / 64)
    let ending = isAllowed ? ", as allowed" : ""
    notes = Self.causes(move)
    guard let first = move.shifts.first else {
      let names = move.quantities.map(\.name).joined(separator: ", ")
      found =
        names.isEmpty
        ? "probabilities and quantities are the same; what the run tallies beside them differs"
        : "probabilities are the same; moved: \(names)\(ending)"
      notes += move.quantities.map(Self.quantity) + Self.words(of: all)
      return
    }
    value = first.difference.value
    standardError = first.difference.standardError
    found = "moved: \(first.name) \(Self.points(first.difference)) points\(ending)"
    notes.append(
      "in \(numbers.inline(move.touched)) of the draws something differs; a shift of "
        + "\(NumberText.roundedUp(move.smallest * 100)) points could have been told from none")
    for shift in move.shifts.prefix(4) {
      notes.append(
        "\(shift.name): \(numbers.inline(shift.before)) → \(numbers.inline(shift.now)) "
          + "(\(Self.points(shift.difference)) points)")
    }
    for flip in move.flips.prefix(4) {
      notes.append("flips from \(flip.from) to \(flip.to): \(numbers.inline(flip.probability))")
    }
    notes += move.quantities.prefix(4).map(Self.quantity)
    notes += Self.accounts(move, of: first.name) + Self.words(of: all)
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

  private static func words(of allowances: [AllowedMoves.Move?]) -> [String] {
    Set(allowances.compactMap(\.self)).sorted { $0.span.start < $1.span.start }.map {
      "allowed up to \(ExpectationWords.percent($0.tolerance)): \($0.because)"
    }
  }

  private static func points(_ difference: RunEstimate) -> String { TestReport.points(difference) }

  private static func causes(_ move: BaselineMove) -> [String] {
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

  private static func accounts(_ move: BaselineMove, of name: String) -> [String] {
    move.accounts.map { account in
      let edits = EditWords.text(of: account.edits)
      if account.changesNothing { return "edit: \(edits) - changes no probability" }
      guard let share = account.share else { return "edit: \(edits)" }
      return "edit: \(edits) - accounts for \(points(share)) points of \(name)"
    }
  }

  /// That a scenario's run is the same to the bit.
  public init(sameInDraws draws: Int) {
    self.init(
      name: Self.baselineName, status: .passed,
      found: "same to the bit in \(draws.grouped) draws: what touches fewer than 3 in \(draws.grouped) "
        + "requests could not have been seen")
  }

  /// That a scenario has no baseline.
  ///
  /// - Parameter isRecorded: Whether it was written now; otherwise it must be.
  public init(newBaselineRecorded isRecorded: Bool, isContinuousIntegration: Bool) {
    self.init(
      name: Self.baselineName, status: isRecorded ? .passed : isContinuousIntegration ? .failed : .skipped,
      found: isRecorded ? "new: recorded" : "new: there is no baseline yet")
    if !isRecorded { notes = ["record it with casus test --update, and commit it"] }
  }

  /// Why a baseline could not be held against the run.
  public init(baselineFailure diagnostics: [Diagnostic]) {
    self.init(diagnostics, name: Self.baselineName)
  }
}
