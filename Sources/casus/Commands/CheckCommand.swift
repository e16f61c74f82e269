import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import SystemPackage

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report everything that is wrong or doubtful in scenario and rulebook files.",
    discussion: """
      Errors and warnings name the file, the line and the column. For a rulebook the stages are shown as they stand at \
      their leans, and what the beliefs rest on.

      EXAMPLES
        casus check mine.yaml
        casus check scenarios/cases/*.yaml --rules my-rules.yaml
        casus check my-rules.yaml
        casus check csto
      """)

  @Argument(
    help: "Scenario files, rulebook files, or identifiers of bundled rulebooks.",
    completion: .file(extensions: ["yaml"]))
  var files: [String]

  @Option(
    help: ArgumentHelp("Check scenarios against this rulebook.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var rules: String?

  @Flag(help: "Print errors and warnings only.")
  var quiet = false

  func run() async throws {
    let library = Library()
    var worst: Failure?
    for file in files {
      do throws(Failure) {
        try check(file, library)
      } catch {
        Console.report(error.diagnostics, quoting: library)
        worst = worst ?? error
      }
    }
    if let worst { throw ExitCode(worst.code.rawValue) }
  }

  private func check(_ file: String, _ library: Library) throws(Failure) {
    if BundledRulebooks.identifiers.contains(file) { return try checkRulebook(file, library) }
    let text = try library.text(at: FilePath(file))
    switch ScenarioFile.kind(of: text) {
    case .some(let kind) where kind.hasPrefix("rulebook/"):
      try checkRulebook(FilePath(file).isAbsolute || file.contains("/") ? file : "./" + file, library)
    default: try checkScenario(file, library)
    }
  }

  private func checkRulebook(_ reference: String, _ library: Library) throws(Failure) {
    let rulebook = try library.rulebook(reference)
    let findings = RulebookCheck(rulebook).findings + BeliefCheck.findings(in: rulebook)
    if findings.contains(where: { $0.severity == .error }) { throw Failure(.badInput, findings) }
    Console.report(findings.filter { $0.severity > .note || !quiet }, quoting: library)
    guard !quiet else { return }
    Console.print("\(rulebook.text.name): a rulebook without errors.\n")
    Console.print(RulebookReport(rulebook).checkText(in: Console.outputStyle))
  }

  private func checkScenario(_ file: String, _ library: Library) throws(Failure) {
    let (scenario, rulebook) = try library.scenario(at: file, rules: rules)
    let model = try library.reading { () throws(DiagnosticList) in
      try SimulationModel(rulebook: rulebook, scenario: scenario)
    }
    Console.report(model.warnings, quoting: library)
    guard !quiet else { return }
    let stated = scenario.factors.count { $0 != nil }
    Console.print(
      """
      \(file): a scenario of \(rulebook.id) without errors: \(stated) factors stated, \(model.assumed.count) assumed, \
      \(model.fixedAnswers.count) known steps, \(model.doubtful.count) unsourced or low-confidence items in use.

      """)
  }
}
