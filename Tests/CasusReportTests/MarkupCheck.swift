/// Reads HTML as strictly as XML is read, and says what is wrong with it.
struct MarkupCheck {
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  private(set) var problems: [String] = []
  /// All text outside of tags, style sheets left out.
  private(set) var text = ""

  private static let entities: Set<String> = ["amp", "lt", "gt", "quot", "#39"]

  init(_ source: String) {
    var open: [String] = []
    var rest = source[...]
    if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst("<!DOCTYPE html>".count) }
    while let character = rest.first {
      guard character == "<" else {
        let end = rest.firstIndex(of: "<") ?? rest.endIndex
        let stretch = String(rest[..<end])
        check(entitiesOf: stretch)
        if open.last != "style" {
          text += stretch
          if stretch.contains(">") { problems.append("a bare > in: \(stretch.prefix(40))") }
        }
        rest = rest[end...]
        continue
      }
      guard let end = Self.end(ofTag: rest) else {
        problems.append("a tag without an end: \(rest.prefix(40))")
        return
      }
      read(String(rest[rest.index(after: rest.startIndex)..<end]), &open)
      rest = rest[rest.index(after: end)...]
    }
    if !open.isEmpty { problems.append("left open: \(open)") }
  }

  private static func end(ofTag text: Substring) -> Substring.Index? {
    var isQuoted = false
    return text.indices.first { index in
      if text[index] == "\"" { isQuoted.toggle() }
      return text[index] == ">" && !isQuoted
    }
  }

  private mutating func read(_ tag: String, _ open: inout [String]) {
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      if open.last == name {
        open.removeLast()
      } else {
        problems.append("</\(name)> closes \(open.last ?? "nothing")")
      }
      return
    }
    let isClosed = tag.hasSuffix("/")
    var rest = (isClosed ? tag.dropLast() : tag[...])
    let name = String(rest.prefix { $0 != " " })
    if name.isEmpty || !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
      problems.append("no tag: <\(tag.prefix(30))>")
    }
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while !rest.isEmpty {
      guard rest.first == " " else { return problems.append("no space in <\(tag)>") }
      rest = rest.dropFirst()
      let key = String(rest.prefix { $0 != "=" })
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\""), !key.isEmpty else { return problems.append("bad attribute in <\(tag)>") }
      rest = rest.dropFirst(2)
      let value = String(rest.prefix { $0 != "\"" })
      rest = rest.dropFirst(value.count)
      guard rest.first == "\"" else { return problems.append("unquoted value in <\(tag)>") }
      rest = rest.dropFirst()
      if value.contains("<") { problems.append("< in an attribute of <\(tag)>") }
      check(entitiesOf: value)
      if attributes.updateValue(value, forKey: key) != nil { problems.append("\(key) twice in <\(tag)>") }
    }
    elements.append(Element(name: name, attributes: attributes))
    if !isClosed { open.append(name) }
  }

  private mutating func check(entitiesOf text: String) {
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let name = String(part.prefix { $0 != ";" })
      if !Self.entities.contains(name) { problems.append("no entity: &\(part.prefix(12))") }
    }
  }
}
