public import CasusRulebook

/// Edits in plain words.
public enum EditWords {
  /// What an edit does, on one line: `criterion seated: strength moderate -> strong`.
  public static func text(of edit: Edit) -> String { styled(edit).plainText }

  /// What several edits do that are made together.
  public static func text(of edits: [Edit]) -> String { styled(edits).plainText }

  static func styled(_ edits: [Edit]) -> StyledText {
    var rest = edits
    var texts: [StyledText] = []
    while !rest.isEmpty {
      let edit = rest.removeFirst()
      let twin = rest.firstIndex { $0.namesake == edit.name && edit.namesake == $0.name }
      guard edit.field == nil, let twin else {
        texts.append(styled(edit))
        continue
      }
      rest.remove(at: twin)
      let (old, new) = edit.kind == .removed ? (edit.name, edit.namesake) : (edit.namesake, edit.name)
      texts.append(
        StyledText("\(edit.noun) ") + StyledText(old ?? "", .no) + StyledText(" renamed to ")
          + StyledText(new ?? "", .yes))
    }
    return texts.joined(separator: "; with it ")
  }

  static func styled(_ edit: Edit) -> StyledText {
    var text = subject(of: edit)
    switch (edit.kind, edit.field) {
    case (.changed, _), (.reordered, _), (_, .some): text += StyledText(": ") + change(of: edit)
    case (.added, nil): text += StyledText(" added", .yes)
    case (.removed, nil): text += StyledText(" removed", .no)
    }
    return text
  }

  /// What an edit is about: `criterion seated`; for what is said of a whole file `date`.
  static func subject(of edit: Edit) -> StyledText {
    guard !edit.name.isEmpty else {
      return StyledText(edit.kind == .reordered ? plural(of: edit.section, edit.noun) : edit.noun)
    }
    return StyledText("\(edit.noun) \(edit.name)")
  }

  /// What becomes of an item's part: `strength moderate -> strong`.
  static func change(of edit: Edit) -> StyledText {
    let label = edit.field.map { "\($0) " } ?? ""
    switch edit.kind {
    case .added where edit.isTold: return StyledText(label) + StyledText("added", .yes)
    case .removed where edit.isTold: return StyledText(label) + StyledText("removed", .no)
    case .added: return StyledText(label + "added: ") + StyledText(edit.new ?? "", .yes)
    case .removed: return StyledText(label + "removed: ") + StyledText(edit.old ?? "", .no)
    case .reordered:
      return StyledText(label + "in another order: ") + StyledText(edit.old ?? "", .no) + arrow
        + StyledText(edit.new ?? "", .yes)
    case .changed:
      return StyledText(label) + StyledText(edit.old ?? "none", .no) + arrow
        + StyledText(edit.new ?? "none", .yes)
    }
  }

  static let arrow = StyledText(" \u{2192} ")

  /// How far the edit reaches, where that is not to every probability.
  static func reach(of edit: Edit) -> String? {
    switch edit.effect {
    case .nothing: "in words only"
    case .quantities: "quantities only"
    case .probabilities: nil
    }
  }

  /// A section's title: `criteria`, `dated names`.
  static func plural(of section: String, _ noun: String) -> String {
    switch section {
    case "": noun
    case "dated": "dated names"
    case "correlate": "correlations"
    case "known": "known answers"
    default: section
    }
  }
}

extension Edit {
  /// Whether the part's name says all that was added or removed.
  fileprivate var isTold: Bool { field?.contains("citation of") ?? false }
}
