import ArgumentParser
import CasusSampling

/// The seed and the design, where what is not stated is as in a saved run that is named, or else the usual.
struct StatedSamplingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The seed; the same seed gives the same result to the last bit. (default: 1, or that of the saved run)
      """, valueName: "number"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      """
      How to draw: random (independent draws), latin (each input spread evenly), sobol (all inputs spread evenly \
      together; often the smallest errors). (default: random, or that of the saved run)
      """))
  var design: Design?

  /// The options that say the same again.
  var words: [String] {
    (seed.map { ["--seed", String($0)] } ?? []) + (design.map { ["--design", $0.rawValue] } ?? [])
  }
}
