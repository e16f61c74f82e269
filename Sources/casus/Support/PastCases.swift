import CasusExpressions
import CasusRulebook
import CasusSimulation
import SystemPackage

/// Finds past cases to compare a scenario with.
struct PastCases {
  private let library: Library
  private let changes: ModelOptions

  /// At most so many are taken that nobody named.
  private static let most = 12

  init(_ library: Library, _ changes: ModelOptions) {
    self.library = library
    self.changes = changes
  }

  /// The models of the cases that were named or, where none was, of those that lie near the scenario.
  ///
  /// Each is under the same rulebook and, where the user changed what is uncertain about the rules, under the same changes.
  /// A file that lies near and cannot be read as such a case is passed over.
  func models(_ named: [String], beside path: String, like model: SimulationModel) throws(Failure)
    -> [SimulationModel]
  {
    guard named.isEmpty else {
      var models: [SimulationModel] = []
      for file in named {
        guard let found = try self.model(of: file, like: model) else {
          throw Failure(
            .badInput, in: file,
            "this is no case of the rulebook '\(model.rulebook.id)': nothing is observed, or it has another rulebook"
          )
        }
        models.append(found)
      }
      return models
    }
    var seen: Set<String> = [model.scenario.id]
    let near = nearby(path).compactMap { try? self.model(of: $0, like: model) }
      .filter { seen.insert($0.scenario.id).inserted }
    return Array(near.prefix(Self.most))
  }

  private func model(of path: String, like model: SimulationModel) throws(Failure) -> SimulationModel? {
    let (scenario, rulebook) = try library.scenario(at: path, rules: changes.rules)
    guard scenario.observation != nil, rulebook.text.text == model.rulebook.text.text else { return nil }
    return try library.reading { () throws(DiagnosticList) in
      try SimulationModel(
        rulebook: rulebook, scenario: scenario, overrides: model.overrides.filter(\.change.isAboutRules))
    }
  }

  /// The YAML files in a scenario's folder, and in the folder `cases` beside that, by name.
  private func nearby(_ path: String) -> [String] {
    let folder = FilePath(path).removingLastComponent()
    return [folder, folder.pushing("../cases")].flatMap { folder in
      ((try? FolderWalk.entries(of: folder)) ?? []).filter(FolderWalk.isYAML).map(\.string)
    }
  }
}

extension Override {
  /// Whether it changes what is uncertain about the rules, and not one request.
  fileprivate var isAboutRules: Bool {
    switch self {
    case .judgement, .strength, .lean, .centralJudgements: true
    case .factor, .stage: false
    }
  }
}
