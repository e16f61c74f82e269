import CasusRulebook
import CasusSampling
import CasusSimulation

/// The members of an object in a shard file, taken out by name and kind.
struct ShardMembers {
  /// What is missing or of another kind.
  struct Problem: Error, Hashable {
    let message: String
  }

  let all: [(String, JSONValue)]
  private let path: String

  init(_ value: JSONValue, _ path: String) throws(Problem) {
    guard case .object(let members) = value else {
      throw Problem(message: "\(path.isEmpty ? "the whole" : "'\(path)'") is not an object")
    }
    all = members
    self.path = path
  }

  func optional(_ name: String) -> JSONValue? { all.first { $0.0 == name }?.1 }

  /// Whether the last member is not the hash of all others.
  var isChanged: Bool {
    guard let last = all.last, last.0 == ShardFile.checksumName else { return true }
    return last.1 != .string(ShardFile.checksum(of: all.dropLast()))
  }

  private func value(_ name: String) throws(Problem) -> JSONValue {
    guard let value = optional(name) else { throw Problem(message: "'\(path)\(name)' is missing") }
    return value
  }

  func text(_ name: String) throws(Problem) -> String {
    guard case .string(let text) = try value(name) else {
      throw Problem(message: "'\(path)\(name)' is not a text")
    }
    return text
  }

  func whole(_ name: String, _ range: ClosedRange<Int>) throws(Problem) -> Int {
    guard case .int(let number) = try value(name), range.contains(number) else {
      throw Problem(
        message: "'\(path)\(name)' is not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func fingerprint(_ name: String) throws(Problem) -> UInt64 {
    guard let number = UInt64(try text(name), radix: 16) else {
      throw Problem(message: "'\(path)\(name)' is not a fingerprint")
    }
    return number
  }

  func list(_ name: String) throws(Problem) -> [JSONValue] {
    guard case .array(let items) = try value(name) else {
      throw Problem(message: "'\(path)\(name)' is not a list")
    }
    return items
  }

  func storedText(_ name: String) throws(Problem) -> StoredText {
    try StoredText(ShardMembers(try value(name), "\(path)\(name)/"))
  }

  func tallies() throws(Problem) -> TallyLines {
    let members = try ShardMembers(try value("tallies"), "tallies/")
    var sections: [TallyLines.Section] = []
    var room = 1 << 25
    for (name, _) in members.all {
      var lines: [[UInt128]] = []
      for item in try members.list(name) {
        guard case .string(let text) = item, let numbers = IntegerLine.numbers(of: text, limit: room) else {
          throw Problem(message: "'tallies/\(name)', line \(lines.count + 1), is not of whole numbers")
        }
        room -= numbers.count
        lines.append(numbers)
      }
      sections.append(.init(name: name, lines: lines))
    }
    return TallyLines(sections: sections)
  }
}

extension StoredText {
  fileprivate init(_ members: ShardMembers) throws(ShardMembers.Problem) {
    self.init(name: try members.text("name"), text: try members.text("text"))
    guard try members.fingerprint("fnv1a64") == fingerprint else {
      throw ShardMembers.Problem(message: "the text of '\(name)' does not have its fingerprint")
    }
  }
}

extension ShardHeader {
  init(_ members: ShardMembers) throws(ShardMembers.Problem) {
    guard let seed = UInt64(try members.text("seed")) else {
      throw ShardMembers.Problem(message: "'seed' is not a seed")
    }
    guard let design = Design(rawValue: try members.text("design")) else {
      throw ShardMembers.Problem(
        message: "'design' is none of \(Design.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let draws = try members.whole("draws_asked", 1...RunSettings.greatestDraws(under: design))
    let groups = RunSettings(design: design, draws: draws).groups
    let first = try members.whole("first_group", 0...(groups - 1))
    let count = try members.whole("groups", 1...(groups - first))
    let shards = try members.whole("shards", 1...groups)
    var scenario: [StoredText] = []
    for item in try members.list("scenario") {
      scenario.append(try StoredText(ShardMembers(item, "scenario/")))
    }
    guard (1...2).contains(scenario.count) else {
      throw ShardMembers.Problem(message: "'scenario' is not one text, or two")
    }
    var overrides: [StoredOverride] = []
    for item in try members.list("overrides") {
      let override = try ShardMembers(item, "overrides/")
      overrides.append(
        StoredOverride(isPin: try override.text("kind") == "pin", text: try override.text("text")))
    }
    let rules: String?
    if case .null? = members.optional("rules") { rules = nil } else { rules = try members.text("rules") }
    self.init(
      toolVersion: try members.text("tool_version"),
      numericVersion: try members.whole("numeric_version", 0...Int.max), seed: seed,
      design: design, drawsAsked: draws,
      number: try members.whole("shard", 1...shards), count: shards, groups: first..<(first + count),
      tableFingerprint: try members.fingerprint("table_fingerprint"),
      rulebook: try members.storedText("rulebook"), scenario: scenario, overrides: overrides,
      file: try members.text("file"), rules: rules)
  }
}
