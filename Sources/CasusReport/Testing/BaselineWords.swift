public import CasusAnalysis
public import CasusExpressions
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
    let rounded = moves.count { $0.move.isRounding }
    let words = moves.filter { !$0.move.isRounding }.map { scenario, move in
      let shift = move.shifts.first
      let points = shift.map { NumberText.points($0.difference).joined(separator: " ") } ?? ""
      return (
        size: shift?.difference.value.magnitude ?? 0,
        text: scenario + (shift.map { " (\($0.name) \(points) points)" } ?? "")
      )
    }.sorted { $0.size > $1.size }.map(\.text)
    let moved =
      words.isEmpty
      ? "0 moved."
      : "\(words.count) moved, " + (words.count > 1 ? "the most first: " : "") + words.joined(separator: ", ")
        + "."
    return "Baselines: \(same) the same to the bit, "
      + (rounded > 0 ? "\(rounded) the same but for rounding, " : "") + moved + seen
  }

  /// That baselines were written.
  ///
  /// - Parameter isFirst: Whether there were none before.
  public static func remark(onWritten count: Int, in folder: String, isFirst: Bool) -> String {
    isFirst
      ? "Baselines: \(count) recorded in \(folder); commit them."
      : "Baselines: \(count) written to \(folder); look at what changed, and commit it."
  }

  /// That scenarios were held against no baselines.
  public static func remark(onNoBaselinesIn folder: String) -> String {
    "Nothing was held against baselines: there are none in \(folder); casus test --update records them."
  }
}

extension TestItem {
  /// The name under which a baseline is told.
  public static let baselineName = "same as the baseline"

  /// What became of a scenario's baseline.
  ///
  /// - Parameters:
  ///   - allowances: What of it is allowed.
  ///   - commands: Where more edits than are told may have moved it: what tells of them.
  public init(_ move: BaselineMove, _ allowances: MoveAllowances, commands: [String]) {
    let isAllowed = move.isRounding || (!allowances.lines.isEmpty && allowances.coversAll)
    self.init(name: Self.baselineName, status: isAllowed ? .passed : .failed, found: "")
    self.move = move
    self.allowances = allowances
    self.commands = commands
    let words = BaselineMoveWords(move, allowances)
    found = words.found + (isAllowed && !move.isRounding ? ", as allowed" : "")
    value = move.shifts.first?.difference.value
    standardError = move.shifts.first?.difference.standardError
    notes = words.notes(atMost: nil)
    let short = words.notes(atMost: 4)
    if short != notes { shortNotes = short }
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

  /// That a baseline's numbers are not those of its run.
  ///
  /// - Parameter file: The baseline's file.
  public init(otherNumbersIn file: String) {
    self.init(
      name: Self.baselineName, status: .failed, found: "the numbers in \(file) are not those of its run",
      notes: ["restore it from version control, or write it anew with casus test --update"])
  }

  /// That there is no baseline of a scenario's own, since another one has its identifier.
  ///
  /// - Parameter file: The other one's file.
  public init(sharingIdentifierWith file: String) {
    self.init(
      name: Self.baselineName, status: .error,
      found: "it has the identifier of \(file), and baselines are kept by identifier",
      notes: ["give one of the two another id"])
  }

  /// Why a baseline could not be held against the run.
  public init(baselineFailure diagnostics: [Diagnostic]) {
    self.init(diagnostics, name: Self.baselineName)
  }
}
