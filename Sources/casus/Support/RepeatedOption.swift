/// Options that hold one value and were given twice: the later would silently take the place of the earlier.
enum RepeatedOption {
  /// What is wrong with a command line in this respect; nil where nothing is.
  static func problem(in arguments: [String]) -> String? {
    guard let command = arguments.first else { return nil }
    let options = arguments.dropFirst().prefix { $0 != "--" }
    var seen: Set<Substring> = []
    for word in options where word.hasPrefix("--") {
      let name = word.prefix { $0 != "=" }
      guard single.contains(String(name)), !(command == "compare" && name == "--rules"),
        !seen.insert(name).inserted
      else { continue }
      return name == "--rules"
        ? "--rules is given twice, and \(command) takes one rulebook; `casus compare \(rules(options)) FILE` compares them"
        : "\(name) is given twice: leave one out"
    }
    return nil
  }

  /// The options that decide what is made, or where it goes, and have one value.
  private static let single: Set<String> = [
    "--rules", "--draws", "--precision", "--seed", "--design", "--threads", "--shard", "--format", "--out",
    "--store", "--save",
  ]

  /// The rulebooks that were named, as the options of a comparison.
  private static func rules(_ options: some Sequence<String>) -> String {
    var words: [String] = []
    var isValue = false
    for word in options {
      if isValue || word.hasPrefix("--rules=") {
        words += ["--rules", (isValue ? word : String(word.dropFirst("--rules=".count))).shellQuoted]
      }
      isValue = word == "--rules"
    }
    return words.joined(separator: " ")
  }
}
