/// A work of a rulebook's bibliography.
public struct Source: Hashable, Sendable {
  /// The identifier by which citations name it.
  public let id: String
  /// Its title, or a description where it has none.
  public let title: String
  /// Its author or authors.
  public let author: String?
  /// The publisher, periodical or site.
  public let outlet: String?
  /// Its date as the bibliography gives it: a day, or words such as `about June 2022`.
  public let date: String?
  /// Where it can be found.
  public let url: String?
  /// A remark on how far it can be relied on.
  public let note: String?
}

/// A reference to a place in a source.
public struct Citation: Hashable, Sendable {
  /// The source's identifier in the bibliography.
  public let source: String
  /// The place in it, in words.
  public let place: String
}

/// How far an author of a rulebook or a scenario trusts an item.
public enum Confidence: String, CaseIterable, Hashable, Sendable {
  /// Memory only, or a judgement without a source.
  case low
  /// Supported in part, or a reasonable reading.
  case medium
  /// A source says it directly.
  case high
}

/// Why something is believed: a reason in the author's own words, and where it comes from.
public struct Grounds: Hashable, Sendable {
  /// The reason, in the author's own words; empty where only a citation is asked for.
  public let because: String
  /// The places in sources that support it; empty where it is unsourced.
  public let citations: [Citation]
  /// Why no source can be given; nil where there is a citation, or where none is asked for.
  public let unsourced: String?
  /// How far the author trusts it.
  public let confidence: Confidence

  /// Creates grounds; see the properties.
  public init(because: String, citations: [Citation], unsourced: String?, confidence: Confidence) {
    self.because = because
    self.citations = citations
    self.unsourced = unsourced
    self.confidence = confidence
  }

  /// Grounds that say nothing, where none are asked for.
  public static let none = Grounds(because: "", citations: [], unsourced: nil, confidence: .high)

  /// Whether the item rests on no source, or on one that its author does not trust.
  public var isDoubtful: Bool { unsourced != nil || confidence == .low }
}
