import CasusSampling

/// The command that makes a run, as it is printed with its result.
enum RunCommandLine {
  /// - Parameter changes: The words of the changes to the scenario.
  static func text(changes: [String], draws: Int, seed: UInt64, design: Design, files: [String]) -> String {
    (["casus", "run"] + changes + ["--draws", String(draws), "--seed", String(seed)]
      + SamplingOptions.words(design) + files)
      .map(\.shellQuoted).joined(separator: " ")
  }
}
