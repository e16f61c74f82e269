import CasusRulebook

/// Writes citations, and remembers which works were cited.
struct CitationBook: Sendable {
  private let labels: SourceLabels
  private var cited: Set<String> = []
  private var order: [String] = []

  init(_ bibliography: [Source]) { labels = SourceLabels(bibliography) }

  /// `[Freriks 2022, on Medvedev in 2010; Daryo 2022, 5 January]`; empty without citations.
  mutating func cite(_ citations: [Citation]) -> StyledText {
    guard !citations.isEmpty else { return "" }
    var places: [(source: String, places: [String])] = []
    for citation in citations {
      if cited.insert(citation.source).inserted { order.append(citation.source) }
      if let index = places.firstIndex(where: { $0.source == citation.source }) {
        places[index].places.append(citation.place)
      } else {
        places.append((citation.source, [citation.place]))
      }
    }
    let texts = places.map { ([labels.label($0.source).unbroken] + $0.places).joined(separator: ", ") }
    return StyledText("[" + texts.joined(separator: "; ") + "]", .note)
  }

  /// What grounds rest on: citations, or `unsourced: why`; with the author's confidence where it is low.
  mutating func support(_ grounds: Grounds) -> StyledText {
    var text = cite(grounds.citations)
    func add(_ remark: String) {
      if !text.isEmpty { text += " " }
      text.append(remark, .warning)
    }
    if let reason = grounds.unsourced {
      add("(unsourced: \(reason.withoutFullStop))")
    } else if grounds.confidence == .low {
      add("(low confidence)")
    }
    return text
  }

  /// The reason and what it rests on, in one text.
  mutating func reason(_ grounds: Grounds) -> StyledText {
    let support = support(grounds)
    let because = StyledText(grounds.because)
    return because.isEmpty || support.isEmpty ? because + support : because + " " + support
  }

  var isEmpty: Bool { order.isEmpty }

  /// The works that were cited, by label: `Freriks 2022: Gijs Willem Freriks, "CSTO shows its true colours", ...`.
  func entries() -> [(label: String, text: String)] {
    order.map { id in
      guard let source = labels.source(id) else { return (labels.label(id), "not in the bibliography") }
      return (labels.label(id), Self.description(of: source))
    }
    .sorted { ($0.label.lowercased(), $0.label) < ($1.label.lowercased(), $1.label) }
  }

  private static func description(of source: Source) -> String {
    let parts = [source.author, "\"\(source.title)\"", source.outlet, source.date, source.url]
    let text = parts.compactMap(\.self).joined(separator: ", ") + "."
    guard let note = source.note else { return text }
    return text + " " + note
  }
}

extension String {
  var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }

  /// The text as a sentence: with a capital at its start and a full stop at its end.
  var asSentence: String {
    guard let last else { return self }
    let text = prefix(1).uppercased() + dropFirst()
    return ".?!".contains(last) ? text : text + "."
  }
}
