import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation
import SystemPackage

extension BaselineFolder {
  /// The commands that tell of a move what a gate does not: what each of many edits did.
  ///
  /// - Parameter path: The scenario's file.
  func commands(
    telling move: BaselineMove, from baseline: Baseline, to model: SimulationModel, at path: String
  ) -> [String] {
    guard case .tooMany(let edits) = move.reasons else { return [] }
    let rules = BundledRulebooks.reference(to: model.rulebook)
    return move.causes.compactMap { cause in
      switch cause {
      case .rulebook:
        let old = file(ofText: baseline.rulebookText).string
        return edits <= LedgerWork.greatestEdits
          ? "casus compare --rules \(old.shellQuoted) --rules \(rules.shellQuoted) \(path.shellQuoted)"
          : "casus rules diff \(old.shellQuoted) \(rules.shellQuoted) \(path.shellQuoted)"
      case .scenario:
        guard let text = baseline.scenarioTexts.first else { return nil }
        let old = file(ofText: text).string
        // What varies another scenario names it by a path from its own folder.
        return baseline.scenarioTexts.count == 1
          ? "casus compare --rules \(rules.shellQuoted) \(old.shellQuoted) \(path.shellQuoted)"
          : "diff \(old.shellQuoted) \(path.shellQuoted)"
      case .tables, .tool: return nil
      }
    }
  }
}
