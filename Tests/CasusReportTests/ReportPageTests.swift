import CasusSimulation
import Foundation
import Testing

@testable import CasusReport

@Suite struct ReportPageTests {
  private func page(cases: Bool = true) async throws -> RunPage {
    let run = try await writtenDownRun()
    return RunPage(
      run,
      options: .init(
        command: "casus report --seed 7 --draws 2000 brum.yaml --out brum.html",
        provenance: [("Tool", "casus 9.9")], cases: cases ? [run] : []))
  }

  @Test func thePageIsWellFormed() async throws {
    let check = MarkupCheck(try await page().html)
    #expect(check.problems == [])
    #expect(check.elements.count > 100)
  }

  @Test func everyLinkWithinThePageHasItsPlace() async throws {
    let check = MarkupCheck(try await page().html)
    let ids = check.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let links = check.elements.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
    #expect(links.count > 10)
    #expect(links.filter { !ids.contains(String($0.dropFirst())) } == [])
  }

  @Test func footnotesLeadThereAndBack() async throws {
    let check = MarkupCheck(try await page().html)
    let links = check.elements.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
    let notes = Set(links.filter { $0.hasPrefix("#note-") })
    #expect(!notes.isEmpty)
    for note in notes {
      let number = note.dropFirst("#note-".count)
      let references = check.elements.compactMap { $0.attributes["id"] }.filter {
        $0.hasPrefix("ref-\(number)-")
      }
      #expect(!references.isEmpty)
      for reference in references { #expect(links.contains("#" + reference)) }
    }
  }

  @Test func nothingIsFetched() async throws {
    let html = try await page().html
    let check = MarkupCheck(html)
    #expect(
      check.elements.filter { ["script", "link", "img", "iframe", "object"].contains($0.name) }.isEmpty)
    #expect(
      check.elements.filter { $0.attributes["src"] != nil || $0.attributes["xlink:href"] != nil }.isEmpty)
    #expect(!html.contains("@import") && !html.contains("url("))
    #expect(html.contains("default-src 'none'") || html.contains("default-src &#39;none&#39;"))
  }

  @Test func headingsDescendWithoutGaps() async throws {
    let levels = MarkupCheck(try await page().html).elements
      .compactMap { $0.name.count == 2 && $0.name.hasPrefix("h") ? Int($0.name.dropFirst()) : nil }
    #expect(levels.first == 1)
    #expect(levels.count { $0 == 1 } == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test func everyChartHasWordsAndATable() async throws {
    let html = try await page().html
    let figures = html.components(separatedBy: "<figure ").dropFirst()
    #expect(figures.count >= 4)
    for figure in figures {
      let own = MarkupCheck(
        String(figure.prefix(upTo: figure.range(of: "</figure>")?.lowerBound ?? figure.endIndex)))
      let charts = own.elements.filter { $0.name == "svg" }
      #expect(charts.count == 2)
      for chart in charts {
        #expect(chart.attributes["role"] == "img")
        #expect((chart.attributes["aria-label"] ?? "").count > 20)
      }
      #expect(own.elements.contains { $0.name == "table" })
      #expect(own.elements.contains { $0.name == "figcaption" })
    }
  }

  @Test func sectionsComeInTheOrderInWhichAnAnalystAsks() async throws {
    let sections = MarkupCheck(try await page().html).elements.filter { $0.name == "section" }
      .compactMap { $0.attributes["id"] }
    #expect(
      sections == [
        "question", "answer", "why", "rests", "quantities", "changes", "cases", "reproduce", "notes",
      ])
  }

  @Test func theAnswerStandsInWordsOfAStatedScale() async throws {
    let html = try await page().html
    #expect(html.contains("The request is likely to be <strong class=\"is-refused\">refused</strong>: 66.2%"))
    #expect(html.contains("Intergovernmental Panel on Climate Change"))
  }

  @Test func markdownHasTheSameWords() async throws {
    let text = try await page(cases: false).markdown
    #expect(text == Golden.markdown + "\n")
  }
}
