public import CasusExpressions
public import CasusRulebook
public import CasusSimulation

/// What sets two models of one alliance apart, edit by edit, and the models on the way from the one to the other.
///
/// Edits of the rulebook come first, then those of the scenario, then the overrides that one side alone is run with.
public struct ModelRevision: Sendable {
  /// The differences.
  public let edits: [Edit]
  /// The edits that are one since they give an item a new name, by their places.
  public let inseparable: [[Int]]

  private let first: SimulationModel
  /// Nil where both rulebooks are one text.
  private let rules: Revision?
  /// The scenarios' files on both sides.
  private let files: (first: ScenarioRevision.Files, second: ScenarioRevision.Files)
  /// The edits from the one scenario to the other, to be read against any rulebook; nil where both are one text.
  private let scenario: ScenarioRevision?
  private let overrides: OverrideRevision

  /// Compares two models.
  ///
  /// - Parameters:
  ///   - first: The model without any edit.
  ///   - second: The model with all of them; of a rulebook of the same alliance.
  /// - Throws: What is wrong with the texts.
  public init(from first: SimulationModel, to second: SimulationModel) throws(DiagnosticList) {
    self.first = first
    let isSameRulebook = first.rulebook.text.text == second.rulebook.text.text
    rules = isSameRulebook ? nil : try Revision(from: first.rulebook, to: second.rulebook)
    files = (
      try ScenarioRevision.Files(of: first.scenario), try ScenarioRevision.Files(of: second.scenario)
    )
    let isSameScenario = first.scenario.texts.map(\.text) == second.scenario.texts.map(\.text)
    scenario =
      isSameScenario
      ? nil : ScenarioRevision(from: files.first, to: files.second, rulebook: first.rulebook)
    overrides = OverrideRevision(from: first.overrides, to: second.overrides)
    edits = (rules?.edits ?? []) + (scenario?.edits ?? []) + overrides.edits
    inseparable = rules?.renamings ?? []
  }

  /// The places of the edits that can change a probability.
  public var moving: [Int] { edits.indices.filter { edits[$0].effect == .probabilities } }

  /// The first model with these edits made, and with all others that can change no result.
  ///
  /// - Parameter indices: Places of edits that can change a result.
  /// - Throws: What is wrong with it: some edits mean nothing without others.
  public func model(applyingEffective indices: Set<Int>) throws(DiagnosticList) -> SimulationModel {
    let rulebook = try rules?.rulebook(applyingEffective: part(indices, 0, rules?.edits)) ?? first.rulebook
    let start = rules?.edits.count ?? 0
    let own: Scenario
    if let scenario {
      let fit =
        rules == nil
        ? scenario : ScenarioRevision(from: files.first, to: files.second, rulebook: rulebook)
      own = try fit.scenario(applyingEffective: part(indices, start, scenario.edits))
    } else {
      own = try files.first.scenario(for: rulebook)
    }
    let made = part(indices, start + (scenario?.edits.count ?? 0), overrides.edits)
    return try SimulationModel(
      rulebook: rulebook, scenario: own, overrides: try overrides.overrides(applying: made, to: rulebook))
  }

  /// The indices that fall to some of the edits, counted from their first.
  private func part(_ indices: Set<Int>, _ start: Int, _ edits: [Edit]?) -> Set<Int> {
    let range = start..<(start + (edits?.count ?? 0))
    return Set(indices.filter(range.contains).map { $0 - start })
  }
}

/// The overrides that one of two models is run with and the other is not.
struct OverrideRevision: Sendable {
  let edits: [Edit]
  private let first: [Override.Stated]
  private let second: [Override.Stated]
  /// By edit, the text of what it takes away and of what it brings.
  private let texts: [(old: Override.Stated?, new: Override.Stated?)]

  init(from first: [Override.Stated], to second: [Override.Stated]) {
    self.first = first
    self.second = second
    let gone = first.filter { one in !second.contains { $0.isLike(one) } }
    var new = second.filter { one in !first.contains { $0.isLike(one) } }
    var texts: [(old: Override.Stated?, new: Override.Stated?)] = []
    for old in gone {
      // Another value for the same thing is one edit.
      let place = new.firstIndex { $0.subject == old.subject }
      texts.append((old, place.map { new.remove(at: $0) }))
    }
    self.texts = texts + new.map { (nil, $0) }
    edits = self.texts.map { Edit.override(from: $0.old, to: $0.new) }
  }

  /// The first model's overrides with these edits made.
  ///
  /// - Parameter rulebook: The one that they are to change, which need not be that for which they were stated.
  /// - Throws: What this rulebook does not know in them.
  func overrides(
    applying indices: Set<Int>, to rulebook: Rulebook
  ) throws(DiagnosticList) -> [Override.Stated] {
    var stated = second
    if indices.count < edits.count {
      let gone = indices.compactMap { texts[$0].old }
      stated = first.filter { one in !gone.contains { $0.isLike(one) } }
      stated += indices.sorted().compactMap { texts[$0].new }
    }
    let reader = OverrideReader(rulebook: rulebook)
    var read: [Override.Stated] = []
    for one in stated { read.append(one.isPin ? try reader.pin(one.text) : try reader.set(one.text)) }
    return read
  }
}

extension Override.Stated {
  fileprivate func isLike(_ other: Override.Stated) -> Bool { isPin == other.isPin && text == other.text }

  /// What it changes, by name.
  fileprivate var subject: Substring { text.prefix { $0 != "=" } }
}
