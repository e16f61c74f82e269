public import CasusExpressions

/// One difference in meaning between two files of a kind: a criterion that is new, another strength, one citation less.
public struct Edit: Hashable, Sendable {
  /// What was done.
  public enum Kind: String, Hashable, Sendable {
    /// An item stands in the new file only.
    case added
    /// An item stands in the old file only.
    case removed
    /// A part of an item has another value.
    case changed
    /// The same items stand in another order, where order matters.
    case reordered
  }

  /// What an edit can change of a run's result.
  public enum Effect: Int, Hashable, Comparable, Sendable {
    /// Nothing: sources, titles and reasons.
    case nothing
    /// Quantities, and no probability.
    case quantities
    /// Any probability.
    case probabilities

    /// Whether one can change less than another.
    public static func < (left: Effect, right: Effect) -> Bool { left.rawValue < right.rawValue }
  }

  /// A part of an item that was added or removed.
  public struct Part: Hashable, Sendable {
    /// The part, in a word: `when`.
    public let label: String
    /// Its value on one line, as YAML writes it.
    public let text: String
  }

  /// What was done.
  public let kind: Kind
  /// The section of the file, by its key: `criteria`; empty for what stands at the top of the file.
  public let section: String
  /// What kind of item it is, in a word: `criterion`.
  public let noun: String
  /// The item's name or identifier; empty where the edit is not about one item.
  public let name: String
  /// The part of the item that differs: `strength`, `citation of freriks-2022`; nil for the whole item.
  public let field: String?
  /// The old value on one line, as YAML writes it; nil where there was none.
  public let old: String?
  /// The new value on one line, as YAML writes it; nil where there is none.
  public let new: String?
  /// The parts of an item that was added or removed as a whole.
  public let parts: [Part]
  /// What it can change of a run's result.
  public let effect: Effect
  /// Where the old file has it; nil where it does not.
  public let oldSpan: SourceSpan?
  /// Where the new file has it; nil where it does not.
  public let newSpan: SourceSpan?
  /// For an item that was removed or added: the name of the one that was added or removed and is the same in all else, so
  /// that this may be a new name for it.
  public internal(set) var namesake: String?

  /// The way from the root of the document to the difference.
  let path: [String]
}

extension Edit {
  /// What was stated for one run beside its files (`--pin`, `--set`) and for the other was not, or was otherwise.
  ///
  /// - Parameters:
  ///   - old: What the old run is made with; nil where it is without.
  ///   - new: What the new run is made with; nil where it is without.
  public static func override(from old: Override.Stated?, to new: Override.Stated?) -> Edit {
    func text(_ stated: Override.Stated) -> String { "\(stated.option) \(stated.text)" }
    let kind = old == nil ? Kind.added : new == nil ? .removed : .changed
    return Edit(
      kind: kind, section: "overrides", noun: "option",
      name: kind == .changed ? "" : (old ?? new).map(text) ?? "", field: nil,
      old: old.map(text), new: new.map(text), parts: [], effect: .probabilities, oldSpan: nil, newSpan: nil,
      namesake: nil, path: [])
  }
}
