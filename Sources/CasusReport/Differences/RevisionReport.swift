import CasusExpressions
public import CasusRulebook

/// What differs in meaning between two files, for a person: item by item, with old and new values.
public struct RevisionReport: Sendable {
  private let old: String
  private let new: String
  private let edits: [Edit]
  private let isOfFormOnly: Bool
  private let touches: TouchReport?

  /// The report of two rulebooks.
  ///
  /// - Parameter touches: How many draws of some scenarios the edits touch; nil where that was not asked.
  public init(_ revision: Revision, touches: TouchReport? = nil) {
    self.init(
      from: revision.old.name, to: revision.new.name, revision.edits, isOfFormOnly: revision.isOfFormOnly,
      touches: touches)
  }

  /// The report of any two files.
  ///
  /// - Parameters:
  ///   - old: The old file's name.
  ///   - new: The new file's name.
  ///   - edits: What differs.
  ///   - isOfFormOnly: Whether the texts differ, though their meanings do not.
  ///   - touches: How many draws of some scenarios the edits touch.
  public init(
    from old: String, to new: String, _ edits: [Edit], isOfFormOnly: Bool, touches: TouchReport? = nil
  ) {
    self.old = old
    self.new = new
    self.edits = edits
    self.isOfFormOnly = isOfFormOnly
    self.touches = touches
  }

  /// The whole report.
  public func text(in style: TerminalStyle) -> String {
    var page = Page(style)
    page.paragraph(
      StyledText("\(old) ") + EditWords.arrow + StyledText(" \(new)") + StyledText(": \(summary)"))
    var start = edits.startIndex
    while start < edits.endIndex {
      let section = edits[start].section
      let end = edits[start...].firstIndex { $0.section != section } ?? edits.endIndex
      add(edits[start..<end], to: &page)
      start = end
    }
    touches?.add(to: &page)
    return page.text
  }

  private var summary: String {
    guard !edits.isEmpty else {
      return isOfFormOnly
        ? "no difference in meaning. The texts differ in form only."
        : "no difference: the texts are the same."
    }
    let inWords = edits.count { $0.effect == .nothing }
    let inQuantities = edits.count { $0.effect == .quantities }
    var parts = [edits.count == 1 ? "one difference" : "\(edits.count) differences"]
    if inWords == edits.count {
      parts.append("in words only: no result can change")
    } else if inWords > 0 {
      parts.append("\(inWords) of them in words only")
    }
    if inQuantities > 0 {
      parts.append(
        inQuantities == edits.count
          ? "in quantities only: no probability can change" : "\(inQuantities) in quantities only")
    }
    return parts.joined(separator: ", ") + "."
  }

  private func add(_ section: ArraySlice<Edit>, to page: inout Page) {
    guard let first = section.first else { return }
    page.heading(first.section.isEmpty ? "the file" : EditWords.plural(of: first.section, first.noun))
    var place = section.startIndex
    while place < section.endIndex {
      let name = section[place].name
      let end = section[place...].firstIndex { $0.name != name } ?? section.endIndex
      for edit in section[place..<end] where edit.field == nil { addWhole(edit, to: &page) }
      let parts = section[place..<end].filter { $0.field != nil }
      if !parts.isEmpty {
        page.paragraph(StyledText(name, .strong), first: 2)
        for edit in parts { addPart(edit, to: &page) }
      }
      place = end
    }
  }

  /// An item that was added, removed or moved, or has only one value.
  private func addWhole(_ edit: Edit, to page: inout Page) {
    switch edit.kind {
    case .changed, .reordered:
      let subject = edit.name.isEmpty ? EditWords.subject(of: edit) : StyledText(edit.name, .strong)
      page.paragraph(
        subject + StyledText(": ") + EditWords.change(of: edit) + remark(edit), first: 2, hanging: 6)
    case .added, .removed:
      let role = edit.kind == .added ? TextRole.yes : .no
      var line = StyledText(edit.name, .strong) + StyledText(" \(edit.kind.rawValue)", role)
      if let namesake = edit.namesake {
        line += StyledText(
          edit.kind == .added
            ? ", the same in all else as \(namesake), which is gone: renamed?"
            : "; see \(namesake): renamed?", .note)
      }
      page.paragraph(line + remark(edit), first: 2, hanging: 6)
      guard edit.namesake == nil else { return }
      let text = edit.kind == .added ? edit.new : edit.old
      let parts =
        edit.parts.isEmpty
        ? [StyledText(text ?? "", role)]
        : edit.parts.filter { $0.label != "id" }.map {
          StyledText("\($0.label) ") + StyledText($0.text, role)
        }
      for part in parts { page.paragraph(part, first: 4, hanging: 8) }
    }
  }

  private func addPart(_ edit: Edit, to page: inout Page) {
    page.paragraph(EditWords.change(of: edit) + remark(edit), first: 4, hanging: 8)
  }

  private func remark(_ edit: Edit) -> StyledText {
    EditWords.reach(of: edit).map { StyledText(" (\($0))", .faint) } ?? ""
  }
}
