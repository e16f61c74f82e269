import CasusSimulation
import Foundation
import Testing

@testable import CasusReport

/// Titles, reasons and sources that would run in a browser.
@Suite struct HostilePageTests {
  private static let script = "<script>alert(1)</script>"
  private static let breakout = "\"><img src=x onerror=alert(2)>'&amp;</svg></title>]]>"

  private let rules =
    leagueText
    .replacingOccurrences(of: "title: Troops are sent", with: "title: '\(script)'")
    .replacingOccurrences(
      of: "because: It is grave.", with: "because: '| `x` [a](javascript:alert(3)) \(script)'"
    )
    .replacingOccurrences(
      of: "asks: Does the council agree to send forces?", with: "asks: '\(breakoutInYAML)'"
    )
    .replacingOccurrences(of: "unit: days", with: "unit: '<b>days'")
    .replacingOccurrences(
      of: "title: A report, outlet", with: "title: '\(script)', url: 'javascript:alert(4)', outlet")
  private let scenario = callText.replacingOccurrences(
    of: "title: Brum calls for help", with: "title: '\(script)'")

  private static var breakoutInYAML: String { breakout.replacingOccurrences(of: "'", with: "''") }

  private func page() async throws -> RunPage {
    let model = try model(of: scenario, rules: rules)
    let run = ReportedRun(try await Run.execute(model, RunSettings(draws: 4096)), of: model)
    return RunPage(run, options: .init(command: "casus report '\(Self.script)'", cases: [run]))
  }

  @Test func inHTMLItIsShownAndNotRun() async throws {
    let html = try await page().html
    let check = MarkupCheck(html)
    #expect(check.problems == [])
    #expect(check.elements.filter { ["script", "img", "b"].contains($0.name) }.isEmpty)
    for element in check.elements {
      #expect(element.attributes.keys.filter { $0.hasPrefix("on") }.isEmpty)
      #expect(element.attributes["href"]?.hasPrefix("javascript:") != true)
    }
    #expect(check.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(check.text.contains("javascript:alert(4)"))
  }

  @Test func inMarkdownNothingIsMarkup() async throws {
    let text = try await page().markdown
    let outsideOfCode = text.components(separatedBy: "```").enumerated().filter {
      $0.offset.isMultiple(of: 2)
    }
    .map(\.element).joined()
    #expect(outsideOfCode.contains("\\<script\\>"))
    let live = outsideOfCode.replacing(try Regex("\\\\."), with: "")
    #expect(!live.contains("<script"))
    #expect(!live.contains("](javascript:"))
    #expect(!live.contains("<javascript:"))
    let columns = text.split(separator: "\n").filter { $0.hasPrefix("|") }
      .map { $0.replacingOccurrences(of: "\\|", with: "").count { $0 == "|" } }
    #expect(columns.allSatisfy { $0 >= 3 && $0 <= 8 })
  }

  @Test(
    arguments: [
      ("https://a.org/x?y=1", "https://a.org/x?y=1"),
      ("armenianclub.com/2006/06/10", "https://armenianclub.com/2006/06/10"),
      ("javascript:alert(1)", nil), ("data:text/html,x", nil), ("tass.com/a b", nil),
      ("cis-legislation.com rgn=1", nil),
      ("//evil.org", nil), (".org", nil), ("a\u{202E}b.org", nil),
    ] as [(String, String?)]) func onlyWebAddressesAreLinks(text: String, target: String?)
  {
    #expect(WebAddress.target(of: text) == target)
  }
}
