import CLibYAML
import CasusExpressions

/// Reads one YAML document into nodes by the events of libyaml.
///
/// Refused are anchors, aliases, tags, a second document, keys that are no scalars, duplicate keys, and whatever
/// goes beyond ``YAMLLimits``. libyaml counts columns in characters, as ``SourcePosition`` does.
struct YAMLParser {
  private let source: SourceText
  private var nodeCount = 0
  private(set) var diagnostics: [Diagnostic] = []
  /// libyaml's parser keeps a pointer to itself, so it lives on the heap.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Reads the document in `source`.
  ///
  /// - Returns: the root node, nil where the text is no readable YAML, and everything that was wrong.
  static func parse(_ source: SourceText) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      return (nil, [Diagnostic("no-memory", in: source.name, at: nil, "there is no memory to read the file")])
    }
    defer { yaml_parser_delete(parser) }

    var text = source.text
    return text.withUTF8 { bytes in
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      var reader = YAMLParser(source: source, parser: parser)
      do throws(Diagnostic) {
        return (try reader.document(), reader.diagnostics)
      } catch {
        return (nil, reader.diagnostics + [error])
      }
    }
  }

  private init(source: SourceText, parser: UnsafeMutablePointer<yaml_parser_t>) {
    self.source = source
    self.parser = parser
  }

  private mutating func document() throws(Diagnostic) -> YAMLNode {
    _ = try next()  // The start of the stream.
    let start = try next()
    guard start.kind != YAML_STREAM_END_EVENT else {
      throw Diagnostic("empty-file", in: source.name, at: nil, "the file is empty")
    }
    let root = try node(from: try next(), depth: 0)
    _ = try next()  // The end of the document.
    let end = try next()
    guard end.kind == YAML_STREAM_END_EVENT else {
      throw Diagnostic(
        "second-document", in: source.name, at: SourceSpan(at: end.span.start),
        "a second document begins here; a file holds one")
    }
    return root
  }

  private mutating func node(from event: Event, depth: Int) throws(Diagnostic) -> YAMLNode {
    nodeCount += 1
    guard nodeCount <= YAMLLimits.nodes else {
      throw Diagnostic(
        "too-many-values", in: source.name, at: event.span,
        "the file has more than \(YAMLLimits.nodes) values")
    }
    guard depth <= YAMLLimits.depth else {
      throw Diagnostic(
        "too-deep", in: source.name, at: event.span,
        "the file is nested deeper than \(YAMLLimits.depth) levels")
    }
    reportDecorations(of: event)
    switch event.kind {
    case YAML_SCALAR_EVENT:
      return YAMLNode(content: .scalar(event.scalar ?? YAMLScalar(text: "", style: .plain)), span: event.span)
    case YAML_SEQUENCE_START_EVENT:
      return try sequence(from: event, depth: depth)
    case YAML_MAPPING_START_EVENT:
      return try mapping(from: event, depth: depth)
    default:
      // An alias, already reported.
      return YAMLNode(content: .scalar(YAMLScalar(text: "", style: .plain)), span: event.span)
    }
  }

  private mutating func sequence(from start: Event, depth: Int) throws(Diagnostic) -> YAMLNode {
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      guard event.kind != YAML_SEQUENCE_END_EVENT else {
        return YAMLNode(
          content: .sequence(items), span: SourceSpan(start: start.span.start, end: event.span.end))
      }
      items.append(try node(from: event, depth: depth + 1))
    }
  }

  private mutating func mapping(from start: Event, depth: Int) throws(Diagnostic) -> YAMLNode {
    var pairs: [YAMLPair] = []
    var firstLines: [String: Int] = [:]
    while true {
      let event = try next()
      guard event.kind != YAML_MAPPING_END_EVENT else {
        return YAMLNode(
          content: .mapping(pairs), span: SourceSpan(start: start.span.start, end: event.span.end))
      }
      let key = try node(from: event, depth: depth + 1)
      let value = try node(from: try next(), depth: depth + 1)
      guard let name = key.scalar?.text else {
        diagnostics.append(
          Diagnostic("bad-key", in: source.name, at: key.span, "a key must be a word, not \(key.kindInWords)")
        )
        continue
      }
      if let line = firstLines[name] {
        diagnostics.append(
          Diagnostic(
            "duplicate-key", in: source.name, at: key.span,
            "the key '\(name.abbreviated)' stands here for the second time; the first is on line \(line)"))
        continue
      }
      firstLines[name] = key.span.start.line
      pairs.append(YAMLPair(key: name, keySpan: key.span, value: value))
    }
  }

  private mutating func reportDecorations(of event: Event) {
    if event.kind == YAML_ALIAS_EVENT {
      diagnostics.append(
        Diagnostic(
          "alias", in: source.name, at: event.span, "an alias (*) is not supported",
          hint: "write the value out; text that begins with * goes in quotes"))
    }
    if event.hasAnchor {
      diagnostics.append(
        Diagnostic(
          "anchor", in: source.name, at: event.span, "an anchor (&) is not supported",
          hint: "text that begins with & goes in quotes"))
    }
    if event.hasTag {
      diagnostics.append(
        Diagnostic(
          "tag", in: source.name, at: event.span, "text that begins with ! is read as a YAML tag",
          hint: "put it in quotes: '!…'"))
    }
  }

  private struct Event {
    let kind: yaml_event_type_t
    let span: SourceSpan
    let scalar: YAMLScalar?
    let hasAnchor: Bool
    let hasTag: Bool
  }

  private func next() throws(Diagnostic) -> Event {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw syntaxError() }
    defer { yaml_event_delete(&raw) }
    let span = SourceSpan(start: SourcePosition(raw.start_mark), end: SourcePosition(raw.end_mark))
    var scalar: YAMLScalar?
    var hasAnchor = false
    var hasTag = false
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let data = raw.data.scalar
      let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
      scalar = YAMLScalar(text: String(decoding: bytes, as: UTF8.self), style: YAMLScalar.Style(data.style))
      hasAnchor = data.anchor != nil
      hasTag = data.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      hasAnchor = raw.data.sequence_start.anchor != nil
      hasTag = raw.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      hasAnchor = raw.data.mapping_start.anchor != nil
      hasTag = raw.data.mapping_start.tag != nil
    default:
      break
    }
    return Event(kind: raw.type, span: span, scalar: scalar, hasAnchor: hasAnchor, hasTag: hasTag)
  }

  /// libyaml tells the byte's place in the text, and neither line nor column.
  private func unreadableCharacter(_ problem: String) -> Diagnostic {
    let before = source.text.utf8.prefix(parser.pointee.problem_offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) } ?? before.startIndex
    let column = source.text.unicodeScalars[start..<before.endIndex].count + 1
    return Diagnostic(
      "yaml-character", in: source.name, at: SourceSpan(at: SourcePosition(line: line, column: column)),
      "a character stands here that no text may hold: \(problem)", hint: "remove it")
  }

  private func syntaxError() -> Diagnostic {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "the text cannot be read"
    let context = parser.pointee.context.map { String(cString: $0) }
    if parser.pointee.error == YAML_READER_ERROR { return unreadableCharacter(problem) }
    let mark = Optional(parser.pointee.problem_mark)
    return Diagnostic(
      "yaml-syntax", in: source.name, at: mark.map { SourceSpan(at: SourcePosition($0)) },
      "this is not readable as YAML: \(problem)",
      notes: context.map { ["\($0), which began on line \(parser.pointee.context_mark.line + 1)"] } ?? [],
      hint: "text with ': ', ' #' or a special character at its start goes in quotes")
  }
}

extension SourcePosition {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

extension YAMLScalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
