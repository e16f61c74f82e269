import CasusRulebook
import CasusSimulation

/// How the runs of one report are told apart.
struct RunNames {
  private let runs: [ReportedRun]
  private let rulebooks: [String?]

  init(_ runs: [ReportedRun]) {
    self.runs = runs
    rulebooks = RulebookNames.apart(runs.map(\.model.rulebook))
  }

  /// The scenario's title; with the name of a saved run, and with the file where another run has the same scenario.
  func request(_ index: Int) -> String {
    let title = runs[index].model.scenario.title
    switch runs[index].origin {
    case .saved(let name): return "\(title) (saved run \(name))"
    case .file(let path) where sharesScenario(index): return "\(title) (\(path))"
    case .file, nil: return title
    }
  }

  /// The same, with the rulebook where that has to be told.
  func title(_ index: Int) -> String {
    request(index) + (rulebooks[index].map { ", under the rulebook \($0)" } ?? "")
  }

  /// A few words for a line of a chart: the scenario's identifier or, where that does not tell, what the user named.
  func short(_ index: Int) -> String {
    switch runs[index].origin {
    case .saved(let name): name
    case .file(let path) where sharesScenario(index): path
    case .file, nil: runs[index].model.scenario.id
    }
  }

  /// The rulebook's identifier, with what tells it from the others.
  func rulebook(_ index: Int) -> String {
    let id = runs[index].model.rulebook.id
    return rulebooks[index].flatMap { $0 == id ? nil : "\(id) from \($0)" } ?? id
  }

  private func sharesScenario(_ index: Int) -> Bool {
    let scenario = runs[index].model.scenario
    return runs.indices.contains { other in
      let own = runs[other].model.scenario
      return other != index && (own.id == scenario.id || own.title == scenario.title)
    }
  }
}
