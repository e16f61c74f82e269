import ArgumentParser

@main
struct Casus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casus",
    abstract: "If this member asks for help under these conditions, what will the alliance do?",
    discussion: """
      Casus reads an alliance's decision criteria from a cited rulebook, and the conditions of a request from a \
      scenario file. It says how likely each response is, how sure that is, and why, with sources.

      EXAMPLES
        casus run scenarios/cases/kazakhstan-2022.yaml
        casus explain scenarios/cases/kazakhstan-2022.yaml
        casus compare scenarios/cases/kazakhstan-2022.yaml scenarios/cases/armenia-2021.yaml
        casus init --out mine.yaml && casus check mine.yaml && casus run mine.yaml
        casus run --save mine.yaml && casus results list

      EXIT CODES
        0 fine, 1 a test, gate or verification failed, 3 inconclusive at this precision, 64 usage, 65 bad input, 66 a file is missing, 73/74 cannot \
      write or read, 130 interrupted
      """,
    version: "casus \(Version.text)",
    subcommands: [
      RunCommand.self, ReportCommand.self, MergeCommand.self, ExplainCommand.self, CheckCommand.self,
      InitCommand.self, TestCommand.self, CompareCommand.self,
      RulesCommand.self, ResultsCommand.self, VerifyCommand.self,
      SchemaCommand.self, BenchCommand.self,
    ])

  static func main() async {
    let arguments = SaveWord.apart(Array(CommandLine.arguments.dropFirst()))
    if let problem = RepeatedOption.problem(in: arguments) {
      Console.printError("Error: \(problem)\n")
      exit(withError: ExitCode.validationFailure)
    }
    await main(arguments)
  }
}
