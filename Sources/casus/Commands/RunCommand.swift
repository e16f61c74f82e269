import ArgumentParser
import CasusExpressions
import CasusRulebook
import CasusSimulation

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Say how likely each response is, how sure that is, and why.")

  @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml"]))
  var files: [String]

  @OptionGroup var changes: ModelOptions

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      for file in files {
        let model = try changes.model(of: file, library: library)
        do throws(Run.Failure) {
          let result = try await Run.execute(model)
          Console.print("\(model.scenario.id)\n")
          for verdict in result.verdicts { Console.print("  \(verdict.verdict) \(verdict.probability.estimate.value) given asked \(verdict.givenAsked?.estimate.value ?? -1) \(String(describing: verdict.givenAsked?.interval))\n") }
          for outcome in result.outcomes { Console.print("  \(outcome.id) \(outcome.probability.estimate.value) ± \(outcome.probability.estimate.standardError) \(String(describing: outcome.probability.interval))\n") }
          for s in result.stages { Console.print("  stage \(s.id) \(s.reached.value) yes \(s.yes?.value ?? -1)\n") }
          for r in result.readings { for v in r.values { Console.print("  reading \(r.name) \(v.value) \(v.approvedGivenAsked?.value ?? -1)\n") } }
        } catch {
          Console.printError("\(error)\n")
        }
      }
    }
  }
}
