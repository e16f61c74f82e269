import ArgumentParser
import CasusReport
import CasusSimulation
import SystemPackage

/// How and where the result of runs is printed.
struct ResultOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, chart, json, csv
  }

  @Option(help: "How to print the result. (default: table)")
  var format: Format?

  @Option(
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Draw how a quantity is distributed, below the table. May be given several times.",
      valueName: "quantity"))
  var histogram: [String] = []

  @Flag(help: "List every criterion that decided, not the ten weightiest.")
  var all = false

  @Flag(help: "Show neither progress nor warnings.")
  var quiet = false

  /// Prints the result of runs, or writes it.
  ///
  /// - Parameters:
  ///   - command: The command that gives the result again.
  ///   - lines: How the answer moves along some factors, for tables and pictures.
  ///   - comparison: Compares several runs.
  func show(
    _ runs: [CompletedRun], command: String,
    lines: [TippingLine] = [], comparison: ([CompletedRun]) async throws(Failure) -> RowComparison
  ) async throws(Failure) {
    let text = try await text(of: runs, command: command, lines: lines, comparison: comparison)
    guard let out else { return Console.print(text) }
    try Files.write(text, to: FilePath(out))
  }

  private func text(
    of runs: [CompletedRun], command: String, lines: [TippingLine],
    comparison: ([CompletedRun]) async throws(Failure) -> RowComparison
  ) async throws(Failure) -> String {
    let style = TerminalStyle(
      usesColor: out == nil && Console.showsColor(onTerminal: Console.outputIsTerminal),
      usesUnicode: Console.showsUnicode, width: Console.width)
    let saysVariance =
      switch format ?? .table {
      case .json, .csv: true
      case .table: runs.count == 1
      case .chart: false
      }
    let reports = runs.map { saysVariance ? $0.withVariance : $0.reported }
    let options = RunReport.Options(
      limit: all ? nil : 10, command: command, histograms: histogram, lines: lines)
    switch format ?? .table {
    case .json: return RunJSON.text(for: reports)
    case .csv: return RunCSV.text(for: reports)
    case .chart: return ChartReport(reports, options: options).text(in: style)
    case .table:
      if reports.count == 1, let run = reports.first {
        return RunReport(run, options: options).text(in: style)
      }
      return SideBySideReport(reports, comparison: try await comparison(runs), options: options)
        .text(in: style)
    }
  }
}
