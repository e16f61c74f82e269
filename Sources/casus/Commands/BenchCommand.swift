import ArgumentParser
import CasusSimulation

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure how fast this machine makes draws of a scenario, and where the time goes.")

  @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml"]))
  var file: String

  @Option(help: "About how many draws to make.")
  var draws = 4_000_000

  @Option(help: "An instruction set: baseline, avx2 or avx512; the best there is if left out.")
  var instructions: String?

  @OptionGroup var sampling: SamplingOptions

  @OptionGroup var changes: ModelOptions

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      let model = try changes.model(of: file, library: library)
      guard
        let found = EngineMeasurement(
          model, draws: draws, design: sampling.design, instructionSet: instructions)
      else {
        throw Failure(.badInput, in: file, "this scenario cannot be computed by columns on this machine")
      }
      let speed = 1_000 / found.nanosecondsPerDraw
      Console.print(
        "\(rounded(found.nanosecondsPerDraw)) ns a draw and core (\(found.instructionSet)), \(rounded(speed)) million a second\n"
          + "\(rounded(found.millisecondsToLower)) ms to lower the model, \(found.columnBytes / 1024) KiB of columns\n"
      )
      for item in found.operations {
        Console.print("  \(rounded(item.nanoseconds)) ns  \(item.name) (\(item.count))\n")
      }
    }
  }

  private func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
