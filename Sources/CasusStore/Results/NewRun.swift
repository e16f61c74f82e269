public import CasusSimulation

/// A run that is to be saved.
public struct NewRun: Sendable {
  /// The name that it is to have; see ``RunName``.
  public let name: String
  /// What it is made of.
  public let model: SimulationModel
  /// What was found.
  public let result: RunResult
  /// Where, when and how it was made.
  public let origin: RunOrigin

  /// Creates a run from its parts.
  public init(name: String, model: SimulationModel, result: RunResult, origin: RunOrigin) {
    self.name = name
    self.model = model
    self.result = result
    self.origin = origin
  }
}

/// Where, when and how a run was made: nothing that its result depends on.
public struct RunOrigin: Hashable, Sendable {
  /// When it was saved, in UTC, such as `2026-11-21T22:30:00Z`.
  public var savedAt: String
  /// The version of the tool.
  public var toolVersion: String
  /// The command that makes the run again.
  public var command: String
  /// The scenario's file, as the user named it.
  public var file: String
  /// The rulebook as the user named it with `--rules`; nil where the scenario names it.
  public var rules: String?
  /// What computed the draws, in words.
  public var engine: String
  /// The best instruction set of the processor.
  public var instructionSet: String
  /// How many processors there were.
  public var processors: Int
  /// The operating system and the architecture.
  public var system: String

  /// Creates an origin from its parts.
  public init(
    savedAt: String, toolVersion: String, command: String, file: String, rules: String?, engine: String,
    instructionSet: String, processors: Int, system: String
  ) {
    self.savedAt = savedAt
    self.toolVersion = toolVersion
    self.command = command
    self.file = file
    self.rules = rules
    self.engine = engine
    self.instructionSet = instructionSet
    self.processors = processors
    self.system = system
  }
}

/// What a saved run may be called, and how one is referred to.
public enum RunName {
  /// The word that means the run that was saved last.
  public static let last = "last"

  /// Why a run may not be called so; nil where it may.
  public static func problem(with name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "-_.+:".utf8.contains(byte)
    }
    guard isPlain, let first = name.utf8.first, name.utf8.count <= 100, !"-.".utf8.contains(first) else {
      return
        "a run's name has at most 100 letters, digits and '-', '_', '.', '+' or ':', and begins with none of '-' and '.'"
    }
    if name == last { return "'\(last)' means the run that was saved last" }
    if name.utf8.allSatisfy({ (48...57).contains($0) }) {
      return "a run's name is not a number, which is taken to be the run's id"
    }
    if looksLikeFile(name) { return "a run's name does not end like that of a file" }
    return nil
  }

  /// Whether a word is rather a file's path than a run's name.
  public static func looksLikeFile(_ word: String) -> Bool {
    word.contains("/") || [".yaml", ".yml", ".json", ".csv", ".sqlite"].contains { word.hasSuffix($0) }
  }
}
