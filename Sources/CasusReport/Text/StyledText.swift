/// What a stretch of text is, which decides its colour.
enum TextRole: Hashable, Sendable {
  case plain, heading, strong, faint, yes, no, note, warning

  /// The parameters of the ANSI sequence that begins it; nil for none.
  var ansi: String? {
    switch self {
    case .plain: nil
    case .heading: "1;4"
    case .strong: "1"
    case .faint: "2"
    case .yes: "32"
    case .no: "31"
    case .note: "36"
    case .warning: "33"
    }
  }
}

/// A text in stretches of different roles, made harmless on entry.
///
/// A no-break space keeps words together when the text is wrapped, and is written as a space.
struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
  struct Run: Hashable, Sendable {
    let text: String
    let role: TextRole
  }

  private(set) var runs: [Run]

  init(_ text: String = "", _ role: TextRole = .plain) {
    runs = text.isEmpty ? [] : [Run(text: HarmlessText.of(text), role: role)]
  }

  init(stringLiteral text: String) { self.init(text) }

  var isEmpty: Bool { runs.isEmpty }
  var plainText: String { runs.map(\.text).joined() }
  /// The spaces at its start.
  var leadingSpaces: Int { plainText.prefix { $0 == " " }.count }
  var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  mutating func append(_ text: String, _ role: TextRole = .plain) { self += StyledText(text, role) }

  /// The text in one piece, which no line break divides.
  var unbroken: StyledText {
    var result = self
    result.runs = runs.map { Run(text: $0.text.unbroken, role: $0.role) }
    return result
  }

  /// The width of its widest word.
  var widestWord: Int {
    plainText.split(separator: " ").reduce(0) { max($0, DisplayWidth.of(String($1))) }
  }

  /// The text where whatever is plain has another role.
  func asRole(_ role: TextRole) -> StyledText {
    var result = self
    result.runs = runs.map { $0.role == .plain ? Run(text: $0.text, role: role) : $0 }
    return result
  }

  static func + (left: StyledText, right: StyledText) -> StyledText {
    var result = left
    result += right
    return result
  }

  static func += (left: inout StyledText, right: StyledText) {
    var added = right.runs[...]
    if let last = left.runs.last, let next = added.first, last.role == next.role {
      left.runs[left.runs.count - 1] = Run(text: last.text + next.text, role: last.role)
      added.removeFirst()
    }
    left.runs += added
  }

  static func spaces(_ count: Int) -> StyledText {
    StyledText(String(repeating: " ", count: max(0, count)))
  }

  /// The text as it is written, without spaces at its end.
  func rendered(in style: TerminalStyle) -> String {
    var pieces = runs
    while let last = pieces.popLast() {
      var text = last.text
      while text.last == " " || text.last == "\u{A0}" { text.removeLast() }
      if !text.isEmpty {
        pieces.append(Run(text: text, role: last.role))
        break
      }
    }
    return pieces.reduce(into: "") { result, run in
      let text = run.text.spelled(in: style)
      if style.usesColor, let ansi = run.role.ansi {
        result += "\u{1B}[\(ansi)m\(text)\u{1B}[0m"
      } else {
        result += text
      }
    }
  }

  /// The text in the characters that a style allows.
  ///
  /// Tables are laid out after this, because a replaced character can be wider.
  func spelled(in style: TerminalStyle) -> StyledText {
    guard !style.usesUnicode else { return self }
    var result = self
    result.runs = runs.map { Run(text: HarmlessText.asciiKeepingSpaces($0.text), role: $0.role) }
    return result
  }
}

extension String {
  fileprivate func spelled(in style: TerminalStyle) -> String {
    let text = String(map { $0 == "\u{A0}" ? " " : $0 })
    return style.usesUnicode ? text : HarmlessText.ascii(text)
  }
}

extension HarmlessText {
  /// The text in ASCII but for no-break spaces.
  static func asciiKeepingSpaces(_ text: String) -> String {
    text.split(separator: "\u{A0}", omittingEmptySubsequences: false).map { ascii(String($0)) }
      .joined(separator: "\u{A0}")
  }
}

extension Sequence where Element == StyledText {
  func joined(separator: StyledText) -> StyledText {
    var result = StyledText()
    for (index, text) in enumerated() { result += index == 0 ? text : separator + text }
    return result
  }
}
