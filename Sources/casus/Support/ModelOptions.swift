import ArgumentParser
import CasusSimulation

/// What may be changed for one run without touching a file.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use this rulebook instead of the one that the scenario names: a bundled identifier or a file.",
      valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var rules: String?

  @OptionGroup var changes: ChangeOptions

  /// The changes as words of a command line.
  var words: [String] { (rules.map { ["--rules", $0] } ?? []) + changes.words }

  static func words(rules: String?, sets: [String], pins: [String]) -> [String] {
    (rules.map { ["--rules", $0] } ?? []) + sets.flatMap { ["--set", $0] } + pins.flatMap { ["--pin", $0] }
  }

  /// The model of the scenario in a file, with the changes.
  func model(of path: String, library: Library) throws(Failure) -> SimulationModel {
    try changes.model(of: path, rules: rules, library: library)
  }
}
