import CasusExpressions

/// Names of one kind in the order of their declaration, to be referred to by index.
struct NameIndex: Sendable {
  /// What the names are, in a word for messages: `stage`.
  let kind: String
  private(set) var names: [String] = []
  private var indices: [String: Int] = [:]

  init(kind: String, _ names: [String] = []) {
    self.kind = kind
    for name in names { declare(name) }
  }

  /// Adds a name; false where it stands already.
  @discardableResult
  mutating func declare(_ name: String) -> Bool {
    guard indices[name] == nil else { return false }
    indices[name] = names.count
    names.append(name)
    return true
  }

  subscript(name: String) -> Int? { indices[name] }
}
