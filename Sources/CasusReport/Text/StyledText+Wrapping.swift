extension StyledText {
  /// The text in lines of at most `width` columns, broken at spaces; a word that is wider is cut, behind a
  /// hyphen or a point where it has one there.
  ///
  /// - Parameters:
  ///   - first: Spaces before the first line.
  ///   - hanging: Spaces before every other line.
  func wrapped(to width: Int, first: Int = 0, hanging: Int = 0) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText.spaces(first)
    var column = first
    var hasWord = false
    let room = max(width, hanging + 8, first + 8)

    func breakLine() {
      lines.append(line)
      line = .spaces(hanging)
      column = hanging
      hasWord = false
    }

    for word in words {
      var rest = word
      if hasWord, column + 1 + rest.width > room { breakLine() }
      if hasWord {
        line += StyledText(" ", line.runs.last?.role == rest.runs.first?.role ? rest.firstRole : .plain)
        column += 1
      }
      while column + rest.width > room {
        let (head, tail) = rest.cut(at: rest.joint(before: room - column) ?? room - column)
        line += head
        rest = tail
        breakLine()
      }
      line += rest
      column += rest.width
      hasWord = true
    }
    if hasWord || lines.isEmpty { lines.append(line) }
    return lines
  }

  private var firstRole: TextRole { runs.first?.role ?? .plain }

  private var words: [StyledText] {
    var words: [StyledText] = []
    var current = StyledText()
    for run in runs {
      for (index, part) in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0, !current.isEmpty {
          words.append(current)
          current = StyledText()
        }
        current += StyledText(String(part), run.role)
      }
    }
    if !current.isEmpty { words.append(current) }
    return words
  }

  /// Behind which column a word may end best: that of its last hyphen or point before a width; nil for none.
  private func joint(before width: Int) -> Int? {
    var column = 0
    var joint: Int?
    for character in plainText {
      column += DisplayWidth.of(character)
      guard column <= width else { break }
      if character == "-" || character == ".", column > 2 { joint = column }
    }
    return joint
  }

  /// The text up to a column, and the rest; at least one character goes to the first part.
  private func cut(at width: Int) -> (head: StyledText, tail: StyledText) {
    var head = StyledText()
    var tail = StyledText()
    var column = 0
    for run in runs {
      for character in run.text {
        let next = column + DisplayWidth.of(character)
        if tail.isEmpty, next <= width || head.isEmpty {
          head.append(String(character), run.role)
        } else {
          tail.append(String(character), run.role)
        }
        column = next
      }
    }
    return (head, tail)
  }

  /// The text followed by spaces up to a width.
  func padded(to width: Int) -> StyledText { self + .spaces(width - self.width) }

  /// The text cut to a width, with an ellipsis where something is missing.
  func shortened(to width: Int, in style: TerminalStyle) -> StyledText {
    guard self.width > width else { return self }
    let ellipsis = style.usesUnicode ? "…" : "..."
    guard width > ellipsis.count else { return cut(at: max(width, 1)).head }
    return cut(at: width - ellipsis.count).head + StyledText(ellipsis, runs.last?.role ?? .plain)
  }
}
