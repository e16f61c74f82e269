public import CasusExpressions

/// What differs in meaning between two scenarios of one rulebook, and scenarios in which only some of it is changed.
///
/// A scenario that varies another is compared by all that holds in it. Comments, white space, the order of keys, styles of
/// quoting and spellings of numbers mean nothing.
public struct ScenarioRevision: Sendable {
  /// A scenario's file, and that of the scenario which it varies.
  public struct Files: Sendable {
    /// The scenario's own file.
    public let own: ScenarioFile
    /// The file of the scenario that it varies; nil where it varies none.
    public let base: ScenarioFile?

    /// Pairs a file with the one that it varies.
    public init(_ own: ScenarioFile, varying base: ScenarioFile? = nil) {
      self.own = own
      self.base = base
    }
  }

  /// The differences, in the order of the format.
  ///
  /// Their spans are nil, since they may be of either of two files.
  public let edits: [Edit]

  private let rulebook: Rulebook
  private let old: Files
  private let new: Files
  private let oldRoot: YAMLNode
  private let newRoot: YAMLNode

  /// Compares two scenarios, both to be read against `rulebook`.
  public init(from old: Files, to new: Files, rulebook: Rulebook) {
    self.rulebook = rulebook
    self.old = old
    self.new = new
    oldRoot = old.resolved
    newRoot = new.resolved
    edits = TreeComparison.edits(from: oldRoot, to: newRoot, ScenarioDifferences.root, hasSpans: false)
  }

  /// Compares two scenarios that have been read, both to be read against `rulebook`.
  ///
  /// - Throws: What is wrong with their texts.
  public init(from old: Scenario, to new: Scenario, rulebook: Rulebook) throws(DiagnosticList) {
    self.init(from: try Files(of: old), to: try Files(of: new), rulebook: rulebook)
  }

  /// The indices of the edits that can change a run's result in any way.
  public var effective: [Int] { edits.indices.filter { edits[$0].effect > .nothing } }

  /// The old scenario with the edits at these indices made, and no other.
  ///
  /// Without any it is the old scenario and with all of them the new one, to the last bit of every result.
  ///
  /// - Throws: What is wrong with it: some edits mean nothing without others.
  public func scenario(applying indices: Set<Int>) throws(DiagnosticList) -> Scenario {
    if indices.isEmpty { return try old.scenario(for: rulebook) }
    if indices.count == edits.count { return try new.scenario(for: rulebook) }
    let root = TreeMerge.merge(oldRoot, newRoot, ScenarioDifferences.root, edits, applying: indices)
    let text = SourceText(
      name: "\(new.own.text.name) (\(indices.count) of \(edits.count) edits)",
      text: YAMLWriter.text(of: root))
    return try Scenario.read(try ScenarioFile(text), rulebook: rulebook)
  }

  /// The old scenario with these of the ``effective`` edits made, and with all others.
  ///
  /// - Throws: As ``scenario(applying:)``.
  public func scenario(applyingEffective indices: Set<Int>) throws(DiagnosticList) -> Scenario {
    try scenario(applying: indices.union(edits.indices.filter { edits[$0].effect == .nothing }))
  }
}

extension ScenarioRevision.Files {
  /// The files of a scenario that has been read.
  public init(of scenario: Scenario) throws(DiagnosticList) {
    guard let own = scenario.texts.first else { throw DiagnosticList([]) }
    var base: ScenarioFile?
    if scenario.texts.count > 1 { base = try ScenarioFile(scenario.texts[1]) }
    self.init(try ScenarioFile(own), varying: base)
  }

  /// The scenario, read against a rulebook.
  ///
  /// - Throws: Everything that is wrong with the files.
  public func scenario(for rulebook: Rulebook) throws(DiagnosticList) -> Scenario {
    try Scenario.read(own, varying: base, rulebook: rulebook)
  }

  /// The document of a scenario that stands by itself and says the same.
  fileprivate var resolved: YAMLNode {
    guard let base else { return own.root }
    var pairs = own.root.pairs.filter { $0.key != "varies" }
    for pair in base.root.pairs {
      switch pair.key {
      case "rulebook", "date", "requester", "correlate":
        if own.root[pair.key] == nil { pairs.append(pair) }
      case "factors", "known":
        let stated = own.root[pair.key]?.pairs ?? []
        let inherited = pair.value.pairs.filter { item in !stated.contains { $0.key == item.key } }
        let all = YAMLNode(content: .mapping(inherited + stated), span: pair.value.span)
        pairs.removeAll { $0.key == pair.key }
        pairs.append(YAMLPair(key: pair.key, keySpan: pair.keySpan, value: all))
      default: break
      }
    }
    return YAMLNode(content: .mapping(pairs), span: own.root.span)
  }
}
