public import CasusRulebook

/// Kept draws as lines of text, one at a time.
public struct DrawLines: Sendable {
  /// How lines are written.
  public enum Form: Sendable {
    /// Comma-separated values (RFC 4180), yes as 1 and no as 0, what is missing left empty.
    case csv
    /// JSON Lines, yes as `true` and no as `false`, what is missing as `null`.
    case jsonLines
  }

  private let form: Form
  private let columns: [String]

  /// Creates a writer of draws with these columns.
  public init(_ form: Form, columns: [String]) {
    self.form = form
    self.columns = columns
  }

  /// What stands before the first draw.
  public var heading: String {
    switch form {
    case .csv: line(columns)
    case .jsonLines: ""
    }
  }

  /// A draw's line, ended.
  public func line(_ values: [JSONValue]) -> String {
    switch form {
    case .csv: line(values.map(Self.field))
    case .jsonLines:
      JSONValue.object(zip(columns, values).map { ($0, $1) }).text(indented: false) + "\n"
    }
  }

  private func line(_ fields: [String]) -> String {
    var writer = CSVWriter()
    writer.add(fields)
    return writer.text
  }

  private static func field(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let truth): truth ? "1" : "0"
    case .string(let text): text
    default: value.text(indented: false)
    }
  }
}
