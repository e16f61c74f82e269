/// Probabilities in words, by the scale of the Intergovernmental Panel on Climate Change.
///
/// Mastrandrea et al., "Guidance Note for Lead Authors of the IPCC Fifth Assessment Report on Consistent Treatment of
/// Uncertainties", 2010, table 1. Of its terms, which overlap, the narrowest that holds is used.
enum VerbalScale {
  struct Term: Hashable, Sendable {
    let words: String
    /// The range in percent, as it is printed.
    let range: String
    let low: Double
  }

  /// From the likeliest down; each holds from `low` to that of the one before.
  static let terms = [
    Term(words: "virtually certain", range: "99–100%", low: 0.99),
    Term(words: "very likely", range: "90–100%", low: 0.9),
    Term(words: "likely", range: "66–100%", low: 0.66),
    Term(words: "about as likely as not", range: "33–66%", low: 0.33),
    Term(words: "unlikely", range: "0–33%", low: 0.1),
    Term(words: "very unlikely", range: "0–10%", low: 0.01),
    Term(words: "exceptionally unlikely", range: "0–1%", low: 0),
  ]

  static let citation =
    "Mastrandrea et al., “Guidance Note for Lead Authors of the IPCC Fifth Assessment Report on Consistent Treatment of "
    + "Uncertainties”, Intergovernmental Panel on Climate Change, 2010, table 1"

  /// The scale in a sentence, to stand beside its words.
  static var remark: String {
    "In words by the scale of the Intergovernmental Panel on Climate Change: "
      + terms.map { "\($0.words) \($0.range)" }.joined(separator: ", ")
      + "; of these the narrowest that holds (\(citation))."
  }

  /// The narrowest term that holds for a probability.
  static func term(for probability: Double) -> Term {
    terms.first { probability >= $0.low } ?? terms[terms.count - 1]
  }

  /// The term for a probability, which is `certain` or `impossible` where it is proved to be 1 or 0.
  static func words(for probability: Double, isProved: Bool) -> String {
    if isProved, probability >= 1 { return "certain" }
    if isProved, probability <= 0 { return "impossible" }
    return term(for: probability).words
  }
}
