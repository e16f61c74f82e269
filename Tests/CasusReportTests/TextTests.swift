import Testing

@testable import CasusReport

@Suite struct TextTests {
  private let style = TerminalStyle(usesColor: false, usesUnicode: true, width: 80)

  @Test func widthsOfCharacters() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("日本") == 4)
    #expect(DisplayWidth.of("한") == 2)
    #expect(DisplayWidth.of("Ўзбекистон") == 10)
    #expect(DisplayWidth.of("👩‍👩‍👧") == 2)
  }

  @Test func wrappingHangsAndNeverOverflows() {
    let text = StyledText("one two three, and a wordthatisfartoolongforanyline at the end")
    let lines = text.wrapped(to: 16, hanging: 2).map { $0.rendered(in: style) }
    #expect(
      lines == ["one two three,", "  and a", "  wordthatisfart", "  oolongforanyli", "  ne at the end"])
    #expect(
      StyledText("10\u{A0}km by car").wrapped(to: 8).map { $0.rendered(in: style) } == ["10 km by", "car"])
    #expect(StyledText("").wrapped(to: 8).count == 1)
  }

  @Test func columnsStayAlignedBelowCombiningAndWideCharacters() {
    var table = Table([Table.Column("name"), Table.Column("share", .decimal), Table.Column("end")])
    for (name, pieces) in [
      ("cafe\u{301}", ["83.12%", "± 0.17%"]), ("日本", ["5%", "certain"]), ("plain", ["< 0.3%"]),
    ] {
      table.rows.append([.plain(name), .number(pieces, .plain), .plain("|")])
    }
    let lines = TableLayout(table, width: 80, style: style).lines()
    let columns = lines.dropFirst().map { line -> Int in
      DisplayWidth.of(String(line.rendered(in: style).prefix { $0 != "|" }))
    }
    #expect(Set(columns).count == 1)
    #expect(
      lines.map { $0.rendered(in: style) } == [
        "name   share            end", "cafe\u{301}    83.12% ± 0.17%  |", "日本     5%    certain  |",
        "plain  < 0.3%           |",
      ])
  }

  @Test func textWrapsBeforeAlignmentBreaks() {
    var table = Table([
      Table.Column("what", .left, .wrapped(least: 10)), Table.Column("n", .right),
      Table.Column("", .left, .drawn(least: 5, most: 20)),
    ])
    table.rows = [
      [
        .plain("a rather long description of it"), .plain("12"),
        .bar(Bar(value: 0.5, interval: nil, role: .plain)),
      ]
    ]
    #expect(TableLayout(table, width: 80, style: style).drawsBars)
    let narrow = TableLayout(table, width: 20, style: style)
    #expect(narrow.lines().allSatisfy { $0.width <= 20 })
  }

  @Test func barsShowTheInterval() {
    let bar = Bar(value: 0.5, interval: 0.25...0.75, role: .plain)
    #expect(bar.drawn(width: 8, in: style).plainText == "██▒▒░░  ")
    #expect(bar.drawn(width: 8, in: .plain).plainText == "##==--  ")
    #expect(Bar(value: 0.001, interval: nil, role: .plain).drawn(width: 8, in: style).plainText == "▏       ")
    #expect(Bar(value: 0, interval: nil, role: .plain).drawn(width: 4, in: style).plainText == "    ")
    #expect(Bar(value: 1, interval: nil, role: .plain).drawn(width: 4, in: style).plainText == "████")
  }

  @Test func asciiReplacesEverySign() {
    #expect(HarmlessText.ascii("“5 ± 1” – né…") == "\"5 +/- 1\" - n?...")
  }
}
