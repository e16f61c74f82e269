import ArgumentParser
import CasusExpressions
import CasusSimulation
import CasusStore

/// Whether and how a run is saved.
struct SaveOptions: ParsableArguments {
  /// What follows --save, if anything.
  enum Name: ExpressibleByArgument, CustomStringConvertible {
    case automatic
    case given(String)

    init?(argument: String) { self = argument == SaveWord.nameless ? .automatic : .given(argument) }

    var description: String { "the scenario's id" }
  }

  @Option(
    defaultAsFlag: Name.automatic, parsing: .next,
    help: ArgumentHelp(
      "Save the run in the results file, under a name or, without one, under its scenario's id.",
      discussion: """
        A word after --save that is a file's name is taken as a file: --save FILE and --save NAME FILE both work, and \
        --save=NAME always means a name. Of several scenarios each is saved, as NAME-ID.
        """, valueName: "name"))
  var save: Name?

  @Flag(help: "With --save: take the place of a saved run of the same name.")
  var replace = false

  @Flag(
    help: ArgumentHelp(
      "With --save: keep the draws too, one row each, with every factor, judgement, answer, outcome and quantity.",
      discussion: "At most \(ResultsStore.keptDrawsLimit) draws, of some 300 to 600 bytes each."))
  var keepDraws = false

  @OptionGroup var file: StoreOptions

  /// What is wrong with the options together; nil where nothing is.
  ///
  /// - Parameters:
  ///   - draws: How many there will be at most; nil where that is not known.
  ///   - isExact: Whether requests are enumerated.
  func problem(draws: Int?, isExact: Bool) -> String? {
    guard save != nil else {
      return keepDraws ? "--keep-draws needs --save" : replace ? "--replace needs --save" : nil
    }
    if case .given(let name) = save, let problem = RunName.problem(with: name) { return problem }
    guard keepDraws else { return nil }
    if isExact { return "--keep-draws cannot be used with --exact: requests are enumerated, not drawn" }
    if let draws, draws > ResultsStore.keptDrawsLimit {
      return "--keep-draws keeps at most \(ResultsStore.keptDrawsLimit) draws, not \(draws)"
    }
    return nil
  }

  /// Opens the results file and finds names before anything is run; nil where nothing is to be saved.
  ///
  /// - Parameter scenarios: The identifiers of the scenarios, in order.
  func prepare(_ scenarios: [String]) throws(Failure) -> RunSaving? {
    guard let save else { return nil }
    let store = try file.open(for: .writing)
    var names: [String] = []
    for scenario in scenarios {
      let wanted: String =
        switch save {
        case .automatic: scenario
        case .given(let name): scenarios.count > 1 ? "\(name)-\(scenario)" : name
        }
      var name = wanted
      var number = 2
      while names.contains(name) {
        name = "\(wanted)-\(number)"
        number += 1
      }
      names.append(name)
    }
    if case .given = save {
      for name in names {
        try StoreOptions.failing { () throws(StoreFailure) in
          try store.checkName(name, replacing: replace)
        }
      }
    }
    return RunSaving(
      store: store, names: names, isNameFree: { if case .automatic = save { !replace } else { false } }(),
      replaces: replace, keepsDraws: keepDraws)
  }
}

/// The command line, with --save apart from a file's name that follows it.
enum SaveWord {
  /// What stands for no name; no name begins so.
  static let nameless = "."

  /// Puts `--save=.` in the place of each `--save` before a word that is rather a file than a name.
  static func apart(_ arguments: [String], isFile: (String) -> Bool = Files.exists) -> [String] {
    guard ["run", "merge"].contains(arguments.first) else { return arguments }
    var result: [String] = []
    for (place, word) in arguments.enumerated() {
      guard word == "--save", place + 1 < arguments.count else {
        result.append(word)
        continue
      }
      let next = arguments[place + 1]
      result.append(RunName.looksLikeFile(next) || isFile(next) ? "--save=\(Self.nameless)" : word)
    }
    return result
  }
}
