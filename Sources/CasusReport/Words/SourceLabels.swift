import CasusRulebook

/// Short names for the works of a bibliography: `Freriks 2022`, no two alike.
struct SourceLabels: Sendable {
  private let sources: [String: Source]
  private let labels: [String: String]

  init(_ bibliography: [Source]) {
    var sources: [String: Source] = [:]
    var counts: [String: Int] = [:]
    for source in bibliography {
      sources[source.id] = source
      if let label = Self.authorAndYear(source) { counts[label, default: 0] += 1 }
    }
    var labels: [String: String] = [:]
    for source in bibliography {
      let label = Self.authorAndYear(source).flatMap { counts[$0] == 1 ? $0 : nil }
      labels[source.id] = label ?? Self.words(of: source.id)
    }
    self.sources = sources
    self.labels = labels
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

  /// An identifier as words: `kremlin-treaty-2011` is `Kremlin treaty 2011`.
  private static func words(of id: String) -> String {
    let words = String(id.map { $0 == "-" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
