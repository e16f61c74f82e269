public import CasusExpressions

/// What differs in meaning between two versions of a rulebook, and rulebooks in which only some of it is changed.
///
/// Comments, white space, the order of keys, styles of quoting and spellings of numbers mean nothing; conditions are compared
/// by what they say.
public struct Revision: Sendable {
  /// The old text.
  public let old: SourceText
  /// The new text.
  public let new: SourceText
  /// The differences, section by section in the order of the format, each as small as it can be told.
  public let edits: [Edit]

  private let oldRoot: YAMLNode
  private let newRoot: YAMLNode

  /// Compares two rulebooks.
  public init(from old: Rulebook, to new: Rulebook) throws(DiagnosticList) {
    try self.init(from: old.text, to: new.text)
  }

  /// Compares two texts that have the shape of rulebooks, whether or not more is wrong with them.
  ///
  /// - Throws: What is wrong with the shape of either.
  public init(from old: SourceText, to new: SourceText) throws(DiagnosticList) {
    self.old = old
    self.new = new
    oldRoot = try Self.root(of: old)
    newRoot = try Self.root(of: new)
    edits = TreeComparison.edits(from: oldRoot, to: newRoot, RulebookDifferences.root, hasSpans: true)
  }

  private static func root(of text: SourceText) throws(DiagnosticList) -> YAMLNode {
    let (root, diagnostics) = try FileShape.check(text, against: RulebookShape.root, as: "a rulebook")
    guard diagnostics.isEmpty else { throw DiagnosticList.ordered(diagnostics) }
    return root
  }

  /// Whether the texts differ, and what they mean does not.
  public var isOfFormOnly: Bool { edits.isEmpty && old.text != new.text }

  /// The indices of the edits that can change a run's result in any way.
  public var effective: [Int] { edits.indices.filter { edits[$0].effect > .nothing } }

  /// The edits that are one since they give an item a new name.
  public var renamings: [[Int]] {
    edits.indices.compactMap { index in
      guard edits[index].kind == .removed, let name = edits[index].namesake else { return nil }
      let twin = edits.firstIndex {
        $0.kind == .added && $0.section == edits[index].section && $0.name == name && $0.field == nil
      }
      return twin.map { [index, $0].sorted() }
    }
  }

  /// The old rulebook with the edits at these indices made, and no other.
  ///
  /// Without any it is the old rulebook and with all of them the new one, to the last bit of every result.
  ///
  /// - Throws: What is wrong with it: some edits mean nothing without others.
  public func rulebook(applying indices: Set<Int>) throws(DiagnosticList) -> Rulebook {
    if indices.isEmpty { return try Rulebook.read(old) }
    if indices.count == edits.count { return try Rulebook.read(new) }
    return try Rulebook.read(text(applying: indices))
  }

  /// The old rulebook with these of the ``effective`` edits made, and with all others that stand in the way of none.
  ///
  /// Sources that the new rulebook lacks are kept, since what is not edited may cite them. Where this is no rulebook with the
  /// old quantities, such as after an outcome is gone, it has the new ones, which change no probability.
  ///
  /// - Throws: As ``rulebook(applying:)``.
  public func rulebook(applyingEffective indices: Set<Int>) throws(DiagnosticList) -> Rulebook {
    let harmless = edits.indices.filter { index in
      let edit = edits[index]
      return edit.effect == .nothing && !(edit.section == "sources" && edit.kind == .removed)
    }
    let made = indices.union(harmless)
    do throws(DiagnosticList) {
      return try rulebook(applying: made)
    } catch {
      let withQuantities = made.union(edits.indices.filter { edits[$0].effect == .quantities })
      guard withQuantities != made, let rulebook = try? rulebook(applying: withQuantities) else {
        throw error
      }
      return rulebook
    }
  }

  /// The text of ``rulebook(applying:)``, as it is written for the reader: without comments, in one style.
  public func text(applying indices: Set<Int>) -> SourceText {
    let root = TreeMerge.merge(oldRoot, newRoot, RulebookDifferences.root, edits, applying: indices)
    return SourceText(
      name: "\(new.name) (\(indices.count) of \(edits.count) edits)", text: YAMLWriter.text(of: root))
  }
}
