public import CasusExpressions
public import CasusRulebook
import CasusSimulation

/// Makes every mutant of a rulebook and asks which of them anything notices.
public struct MutationRun: Sendable {
  /// What became of a mutant.
  public struct Result: Sendable {
    /// The mutant.
    public let mutant: Mutant
    /// What noticed it first; nil for a survivor.
    public let notice: MutationBench.Notice?
  }

  /// The rulebook.
  public let rulebook: Rulebook
  /// The mutants that are rulebooks, in the order of their plan.
  public let results: [Result]
  /// How many mutants are no rulebook, and were left out.
  public let impossible: Int

  /// Why there is no result.
  public enum Failure: Error, Sendable {
    /// The rulebook cannot be taken apart.
    case rulebook(DiagnosticList)
    /// The task was cancelled.
    case cancelled
  }

  /// How many mutants were noticed.
  public var noticed: Int { results.count { $0.notice != nil } }
  /// The mutants that nothing noticed.
  public var survivors: [Mutant] { results.filter { $0.notice == nil }.map(\.mutant) }

  /// Tries all mutants of a rulebook, several at a time; the result does not depend on how many.
  ///
  /// - Parameter progress: Called with how many are done and how many there are, never twice at a time.
  /// - Throws: ``Failure``.
  public static func execute(
    _ rulebook: Rulebook, by bench: MutationBench, width: Int,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(Failure) -> MutationRun {
    let plan: MutantPlan
    do throws(DiagnosticList) {
      plan = try MutantPlan(rulebook)
    } catch {
      throw .rulebook(error)
    }
    let mutants = plan.mutants
    var trials = [Trial?](repeating: nil, count: mutants.count)
    await withTaskGroup(of: (Int, Trial).self) { tasks in
      var next = 0
      func start() {
        guard next < mutants.count, !Task.isCancelled else { return }
        let place = next
        next += 1
        let mutant = mutants[place]
        tasks.addTask { (place, await trial(of: mutant, plan, bench)) }
      }
      for _ in 0..<max(1, width) { start() }
      var done = 0
      while let (place, trial) = await tasks.next() {
        trials[place] = trial
        done += 1
        progress(done, mutants.count)
        start()
      }
    }
    var results: [Result] = []
    var impossible = 0
    for (mutant, trial) in zip(mutants, trials) {
      switch trial {
      case .judged(let notice): results.append(Result(mutant: mutant, notice: notice))
      case .impossible: impossible += 1
      case .cancelled, nil: throw .cancelled
      }
    }
    return MutationRun(rulebook: rulebook, results: results, impossible: impossible)
  }

  private enum Trial: Sendable {
    case judged(MutationBench.Notice?)
    case impossible
    case cancelled
  }

  private static func trial(
    of mutant: Mutant, _ plan: MutantPlan, _ bench: MutationBench
  ) async -> Trial {
    let rulebook: Rulebook
    do throws(DiagnosticList) {
      rulebook = try plan.rulebook(of: mutant)
    } catch { return .impossible }
    do throws(Run.Failure) {
      return .judged(try await bench.firstNotice(of: rulebook, reaching: MutantReach(mutant, in: rulebook)))
    } catch { return .cancelled }
  }
}
