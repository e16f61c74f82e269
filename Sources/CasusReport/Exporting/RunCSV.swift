import CasusRulebook
import CasusSimulation

/// Runs as one tidy table of comma-separated values (RFC 4180): a number per line, with what it is.
///
/// Columns: scenario, kind, id, label, statistic, value, standard_error, low, high. Probabilities are from 0 to 1; `low` and
/// `high` are the ends of a 90% interval: from judgements for probabilities, predictive for quantities.
public enum RunCSV {
  static let columns = [
    "scenario", "kind", "id", "label", "statistic", "value", "standard_error", "low", "high",
  ]
  /// The place of the first column of numbers.
  static let firstNumber = 5

  /// The table of one or more runs, lines ended by CR LF.
  public static func text(for runs: [ReportedRun]) -> String {
    var writer = CSVWriter()
    writer.add(columns)
    for run in runs {
      var lines = RunCSVLines(run)
      lines.addAll()
      for line in lines.lines { writer.add(line) }
    }
    return writer.text
  }
}

/// Writes fields as RFC 4180 has them.
struct CSVWriter {
  private(set) var text = ""

  mutating func add(_ fields: [String]) {
    text += fields.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return field }
    var result = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

/// Numbers as fields.
enum CSVNumber {
  /// The shortest decimal that names the number; empty where it is none.
  static func text(of number: Double) -> String {
    guard number.isFinite else { return "" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
