import CasusRulebook

/// Short names for the works of a bibliography: `Freriks 2022`, no two alike.
struct SourceLabels: Sendable {
  private let sources: [String: Source]
  private let labels: [String: String]

  init(_ bibliography: [Source]) {
    var sources: [String: Source] = [:]
    var alike: [String: [Source]] = [:]
    for source in bibliography {
      sources[source.id] = source
      if let label = Self.authorAndYear(source) { alike[label, default: []].append(source) }
    }
    var labels: [String: String] = [:]
    for source in bibliography {
      let label = Self.authorAndYear(source).map { label in
        label + Self.letter(of: source, among: alike[label] ?? [])
      }
      labels[source.id] = label ?? Self.words(of: source.id)
    }
    self.sources = sources
    self.labels = labels
  }

  /// The letter that tells works of one author and year apart, in the bibliography's order; nothing for an only one.
  private static func letter(of source: Source, among alike: [Source]) -> String {
    guard alike.count > 1, let place = alike.firstIndex(where: { $0.id == source.id }) else { return "" }
    guard place < 26 else { return "-\(place + 1)" }
    return String(UnicodeScalar(UInt8(ascii: "a") + UInt8(place)))
  }

  func source(_ id: String) -> Source? { sources[id] }

  func label(_ id: String) -> String { labels[id] ?? Self.words(of: id) }

  /// `Freriks 2022`, `Ash and Birch 2010`, `Ash et al. 2010`; nil without an author or a year.
  private static func authorAndYear(_ source: Source) -> String? {
    guard let author = source.author, let year = source.date.flatMap(year) else { return nil }
    let people = author.replacing(" and ", with: ",").split(separator: ",")
      .compactMap { $0.split(separator: " ").last.map(String.init) }
    switch people.count {
    case 0: return nil
    case 1: return "\(people[0]) \(year)"
    case 2: return "\(people[0]) and \(people[1]) \(year)"
    default: return "\(people[0]) et al. \(year)"
    }
  }

  private static func year(in date: String) -> String? {
    date.split { !($0.isASCII && $0.isNumber) }.first { $0.count == 4 }.map(String.init)
  }

  /// An identifier as words: `kremlin-treaty-2011` is `Kremlin treaty 2011`, and `zas-2021-july` is `Zas 2021 July`.
  private static func words(of id: String) -> String {
    let words = id.split(separator: "-").enumerated().map { place, word in
      place == 0 || months.contains(word) ? word.prefix(1).uppercased() + word.dropFirst() : String(word)
    }
    return words.joined(separator: " ")
  }

  private static let months: Set<Substring> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
}
