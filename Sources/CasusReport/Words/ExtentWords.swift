import CasusSimulation

extension RunResult {
  /// How many requests were simulated or enumerated, and how, in sentences.
  var extentInWords: String { exact.map(inWords) ?? drawsInWords }

  private var drawsInWords: String {
    var run =
      "\(manifest.draws.grouped) draws in \(manifest.rows.grouped) rows of 64, seed \(manifest.seed), "
      + manifest.design.inWords + "."
    if manifest.drawsAsked != manifest.draws, !manifest.isInterrupted {
      run += " \(manifest.drawsAsked.grouped) were asked for; runs are made of whole groups of 2,048."
    }
    return run
  }

  /// What was enumerated, and what was drawn all the same.
  private func inWords(_ extent: ExactExtent) -> String {
    func count(_ number: Int, _ word: String) -> String {
      "\(number.grouped) \(word)\(number == 1 ? "" : "s")"
    }
    let requests = "\(count(extent.requests, "request")) that can differ in effect"
    guard !extent.isComplete else {
      return
        "Exact: \(requests), under \(count(extent.judgementSets, "set")) of judgements; nothing is sampled."
    }
    return
      "\(extent.design.name.capitalizedFirst): \(requests), under \(count(extent.judgementSets, "row")) of judgements, "
      + "seed \(manifest.seed)."
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
