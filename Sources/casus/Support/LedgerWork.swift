import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation

/// Finds out which edits set two models apart, and what each of them does.
struct LedgerWork {
  let settings: RunSettings
  let isQuiet: Bool

  /// How many draws are made at most with each set of edits.
  static let greatestDraws = 65_536
  /// Beyond how many edits there is no ledger.
  static let greatestEdits = 48

  /// Why two models differ; nil where their texts mean the same.
  ///
  /// - Parameters:
  ///   - limit: Beyond how many edits there is no ledger.
  ///   - longer: The words of a command that makes one of up to ``greatestEdits`` edits; empty for none.
  func reason(
    _ first: SimulationModel, _ second: SimulationModel, atMost limit: Int = Self.greatestEdits,
    longer: [String] = []
  ) async throws(Failure) -> ComparisonReason? {
    guard first.rulebook.id == second.rulebook.id else {
      return .unknown(
        "The rulebooks are those of two alliances, so that no edits lead from one to the other.")
    }
    let revision: ModelRevision
    do throws(DiagnosticList) {
      revision = try ModelRevision(from: first, to: second)
    } catch {
      throw Failure(.badInput, error.diagnostics)
    }
    guard !revision.edits.isEmpty else { return nil }
    let moving = revision.moving
    guard moving.count <= limit else {
      let count = "\(moving.count) edits can change a probability, too many to tell"
      guard !longer.isEmpty, moving.count <= Self.greatestEdits else {
        return .unknown("\(count) what each does (at most \(limit)).")
      }
      return .long(
        "\(count) here what each does (at most \(limit)). This tells it, and takes a minute or two:",
        command: longer.map(\.shellQuoted).joined(separator: " "))
    }
    return .ledger(try await ledger(of: revision, moving), edits: revision.edits)
  }

  private func ledger(of revision: ModelRevision, _ moving: [Int]) async throws(Failure) -> Ledger {
    var used = settings
    used.drawsAsked = min(settings.drawsAsked, Self.greatestDraws)
    let line = ProgressLine(isQuiet: isQuiet)
    defer { line.clear() }
    let settings = used
    do throws(Ledger.Failure) {
      return try await Simulation(settings: settings, isQuiet: isQuiet).cancelling {
        () async throws(Ledger.Failure) in
        try await Ledger.execute(
          edits: moving, inseparable: revision.inseparable, settings,
          model: { edits throws(DiagnosticList) in try revision.model(applyingEffective: edits) },
          progress: { done, needed in
            line.show(
              Run.Progress(draws: done * settings.draws, total: needed * settings.draws),
              of: "what each edit does")
          })
      }
    } catch {
      throw Failure(error)
    }
  }
}
