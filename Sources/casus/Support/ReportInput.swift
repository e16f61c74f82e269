import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import CasusStore

/// What is reported or compared: a scenario that is to be run, or a saved run.
enum ReportInput {
  case scenario(SimulationModel, file: String)
  case saved(SavedRunAgain)

  var model: SimulationModel {
    switch self {
    case .scenario(let model, _): model
    case .saved(let again): again.run.model
    }
  }

  /// Reads what the user named; see ``NamedInput``.
  ///
  /// - Parameter rules: A rulebook to use instead of the one that a scenario file names.
  init(
    _ name: String, _ changes: ChangeOptions, rules: String?, _ store: StoreOptions, _ library: Library
  ) throws(Failure) {
    let again: SavedRunAgain
    switch try NamedInput(name, store, library) {
    case .file(let path):
      self = .scenario(try changes.model(of: path, rules: rules, library: library), file: path)
      return
    case .saved(let found): again = found
    }
    let words = (rules == nil ? [] : ["--rules"]) + changes.words
    if let option = words.first {
      throw Failure(
        .badInput, in: name, "a saved run is as it was made: \(option) cannot change it",
        hint: "name the scenario's file instead")
    }
    self = .saved(again)
  }

  /// The run: made now, or as it was saved.
  func run(by simulation: Simulation) async throws(Failure) -> Simulation.Runs {
    switch self {
    case .scenario(let model, let file):
      var runs = try await simulation.runs(of: [model])
      for place in runs.completed.indices { runs.completed[place].origin = .file(file) }
      return runs
    case .saved(let again):
      return Simulation.Runs(completed: [again.run], settings: again.saved.settings)
    }
  }

  /// Whether it is a saved run.
  var isSaved: Bool { if case .saved = self { true } else { false } }

  /// The settings that give a saved run of draws again; nil for a scenario, and for a run that was enumerated.
  var savedSettings: RunSettings? {
    guard case .saved(let again) = self, again.saved.entry.exact == nil else { return nil }
    return again.saved.settings
  }

  /// What made it, for who wants to make it again: names and values.
  func provenance(letter: String) -> [(name: String, value: String)] {
    let (of, model) = (letter.isEmpty ? "" : " of \(letter)", model)
    var rows: [(name: String, value: String)] = []
    if case .saved(let again) = self {
      let origin = again.saved.entry.origin
      rows.append(
        ("Saved run\(of)", "\(again.saved.entry.name), \(origin.savedAt), casus \(origin.toolVersion)"))
      rows.append((letter.isEmpty ? "Made by" : "What made \(letter)", origin.command))
    }
    rows.append(("Rulebook\(of), SHA-256", SHA256.digits(of: model.rulebook.text.text)))
    for (index, text) in model.scenario.texts.enumerated() {
      rows.append(
        ("\(index == 0 ? "Scenario" : "Varied scenario")\(of), SHA-256", SHA256.digits(of: text.text)))
    }
    return rows
  }
}
