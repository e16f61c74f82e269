extension Run {
  /// What a run that stops by precision came to.
  public struct Stopped: Sendable {
    /// The results, in the order of the models; after an interruption those that were begun.
    public let results: [RunResult]
    /// What is the least sure at the last look, by what its error counts for; nil where there was none.
    public let attained: RunEstimate?
    /// Whether it is at most what was wanted.
    public let isPrecise: Bool
  }

  /// Makes runs that go on together, from look to look, until all of them are sure enough.
  ///
  /// Nothing is computed twice: each look adds groups of rows to the tallies. The results are those of runs with as many
  /// draws; where the ceiling comes first, with those of its last look.
  ///
  /// - Parameters:
  ///   - settings: All but the number of draws, which is the ceiling for ``RunManifest/drawsAsked`` of a run that is
  ///     interrupted.
  ///   - progress: Called with the place of the model and how far the run has come on the way to the next look.
  /// - Throws: ``Failure``.
  public static func execute(
    _ models: [SimulationModel], until precision: Precision, _ settings: RunSettings,
    progress: @escaping @Sendable (Int, Progress) -> Void = { _, _ in }
  ) async throws(Failure) -> Stopped {
    let engines = models.map { GroupEngine($0, settings) }
    var tallies = models.map { RunTallies($0, design: settings.design) }
    var uses = [EngineUse?](repeating: nil, count: models.count)
    var blocks = models.map { _ in [RunBlock]() }
    var attained: RunEstimate?
    for look in precision.looks {
      for place in models.indices {
        let done = tallies[place].groups
        let part = try await engines[place].compute(done..<look, blocks: settings.blocks / 4) { groups in
          progress(
            place,
            Progress(
              draws: (done + groups) * RunTallies.drawsPerGroup, total: look * RunTallies.drawsPerGroup))
        }
        tallies[place].merge(part.tallies)
        uses[place] = uses[place]?.adding(part.engine) ?? part.engine
        blocks[place] += part.blocks
        guard tallies[place].groups == look else {
          return try interrupted(models, tallies, uses, blocks, settings, attained: attained)
        }
      }
      let watched = zip(models, tallies).flatMap { Precision.watched($0, $1) }
      attained = watched.max { Precision.counts($0) < Precision.counts($1) }
      let isPrecise = watched.allSatisfy(precision.isMet)
      guard isPrecise || look == precision.looks.last else { continue }
      var settings = settings
      settings.drawsAsked = look * RunTallies.drawsPerGroup
      return Stopped(
        results: results(models, tallies, uses, blocks, settings, isInterrupted: false), attained: attained,
        isPrecise: isPrecise)
    }
    throw .cancelled
  }

  private static func interrupted(
    _ models: [SimulationModel], _ tallies: [RunTallies], _ uses: [EngineUse?], _ blocks: [[RunBlock]],
    _ settings: RunSettings,
    attained: RunEstimate?
  ) throws(Failure) -> Stopped {
    let results = results(models, tallies, uses, blocks, settings, isInterrupted: true)
    guard !results.isEmpty else { throw .cancelled }
    return Stopped(results: results, attained: attained, isPrecise: false)
  }

  private static func results(
    _ models: [SimulationModel], _ tallies: [RunTallies], _ uses: [EngineUse?], _ blocks: [[RunBlock]],
    _ settings: RunSettings,
    isInterrupted: Bool
  ) -> [RunResult] {
    models.indices.filter { tallies[$0].groups > 0 }.map { place in
      var result = RunResult(models[place], tallies[place], settings, isInterrupted: isInterrupted)
      if let use = uses[place] { result.engine = use }
      result.blocks = blocks[place]
      return result
    }
  }
}

extension Run.EngineUse {
  /// What computed two parts of a run.
  func adding(_ other: Run.EngineUse) -> Run.EngineUse {
    guard case .columns(let rows) = self, case .columns(let others) = other else { return self }
    return .columns(scalarRows: rows + others)
  }
}
