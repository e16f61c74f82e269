import CasusSampling

extension RunResult {
  /// All numbers that make the result, to be stored: integers, or the bits of doubles where it was enumerated.
  public var lines: TallyLines { exactAnalysis?.tallies.lines ?? tallies.lines }

  /// Makes a stored run's result again from its numbers.
  ///
  /// - Parameters:
  ///   - model: The model of the run's stored texts and overrides.
  ///   - manifest: The stored manifest; it stands in the result as it is, whatever made the model.
  ///   - exact: What was enumerated; nil for a run of draws.
  ///   - lines: The stored numbers.
  /// - Throws: What in them does not fit the model.
  public init(
    _ model: SimulationModel, stored manifest: RunManifest, exact: ExactExtent?, lines: TallyLines
  ) throws(UnfitTallies) {
    let settings = RunSettings(seed: manifest.seed, draws: max(manifest.drawsAsked, 1))
    if let exact {
      let tallies = try ExactTallies(model, lines)
      guard tallies.sets == exact.judgementSets else {
        throw UnfitTallies(
          reason: "they are of \(tallies.sets) sets of judgements, and \(exact.judgementSets) are expected")
      }
      self.init(
        ExactAnalysis(model: model, tallies: tallies, proofs: ConstantProofs(model), extent: exact), settings,
        isInterrupted: manifest.isInterrupted)
    } else {
      var design = Design.random
      if case .drawn(let drawn) = manifest.design { design = drawn }
      let tallies = try RunTallies(
        model, design: design, groups: manifest.draws / RunTallies.drawsPerGroup, lines: lines)
      self.init(model, tallies, settings, isInterrupted: manifest.isInterrupted)
    }
    self.manifest = manifest
  }
}
