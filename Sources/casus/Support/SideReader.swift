import CasusReport
import CasusRulebook
import CasusSampling
import CasusSimulation
import CasusStore

/// Makes the sides of a comparison of what the user named: scenario files, and saved runs.
struct SideReader {
  /// What the user stated about runs that are made now; nil for what was left out.
  struct Stated {
    var seed: UInt64?
    var draws: Int?
    var design: Design?
    var threads: Int?
    /// The rulebook to use for the scenario files.
    var rules: String?

    /// The options that were given, as words of a command line.
    var words: [String] {
      var words = rules.map { ["--rules", $0] } ?? []
      if let draws { words += ["--draws", String(draws)] }
      if let seed { words += ["--seed", String(seed)] }
      if let design { words += ["--design", design.rawValue] }
      return words
    }
  }

  let changes: ChangeOptions
  let store: StoreOptions
  let library: Library
  let note: (String) -> Void

  /// The sides of one comparison, in order.
  ///
  /// Scenario files are run with the seed, the draws and the design that were stated, else with those of the first saved
  /// run among the sides, else with the usual ones. A saved run is as it was made.
  ///
  /// - Throws: What cannot be read, and that options cannot change saved runs where there is nothing else.
  func members(_ names: [String], _ stated: Stated) throws(Failure) -> [ComparisonWork.Member] {
    var inputs: [NamedInput] = []
    for name in names { inputs.append(try NamedInput(name, store, library, note: note)) }
    let saved = inputs.compactMap { if case .saved(let again) = $0 { again } else { nil } }
    if saved.count == inputs.count, let option = (stated.words + changes.words).first {
      throw .unchangeable(names[0], option)
    }
    var members: [ComparisonWork.Member] = []
    for input in inputs {
      let letter = ComparisonReport.letter(members.count)
      switch input {
      case .file(let path):
        let model = try changes.model(of: path, rules: stated.rules, library: library)
        members.append(
          .init(
            side: .init(letter: letter, title: "\(model.scenario.title) (\(path))", id: path), model: model,
            source: source(stated, like: saved.first)))
      case .saved(let again):
        let entry = again.saved.entry
        members.append(
          .init(
            side: .init(
              letter: letter, title: "\(entry.title) (saved run \(entry.name))",
              id: entry.name, store: store.store),
            model: again.run.model, source: .finished(again.run.result)))
      }
    }
    return members.namingRulebooks
  }

  /// The scenario in a file under some rulebooks.
  func members(_ path: String, rules: [String], _ stated: Stated) throws(Failure) -> [ComparisonWork.Member] {
    var members: [ComparisonWork.Member] = []
    for rulebook in rules {
      let model = try changes.model(of: path, rules: rulebook, library: library)
      let letter = ComparisonReport.letter(members.count)
      members.append(
        .init(
          side: .init(letter: letter, title: "under the rulebook \(rulebook)", id: rulebook), model: model,
          source: source(stated, like: nil)))
    }
    return members
  }

  private func source(_ stated: Stated, like saved: SavedRunAgain?) -> ComparisonWork.Source {
    var settings = saved?.saved.settings ?? RunSettings(draws: CompareCommand.defaultDraws)
    if let design = stated.design { settings.design = design }
    // Anew, for bounds.
    settings = RunSettings(
      seed: stated.seed ?? settings.seed, design: settings.design, draws: stated.draws ?? settings.drawsAsked,
      width: stated.threads)
    return .made(settings, isExact: saved?.saved.entry.exact != nil && stated.design == nil)
  }
}

extension [ComparisonWork.Member] {
  /// The members with the rulebook in their titles, where that has to be told.
  fileprivate var namingRulebooks: [ComparisonWork.Member] {
    zip(self, RulebookNames.apart(map(\.model.rulebook))).map { member, rulebook in
      guard let rulebook else { return member }
      let side = member.side
      return ComparisonWork.Member(
        side: .init(
          letter: side.letter, title: "\(side.title), under the rulebook \(rulebook)", id: side.id,
          store: side.store),
        model: member.model, source: member.source)
    }
  }
}

extension Failure {
  /// That an option has nothing to change where only saved runs are named.
  static func unchangeable(_ name: String, _ option: String) -> Failure {
    Failure(
      .badInput, in: name,
      "saved runs are as they were made: \(option) cannot change them, and there is no scenario file beside them",
      hint: "leave it out, or name the scenario's file")
  }
}
