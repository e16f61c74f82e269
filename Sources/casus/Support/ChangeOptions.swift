import ArgumentParser
import CasusExpressions
import CasusRulebook
import CasusSimulation

/// What may be changed in a scenario for one run without touching its file.
struct ChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("pin"),
    help: ArgumentHelp(
      """
      Fix a factor, a judgement, a strength (strength/CRITERION), a lean (lean/STAGE) or a stage's answer; \
      judgements=central fixes all judgements. May be given several times.
      """, valueName: "name=value"))
  var pins: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Give a factor or a judgement another distribution, as in a scenario file. May be given several times.",
      valueName: "name=distribution"))
  var sets: [String] = []

  /// The changes as words of a command line.
  var words: [String] { sets.flatMap { ["--set", $0] } + pins.flatMap { ["--pin", $0] } }

  /// The model of the scenario in a file, with the changes.
  ///
  /// - Parameter rules: A rulebook to use instead of the one that the scenario names.
  func model(of path: String, rules: String?, library: Library) throws(Failure) -> SimulationModel {
    let (scenario, rulebook) = try library.scenario(at: path, rules: rules)
    let overrides = try overrides(rulebook, library)
    return try library.reading { () throws(DiagnosticList) in
      try SimulationModel(rulebook: rulebook, scenario: scenario, overrides: overrides)
    }
  }

  private func overrides(_ rulebook: Rulebook, _ library: Library) throws(Failure) -> [Override.Stated] {
    let reader = OverrideReader(rulebook: rulebook)
    var stated: [Override.Stated] = []
    var wrong: [Diagnostic] = []
    for (option, text) in sets.map({ ("--set", $0) }) + pins.map({ ("--pin", $0) }) {
      // Named by its text, so that several can be quoted side by side.
      let name = "\(option) \(text)"
      _ = library.keep(SourceText(name: name, text: text))
      do throws(DiagnosticList) {
        stated.append(try option == "--set" ? reader.set(text) : reader.pin(text))
      } catch {
        wrong += error.diagnostics.map { $0.renamed(name) }
      }
    }
    guard wrong.isEmpty else { throw Failure(.badInput, wrong) }
    return stated
  }
}

extension Diagnostic {
  /// The same finding in a text of another name.
  fileprivate func renamed(_ name: String) -> Diagnostic {
    Diagnostic(code, severity, in: name, at: span, message, notes: notes, hint: hint)
  }
}
