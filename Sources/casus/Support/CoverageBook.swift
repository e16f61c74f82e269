import CasusAnalysis
import CasusExpressions
import CasusRulebook

/// What files reach of the rulebooks that they are for, rulebook by rulebook.
struct CoverageBook {
  private(set) var books: [Coverage] = []

  /// Takes up what became of a file.
  mutating func add(_ outcome: TestSession.Outcome) {
    guard let rulebook = outcome.rulebook, outcome.result != nil || !outcome.cases.isEmpty else { return }
    let place = books.firstIndex { $0.rulebook.text.text == rulebook.text.text } ?? books.count
    if place == books.count { books.append(Coverage(of: rulebook)) }
    if let result = outcome.result { books[place].add(result) }
    for testCase in outcome.cases { books[place].add(testCase) }
  }
}
