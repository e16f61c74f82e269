import ArgumentParser
import CasusExpressions
import CasusReport
import CasusSimulation

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how one request fares, stage by stage, with reasons and sources.",
    discussion: """
      Without --draw it explains the central request: every factor and judgement at its median or likeliest value. With \
      --draw it explains one of the requests that `casus run` simulates under the same seed and design, numbered from 0.

      EXAMPLES
        casus explain scenarios/cases/kazakhstan-2022.yaml
        casus explain --draw 17 scenarios/cases/kazakhstan-2022.yaml
        casus explain --pin claim.attack=unnamed scenarios/cases/kazakhstan-2022.yaml
      """)

  @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml"]))
  var file: String

  @OptionGroup var changes: ModelOptions

  @Option(help: ArgumentHelp("The draw, from 0; without it the central request.", valueName: "number"))
  var draw: UInt64?

  @Option(help: ArgumentHelp("The seed of the run that the draw belongs to.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var sampling: SamplingOptions

  @Flag(help: "Tell stages that the request is unlikely to come to in full as well.")
  var all = false

  func validate() throws {
    let limit = RunSettings.greatestDraws(under: sampling.design)
    if let draw, draw >= UInt64(limit) {
      throw ValidationError("--draw must be below \(limit), not \(draw)")
    }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      let model = try changes.model(of: file, library: library)
      Console.report(model.warnings, quoting: library)
      let explainer = Explainer(model, seed: seed, design: sampling.design)
      let explanation: Explanation
      do throws(DrawError) {
        if let draw {
          explanation = try explainer.explain(draw: draw)
        } else {
          explanation = try explainer.explainCentral()
        }
      } catch {
        throw Failure(.badInput, [error.diagnostic])
      }
      Console.print(
        ExplanationReport(explanation, of: model, options: .init(showsEverything: all, command: command))
          .text(in: Console.outputStyle))
    }
  }

  /// The command that gives this explanation again.
  private var command: String {
    let options = (draw.map { ["--draw", String($0)] } ?? []) + (all ? ["--all"] : [])
    return
      (["casus", "explain"] + changes.words + options + ["--seed", String(seed)] + sampling.words + [file])
      .map(\.shellQuoted).joined(separator: " ")
  }
}
