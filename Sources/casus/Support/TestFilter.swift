/// Which tests are wanted: those whose file, identifier or words contain a text, or match a /regular expression/.
struct TestFilter {
  private let matches: (String) -> Bool

  /// Reads a filter; nil lets everything through.
  ///
  /// - Throws: What is wrong with the regular expression.
  init(_ text: String?) throws(Failure) {
    guard let text else {
      matches = { _ in true }
      return
    }
    guard text.count > 1, text.hasPrefix("/"), text.hasSuffix("/") else {
      matches = { $0.containsInAnyCase(text) }
      return
    }
    do {
      let expression = try Regex(String(text.dropFirst().dropLast()))
      matches = { $0.contains(expression) }
    } catch {
      throw Failure(.badInput, in: "--filter", "this is no regular expression: \(error)")
    }
  }

  /// Whether a test of these words in a file is wanted.
  func wants(_ words: String, in file: String, id: String) -> Bool { matches("\(file) \(id) \(words)") }
}

extension String {
  /// Whether the text holds another one, whatever the case of its letters.
  fileprivate func containsInAnyCase(_ other: String) -> Bool {
    let wanted = other.lowercased()
    guard !wanted.isEmpty else { return true }
    return lowercased().contains(wanted)
  }
}
