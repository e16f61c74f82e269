public import CasusAnalysis
import CasusExpressions
public import CasusRulebook

extension TestReport {
  /// Takes up what became of a rulebook's mutants: a survivor that is not explained fails.
  public mutating func add(_ run: MutationRun, explained: ExplainedMutants) {
    let items = run.survivors.map { mutant in
      let reason = explained.reason(for: mutant.id, of: run.rulebook.id)
      return TestItem(
        name: mutant.id, status: reason == nil ? .failed : .skipped,
        found: mutant.description + ", and nothing notices" + (reason.map { ": \($0)" } ?? ""),
        line: mutant.span.start.line, column: mutant.span.start.column)
    }
    suites.append(
      TestSuite(
        file: "mutants of \(run.rulebook.id)", id: run.rulebook.id, title: "Mutants",
        items: [score(of: run)] + items, seconds: 0))
    let explainedCount = items.count { $0.status == .skipped }
    remarks.append(
      "Mutants of \(run.rulebook.id): something notices \(score(of: run).found)"
        + (explainedCount > 0 ? "; \(explainedCount) survive for a reason that is stated" : "") + ".")
    let survivors = Set(run.survivors.map(\.id))
    for stale in explained.survivors
    where stale.rulebook == run.rulebook.id && !survivors.contains(stale.mutant) {
      remarks.append(
        "\(explained.file ?? ""):\(stale.span.start.line): '\(stale.mutant)' does not survive any more; remove it"
      )
    }
  }

  private func score(of run: MutationRun) -> TestItem {
    let all = run.results.count
    let share = all > 0 ? Double(run.noticed) / Double(all) : 1
    var found = "\(run.noticed) of \(all) (\(NumberText.share(share)))"
    if run.impossible > 0 { found += "; \(run.impossible) are no rulebook and were left out" }
    return TestItem(name: "mutants that something notices", status: .passed, found: found, value: share)
  }
}
