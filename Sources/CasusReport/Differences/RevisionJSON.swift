import CasusExpressions
public import CasusRulebook

/// Differences between files as JSON.
public enum RevisionJSON {
  /// The name of this form, which every object carries as `schema`.
  public static let schema = "casus-diff/1"

  /// What differs between two rulebooks as an object.
  public static func value(for revision: Revision, touches: TouchReport? = nil) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("schema", .string(schema)), ("old", .string(revision.old.name)), ("new", .string(revision.new.name)),
      ("form_only", .bool(revision.isOfFormOnly)), ("edits", .array(revision.edits.map(value))),
    ]
    if let touches { members.append(("touched", value(for: touches))) }
    return .object(members)
  }

  /// One edit as an object.
  public static func value(for edit: Edit) -> JSONValue {
    .object([
      ("kind", .string(edit.kind.rawValue)),
      ("section", .string(edit.section)),
      ("item", .string(edit.noun)),
      ("name", edit.name.isEmpty ? .null : .string(edit.name)),
      ("field", edit.field.map { .string($0) } ?? .null),
      ("old", edit.old.map { .string($0) } ?? .null),
      ("new", edit.new.map { .string($0) } ?? .null),
      ("changes", .string(word(for: edit.effect))),
      ("old_line", edit.oldSpan.map { .int($0.start.line) } ?? .null),
      ("new_line", edit.newSpan.map { .int($0.start.line) } ?? .null),
      ("same_but_for_name", edit.namesake.map { .string($0) } ?? .null),
    ])
  }

  private static func word(for effect: Edit.Effect) -> String {
    switch effect {
    case .nothing: "nothing"
    case .quantities: "quantities"
    case .probabilities: "probabilities"
    }
  }

  private static func value(for touches: TouchReport) -> JSONValue {
    .object([
      ("draws", .int(touches.draws)),
      (
        "not_read",
        .array(
          touches.unread.map {
            .object([
              ("scenario", .string($0.scenario)), ("rulebook", .string($0.rulebook)),
              ("because", .string($0.reason)),
            ])
          })
      ),
      (
        "edits",
        .array(
          touches.rows.map { row in
            .object([
              ("edits", .array(row.edits.map { .string(EditWords.text(of: $0)) })),
              (
                "share_touched",
                .object(
                  zip(touches.scenarios, row.touched).map { ($0, .estimate($1)) })
              ),
            ])
          })
      ),
    ])
  }
}
