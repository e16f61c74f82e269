import CasusRulebook

/// Numbers citations as they come up, each place of each work once.
struct Footnotes: Sendable {
  private let labels: SourceLabels
  private var citations: [Citation] = []
  private var references: [Int] = []

  init(_ bibliography: [Source]) { labels = SourceLabels(bibliography) }

  /// References to citations, in the order given; empty without any.
  mutating func cite(_ cited: [Citation]) -> Inline {
    var result = Inline()
    for citation in cited {
      let index = citations.firstIndex(of: citation) ?? citations.endIndex
      if index == citations.endIndex {
        citations.append(citation)
        references.append(0)
      }
      references[index] += 1
      result += Inline([.note(number: index + 1, occurrence: references[index])])
    }
    return result
  }

  /// References to what grounds rest on, or that they rest on no source; with the author's confidence where it is low.
  mutating func support(_ grounds: Grounds) -> Inline {
    if let reason = grounds.unsourced {
      return " " + Inline.faint("(unsourced: \(reason.withoutFullStop))") + cite(grounds.citations)
    }
    return cite(grounds.citations)
      + (grounds.confidence == .low ? " " + .faint("(low confidence)") : Inline())
  }

  /// The reason, and references to what it rests on.
  mutating func reason(_ grounds: Grounds) -> Inline {
    Inline(grounds.because.isEmpty ? "" : grounds.because.asSentence) + support(grounds)
  }

  /// Every note: a work in full where it comes up first, and by its short name from then on.
  var notes: [Footnote] {
    var first: [String: Int] = [:]
    return citations.indices.map { index in
      let citation = citations[index]
      let number = index + 1
      var text: Inline
      if let earlier = first[citation.source] {
        text = Inline("\(labels.label(citation.source)) (note \(earlier)): ")
      } else {
        first[citation.source] = number
        text = work(citation.source)
      }
      text += Inline(citation.place.asSentence)
      return Footnote(number: number, text: text, references: references[index])
    }
  }

  private func work(_ id: String) -> Inline {
    guard let source = labels.source(id) else {
      return Inline("\(labels.label(id)), not in the bibliography: ")
    }
    let parts = [source.author, "“\(source.title)”", source.outlet, source.date].compactMap(\.self)
    var text = Inline(parts.joined(separator: ", "))
    if let url = source.url { text += ", " + Inline([.address(url)]) }
    text += ". "
    if let note = source.note { text += .faint(note.asSentence + " ") }
    return text
  }
}
