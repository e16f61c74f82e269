import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

@testable import CasusReport

@Suite("What runs and rulebooks are called beside one another")
struct SideNamesTests {
  private func league(_ name: String, _ text: String = leagueText) throws -> Rulebook {
    try Rulebook.read(SourceText(name: name, text: text))
  }

  private let weaker = leagueText.replacing("strong, scale:", with: "moderate, scale:")

  private func run(_ rulebook: Rulebook, _ origin: ReportedRun.Origin?) async throws -> ReportedRun {
    let file = try ScenarioFile(SourceText(name: "brum.yaml", text: callText))
    let model = try SimulationModel(
      rulebook: rulebook, scenario: Scenario.read(file, varying: nil, rulebook: rulebook))
    return ReportedRun(
      try await Run.execute(model, RunSettings(seed: 7, draws: 2048)), of: model, origin: origin)
  }

  @Test("A bundled rulebook goes by its identifier; an edited one names its file wherever a run is shown")
  func single() async throws {
    let csto = try #require(BundledRulebooks.text(of: "csto"))
    #expect(RulebookNames.name(of: try Rulebook.read(csto)) == "csto")
    let edited = try Rulebook.read(SourceText(name: "csto.yaml", text: csto.text + "\n# mine\n"))
    #expect(RulebookNames.name(of: edited) == "csto from csto.yaml")
    #expect(RulebookNames.name(of: try league("rules/league.yaml")) == "league")
    let run = try await run(league("mine.yaml"), nil)
    #expect(
      RunReport(run).text(in: TerminalStyle(width: 120)).contains("Rulebook league from mine.yaml: How a"))
    #expect(RunPage(run).html.contains("Rulebook league from mine.yaml: How a"))
    #expect(
      SideBySideReport([run, run]).text(in: TerminalStyle(width: 120))
        .contains("(brum-calls), under the rulebook mine.yaml"))
  }

  @Test("Rulebooks are told apart by their files, and two texts of one file by their fingerprints")
  func apart() throws {
    let (old, new) = (try league("league.yaml"), try league("new.yaml", weaker))
    #expect(RulebookNames.apart([old, old]) == [nil, nil])
    #expect(RulebookNames.apart([old, new]) == ["league.yaml", "new.yaml"])
    let names = RulebookNames.apart([old, try league("league.yaml", weaker)])
    #expect(names[0] != names[1])
    #expect(names.allSatisfy { $0?.hasPrefix("league.yaml (text ") == true })
  }

  @Test("A page on one scenario under two rulebooks says in its title, table and ladder which side is which")
  func page() async throws {
    let runs = [
      try await run(league("league.yaml"), .saved("before")),
      try await run(league("mine.yaml", weaker), .saved("after")),
    ]
    let title = runs[0].model.scenario.title
    let page = ComparisonPage(runs)
    let titles = [
      "\(title) (saved run before), under the rulebook league.yaml",
      "\(title) (saved run after), under the rulebook mine.yaml",
    ]
    #expect(page.markdown.contains("\n\(titles[0]) · \(titles[1])\n"))
    #expect(page.markdown.contains("| A: \(titles[0]) |") && page.markdown.contains("| B: \(titles[1]) |"))
    #expect(
      page.markdown.contains("(saved run after) |") && page.markdown.contains("| league from mine.yaml |"))
    #expect(page.html.contains(">A before<") && page.html.contains(">B after<"))
  }

  @Test("Scenario files with one identifier go by their paths, others by their identifiers")
  func files() async throws {
    let rulebook = try league("league.yaml")
    let (one, two) = (
      try await run(rulebook, .file("one/brum.yaml")), try await run(rulebook, .file("two/brum.yaml"))
    )
    #expect(RunNames([one, two]).short(1) == "two/brum.yaml")
    #expect(RunNames([one, two]).title(0).hasSuffix(" (one/brum.yaml)"))
    #expect(RunNames([one]).short(0) == "brum-calls")
    #expect(RunNames([one]).title(0) == one.model.scenario.title)
  }

  @Test("A page of runs that share no draws does not speak of common draws")
  func unpairedPage() async throws {
    let runs = [
      try await run(league("league.yaml"), .saved("a")), try await run(league("league.yaml"), .saved("b")),
    ]
    func text(isPaired: Bool) -> String {
      let pair = ComparisonPage.Pair(
        first: 0, second: 1,
        differences: [
          .init(title: "One", estimate: estimate(0.05, 0.01), interval: 0.03...0.07),
          .init(title: "Other", estimate: estimate(0, 0), interval: 0...0, isUnchanged: true),
        ], flips: nil, isPaired: isPaired)
      return ComparisonPage(runs, options: .init(pairs: [pair])).markdown
    }
    #expect(text(isPaired: true).contains("one that no draw has"))
    for phrase in ["one that no draw has", "in the same draws"] {
      #expect(!text(isPaired: false).contains(phrase))
    }
  }
}
