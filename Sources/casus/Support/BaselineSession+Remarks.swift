import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import SystemPackage

extension BaselineSession {
  /// What there is to say of all baselines and allowances.
  ///
  /// - Parameter isWhole: Whether every scenario that there is was judged.
  func remarks(isWhole: Bool) -> [String] {
    var remarks: [String] = []
    if case .update(let isFirst) = mode, written > 0 {
      remarks.append(TestReport.remark(onWritten: written, in: folder.path.string, isFirst: isFirst))
    }
    if same.scenarios + moves.count > 0 {
      remarks.append(TestReport.remark(onSame: same.scenarios, draws: same.draws, moves: moves))
    }
    guard case .compare = mode else { return remarks + (isWhole ? orphans : []) }
    return remarks + allowed.moves.indices.compactMap { needless($0, isWhole: isWhole) }
      + (isWhole ? orphans : [])
  }

  /// That an allowance can go; nil where something needs it, or where its scenarios were not judged.
  private func needless(_ place: Int, isWhole: Bool) -> String? {
    let move = allowed.moves[place]
    guard complaint(of: move) == nil else { return nil }
    let start = "\(allowed.file ?? ""):\(move.span.start.line): "
    guard let scenario = move.scenario else {
      guard isWhole, !needed.contains(place) else { return nil }
      return start + "nothing that moved needs this allowance (all, \(move.what ?? "all")); remove it"
    }
    if judged.contains(where: { $0.scenario == scenario }) {
      guard !needed.contains(place) else { return nil }
      return start + "nothing that moved needs this allowance (\(scenario), \(move.what ?? "all")); remove it"
    }
    guard isWhole else { return nil }
    let hint = NearestName.hint(for: scenario, among: judged.map(\.scenario)).map { "; \($0)" } ?? ""
    return start + "no scenario has the identifier '\(scenario)'\(hint.isEmpty ? "; remove it" : hint)"
  }

  /// Baselines of scenarios that there are no more.
  private var orphans: [String] {
    folder.scenarios.filter { id in !judged.contains { $0.scenario == id } }.map {
      "\(folder.file(of: $0)): no scenario below '\(TestTargets.standardFolder)' has this identifier any more; "
        + "remove it"
    }
  }

  /// Allowances that name what no scenario has; nil where there are none, or where that cannot be told yet.
  var misspelt: TestSuite? {
    let items = allowed.moves.compactMap(complaint).map {
      TestItem([$0], name: "allowed moves name what can move")
    }
    guard let file = allowed.file, !items.isEmpty else { return nil }
    return TestSuite(file: file, id: "allowed-moves", title: "Allowed moves", items: items, seconds: 0)
  }

  private func complaint(of move: AllowedMoves.Move) -> Diagnostic? {
    guard move.what != nil, let names = names(for: move) else { return nil }
    return allowed.complaint(of: move, among: names)
  }

  /// What can move in the scenarios that an allowance is about; nil where none of them was judged.
  private func names(for move: AllowedMoves.Move) -> [String]? {
    guard !judged.isEmpty else { return nil }
    // What other rulebooks have is known from their scenarios' baselines.
    guard let scenario = move.scenario else { return judged.flatMap(\.names) + folder.namesOfMoves }
    return judged.first { $0.scenario == scenario }?.names
  }
}

extension Baseline {
  /// What can have moved in it, by name.
  var namesOfMoves: [String] {
    numbers.compactMap { number in
      number.name.split(separator: "/").last.map(String.init)
    }
  }
}
