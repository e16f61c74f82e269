extension TestReport {
  /// One workflow command of GitHub Actions for each item that did not pass, which it shows beside the line, and the counts.
  public var github: String {
    var text = ""
    for suite in suites {
      for item in suite.items where item.status != .passed {
        let command = item.isBad ? "error" : item.status == .inconclusive ? "warning" : "notice"
        var place = "file=\(suite.file.escapedProperty)"
        if let line = item.line { place += ",line=\(line)" }
        if let column = item.column { place += ",col=\(column)" }
        let title = "casus: \(item.isBad ? "failed" : item.status.rawValue)".escapedProperty
        let message =
          ([item.name + (item.found.isEmpty ? "" : ": " + item.found)] + (item.shortNotes ?? item.notes)
          + item.commands)
          .joined(separator: "\n")
        text += "::\(command) \(place),title=\(title)::\(message.escapedMessage)\n"
      }
    }
    let counts = TestItem.Status.allCases.filter { count($0) > 0 }
      .map { "\(count($0)) \($0.rawValue)" }
    for remark in remarks { text += "::notice title=casus::\(remark.escapedMessage)\n" }
    return text + "casus test: \(counts.isEmpty ? "nothing was tested" : counts.joined(separator: ", "))\n"
  }
}

extension String {
  fileprivate var escapedMessage: String {
    reduce(into: "") { text, character in
      switch character {
      case "%": text += "%25"
      case "\r": text += "%0D"
      case "\n", "\r\n": text += "%0A"
      case "\u{A0}": text += " "
      default: text.append(character)
      }
    }
  }

  fileprivate var escapedProperty: String {
    escapedMessage.reduce(into: "") { text, character in
      switch character {
      case ":": text += "%3A"
      case ",": text += "%2C"
      default: text.append(character)
      }
    }
  }
}
