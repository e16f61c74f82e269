import CasusRulebook

/// Runs as JSON Lines: the table of ``RunCSV``, each of its lines an object of its own.
public enum RunJSONLines {
  /// The lines of one or more runs, each ended by a line feed.
  public static func text(for runs: [ReportedRun]) -> String {
    var text = ""
    for run in runs {
      var lines = RunCSVLines(run)
      lines.addAll()
      for line in lines.lines {
        let members = zip(RunCSV.columns, line).enumerated().map { place, member in
          (member.0, place < RunCSV.firstNumber ? .string(member.1) : JSONValue.optional(Double(member.1)))
        }
        text += JSONValue.object(members).text(indented: false) + "\n"
      }
    }
    return text
  }
}
