public import CasusRulebook
import CasusSimulation

/// Runs as JSON: everything of a result, numbers in full precision, keys in a stable order.
public enum RunJSON {
  /// The name of this form, which every object carries as `schema`.
  public static let schema = "casus-run/1"

  /// One run as an object.
  public static func value(for run: ReportedRun) -> JSONValue { RunJSONBuilder(run).value }

  /// Several runs as a list, one as an object.
  public static func value(for runs: [ReportedRun]) -> JSONValue {
    runs.count == 1 ? value(for: runs[0]) : .array(runs.map { value(for: $0) })
  }

  /// The text of ``value(for:)-([ReportedRun])``, ended by a line feed.
  public static func text(for runs: [ReportedRun]) -> String { value(for: runs).text() + "\n" }
}
