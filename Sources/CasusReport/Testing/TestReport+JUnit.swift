extension TestReport {
  /// The report in the XML of Ant's JUnit task, which continuous integration reads; what is inconclusive is an error there.
  ///
  /// - Parameter timestamp: When it was made, as `2022-01-05T12:00:00`.
  public func junit(timestamp: String) -> String {
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    for (index, suite) in suites.enumerated() {
      func count(_ wanted: TestItem.Status...) -> Int { suite.items.count { wanted.contains($0.status) } }
      xml += "  <testsuite id=\"\(index)\" package=\"casus\" name=\"\(suite.file.xml)\""
      xml += " timestamp=\"\(timestamp)\" hostname=\"localhost\" tests=\"\(suite.items.count)\""
      xml += " failures=\"\(count(.failed))\" errors=\"\(count(.error, .inconclusive))\""
      xml += " skipped=\"\(count(.skipped))\" time=\"\(Self.seconds(suite.seconds))\">\n    <properties>\n"
      if let draws = suite.draws { xml += "      <property name=\"draws\" value=\"\(draws)\"/>\n" }
      xml += "    </properties>\n"
      for item in suite.items { xml += Self.testcase(item, of: suite) }
      xml += "    <system-out></system-out>\n    <system-err></system-err>\n  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }

  private static func testcase(_ item: TestItem, of suite: TestSuite) -> String {
    let name = item.line.map { "\(item.name) (line \($0))" } ?? item.name
    let time = seconds(suite.seconds / Double(max(suite.items.count, 1)))
    let head =
      "    <testcase name=\"\(name.xml)\" classname=\"\(suite.id.xml)\" time=\"\(time)\""
    let message = item.found.xml
    let text = (item.notes + item.commands).map(\.xml).joined(separator: "\n")
    switch item.status {
    case .passed: return head + "/>\n"
    case .skipped: return head + "><skipped message=\"\(message)\"></skipped></testcase>\n"
    case .failed:
      return head + "><failure message=\"\(message)\" type=\"failed\">\(text)</failure></testcase>\n"
    case .error, .inconclusive:
      let type = item.status.rawValue
      return head + "><error message=\"\(message)\" type=\"\(type)\">\(text)</error></testcase>\n"
    }
  }

  private static func seconds(_ value: Double) -> String { NumberText.rounded(max(value, 0), place: -3) }
}

extension String {
  /// The text with what XML gives a meaning to written otherwise.
  fileprivate var xml: String {
    HarmlessText.of(self).reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\u{A0}": text += " "
      default: text.append(character)
      }
    }
  }
}
