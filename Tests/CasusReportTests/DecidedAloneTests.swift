import CasusAnalysis
import CasusRulebook
@testable import CasusSimulation
import Foundation
import Testing

@testable import CasusReport

/// A request that one criterion decides by itself, so that nothing is weighed and nothing follows.
@Suite("Reports of a request that a bar decides alone")
struct DecidedAloneTests {
  private func barred() async throws -> ReportedRun {
    let rules = leagueText.replacing(
      "when: 'reading == \"narrow\" && threat.origin == \"internal\" && !claim.outside', says: no, strength: strong,",
      with: "when: 'true', says: no, bars: yes,")
    let model = try model(rules: rules)
    return ReportedRun(try await Run.execute(model, RunSettings(seed: 7, draws: 2048)), of: model)
  }

  @Test("The page and the Markdown name the criterion, its weight and its source")
  func pages() async throws {
    let run = try await barred()
    #expect(run.result.weighing(in: run.model.rulebook).isEmpty)
    let page = RunPage(run)
    for text in [page.html, page.markdown].map({ $0.replacing("\u{A0}", with: " ") }) {
      #expect(!text.contains("No criterion made a difference"))
      #expect(text.contains("This held in every draw and decides its stage by itself"))
      #expect(text.contains("says no to “Is it a case under the pact?”"))
      #expect(text.contains("percentage points of approval)"))
      // No interval is shown, so that none is spoken of.
      #expect(!text.contains("The interval is a statement of stated beliefs"))
      #expect(text.contains("No judgement about the rules moves the probability of approval here."))
    }
    let why = try #require(page.html.components(separatedBy: "<section id=\"why\"").last)
    #expect(why.components(separatedBy: "</section>")[0].contains("href=\"#note-"))
  }

  @Test("The pictures in a terminal name it too, and do not take the impossible for the rare")
  func pictures() async throws {
    let run = try await barred()
    let text = ChartReport([run]).text(in: TerminalStyle(width: 80))
    #expect(text.contains("WHAT DECIDED"))
    #expect(text.contains("home-affair says no at pact"))
    #expect(text.contains("No request leads there."))
    #expect(!text.contains("Too few draws"))
    let beside = SideBySideReport([run, run]).text(in: TerminalStyle(width: 100))
    let medians = try #require(beside.components(separatedBy: "Medians, where they exist").last)
    #expect(medians.contains("impossible"))
  }

  @Test("A comparison with it does not take the impossible for the rare either")
  func comparison() async throws {
    let settings = RunSettings(seed: 7, draws: 2048)
    let (first, second) = (try model(), try await barred().model)
    let runs = [
      ComparedRun(first, try await Run.execute(first, settings)),
      ComparedRun(second, try await Run.execute(second, settings)),
    ]
    let labelled = LabelledComparison(
      sides: [.init(letter: "A", title: "a", id: "a"), .init(letter: "B", title: "b", id: "b")],
      RunComparison(runs[0], runs[1], .paired(try await PairedRun.execute(first, second, settings))))
    let text = ComparisonReport([labelled]).text(in: TerminalStyle(width: 80))
    #expect(text.contains(/median +\S+ ± \S+ +impossible/))
    #expect(!text.contains("too few draws lead there"))
  }

  @Test("A belief is the one that is stated, not the share of rows that drew it")
  func belief() async throws {
    let model = try model()
    let result = try await Run.execute(model, RunSettings(seed: 11, draws: 2048))
    let shares = try #require(result.readings.first { $0.name == "reading" }).values.map(\.share)
    try #require(shares[1] != 0.25, "another seed is needed")
    let html = RunPage(ReportedRun(result, of: model)).html
    #expect(html.contains("belief in it: 75%") && html.contains("belief in it: 25%"))
    #expect(model.statedBelief(in: "wide", of: 0) == 0.25)
    #expect(model.statedBelief(in: "none", of: 0) == nil)
    #expect(model.statedBelief(in: "wide", of: 1) == nil)
  }

  @Test("How often a criterion is active is told alike beside its reason and in the table")
  func activity() async throws {
    let model = try model()
    let run = ReportedRun(try await Run.execute(model, RunSettings(seed: 7, draws: 2048)), of: model)
    let always = run.result.weighing(in: model.rulebook).filter { $0.active?.value == 1 }
    try #require(!always.isEmpty)
    let text = RunPage(run).markdown
    for item in always {
      let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| `\(item.id)` |") })
      #expect(row.contains("| always |"), "\(row)")
    }
    #expect(text.contains("active in every request there"))
  }

  @Test("Grey bars are explained where there are some")
  func colours() async throws {
    let run = try await writtenDownRun()
    let caption = ComparisonPage([run, run]).html
    #expect(caption.contains("Blue is approved, orange is refused. ◆"))
    let silence = OutcomeResult(
      index: 0, id: "silence", title: "Nobody asks", rank: 0, verdicts: [.none],
      probability: WrittenDown.figure(0.5, 0.1, 0.2...0.8))
    #expect([silence].colours.hasSuffix("grey is where nothing is asked."))
    let model = try model(rules: leagueText.replacing("rank: 2, verdict: refused", with: Self.eitherWay))
    let either = ReportedRun(try await Run.execute(model, RunSettings(seed: 7, draws: 2048)), of: model)
    for text in [ComparisonPage([either, either]).html, RunPage(either).html] {
      #expect(text.contains("orange is refused, grey depends on the request."))
    }
  }

  private static let eitherWay =
    #"rank: 2, verdict: 'threat.severity >= 2.0 ? "approved" : "refused"'"#
}
