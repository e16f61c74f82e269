public import ArgumentParser
public import CasusSampling

/// How a run's judgements and requests are drawn.
struct SamplingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      How to draw: random (independent draws), latin (each input spread evenly), sobol (all inputs spread evenly \
      together; often the smallest errors).
      """))
  var design = Design.random

  /// The options as words of a command line; none for the default.
  var words: [String] { Self.words(design) }

  static func words(_ design: Design) -> [String] {
    design == .random ? [] : ["--design", design.rawValue]
  }
}

extension Design: ExpressibleByArgument {}
