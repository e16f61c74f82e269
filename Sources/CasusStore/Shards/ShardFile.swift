import CasusExpressions
import CasusRulebook
public import CasusSampling
public import CasusSimulation

/// A shard: the integers of a range of groups of rows, with all that is needed to make the whole run's result.
public struct ShardFile: Sendable {
  /// The name of the form.
  public static let schema = "casus-shard/1"

  /// What it is a part of.
  public let header: ShardHeader
  /// The integers.
  public let tallies: TallyLines

  /// Creates a shard from its parts.
  public init(header: ShardHeader, tallies: TallyLines) {
    self.header = header
    self.tallies = tallies
  }
}

/// What a shard is a part of, and which part.
public struct ShardHeader: Hashable, Sendable {
  /// The version of the tool that made it.
  public let toolVersion: String
  /// The version of the arithmetic.
  public let numericVersion: Int
  /// The seed.
  public let seed: UInt64
  /// How judgements and requests are drawn.
  public let design: Design
  /// The number of draws asked for, of the whole run.
  public let drawsAsked: Int
  /// Which shard it is, from 1.
  public let number: Int
  /// Of how many.
  public let count: Int
  /// The groups of 32 rows that it holds.
  public let groups: Range<Int>
  /// The fingerprint of the quantile tables and cut points in use.
  public let tableFingerprint: UInt64
  /// The rulebook.
  public let rulebook: StoredText
  /// The scenario, then the one that it varies, if any.
  public let scenario: [StoredText]
  /// The overrides, in order.
  public let overrides: [StoredOverride]
  /// The scenario's file, as the user named it.
  public let file: String
  /// The rulebook as the user named it with `--rules`; nil where the scenario names it.
  public let rules: String?

  /// Describes a shard of a model's run.
  ///
  /// - Parameters:
  ///   - settings: Those of the whole run.
  ///   - shard: Which one it is.
  ///   - file: The scenario's file, as the user named it.
  ///   - rules: The rulebook as the user named it; nil where the scenario names it.
  public init(
    _ model: SimulationModel, _ settings: RunSettings, _ shard: ShardNumber, file: String, rules: String?,
    toolVersion: String
  ) {
    self.init(
      toolVersion: toolVersion, numericVersion: NumericVersion.current, seed: settings.seed,
      design: settings.design, drawsAsked: settings.drawsAsked, number: shard.number, count: shard.count,
      groups: shard.groups(of: settings.groups), tableFingerprint: model.tableFingerprint,
      rulebook: StoredText(name: model.rulebook.text.name, text: model.rulebook.text.text),
      scenario: model.scenario.texts.map { StoredText(name: $0.name, text: $0.text) },
      overrides: model.overrides.map { StoredOverride(isPin: $0.isPin, text: $0.text) },
      file: file, rules: rules)
  }

  init(
    toolVersion: String, numericVersion: Int, seed: UInt64, design: Design, drawsAsked: Int, number: Int,
    count: Int, groups: Range<Int>, tableFingerprint: UInt64, rulebook: StoredText, scenario: [StoredText],
    overrides: [StoredOverride], file: String, rules: String?
  ) {
    self.toolVersion = toolVersion
    self.numericVersion = numericVersion
    self.seed = seed
    self.design = design
    self.drawsAsked = drawsAsked
    self.number = number
    self.count = count
    self.groups = groups
    self.tableFingerprint = tableFingerprint
    self.rulebook = rulebook
    self.scenario = scenario
    self.overrides = overrides
    self.file = file
    self.rules = rules
  }

  /// The settings of the whole run.
  public var settings: RunSettings { RunSettings(seed: seed, design: design, draws: drawsAsked) }
}

/// A text that made a run, with the name of its file.
public struct StoredText: Hashable, Sendable {
  /// The name that diagnostics give.
  public let name: String
  /// The whole text.
  public let text: String

  /// Creates a text.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The text's FNV-1a hash.
  public var fingerprint: UInt64 { FNV1a64.hash(text) }
}

/// An override, as the user stated it.
public struct StoredOverride: Hashable, Sendable {
  /// Whether it was stated by `--pin`, else by `--set`.
  public let isPin: Bool
  /// What was stated.
  public let text: String

  /// The words of the command line.
  public var words: String { (isPin ? "--pin " : "--set ") + text }
}
