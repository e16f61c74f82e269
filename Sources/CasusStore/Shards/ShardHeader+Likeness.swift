import CasusRulebook
import CasusSampling

extension ShardHeader {
  /// In what this shard belongs to another run than the shard in the file `other` does; empty where both are of one run.
  func differences(from header: ShardHeader, in other: String) -> [String] {
    var differences: [String] = []
    func compare(_ what: String, _ own: String, _ theirs: String) {
      guard own != theirs else { return }
      differences.append("its \(what) is \(own), and that of \(other) is \(theirs)")
    }
    compare("arithmetic version", String(numericVersion), String(header.numericVersion))
    compare("seed", String(seed), String(header.seed))
    compare("number of draws asked for", String(drawsAsked), String(header.drawsAsked))
    compare("design", design.rawValue, header.design.rawValue)
    compare("list of overrides", Self.words(overrides), Self.words(header.overrides))
    if let difference = rulebook.difference(from: header.rulebook) {
      differences.append("its rulebook is not that of \(other): \(difference)")
    }
    if scenario.count != header.scenario.count {
      differences.append("one of its scenario and that of \(other) varies a third, and the other does not")
    }
    for (own, theirs) in zip(scenario, header.scenario) {
      if let difference = own.difference(from: theirs) {
        differences.append("its scenario is not that of \(other): \(difference)")
      }
    }
    if differences.isEmpty {
      compare(
        "fingerprint of quantile tables", ShardFile.fingerprint(tableFingerprint),
        ShardFile.fingerprint(header.tableFingerprint))
    }
    return differences
  }

  private static func words(_ overrides: [StoredOverride]) -> String {
    overrides.isEmpty ? "empty" : overrides.map { "'\($0.words)'" }.joined(separator: ", ")
  }
}

extension StoredText {
  /// Where a text first differs from another; nil where they are alike, whatever their names.
  fileprivate func difference(from other: StoredText) -> String? {
    guard text != other.text else { return nil }
    let own = text.split(separator: "\n", omittingEmptySubsequences: false)
    let theirs = other.text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(own, theirs).prefix { $0 == $1 }.count + 1
    return "'\(name)' and '\(other.name)' first differ in line \(line)"
  }
}
