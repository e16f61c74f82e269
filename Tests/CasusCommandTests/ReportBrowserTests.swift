import Foundation
import Testing

/// The report in a real browser: Debian's Chromium, headless, without a network.
@Suite(
  .serialized,
  .enabled(if: Browser.path != nil, "there is no chromium: install it with apt-get install chromium"))
struct ReportBrowserTests {
  /// A page that shows the report in a window of a width, and says how wide its content is.
  private static func frame(_ page: String, width: Int) -> String {
    let source = page.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(
      of: "\"", with: "&quot;")
    return """
      <!DOCTYPE html><html><body style="margin:0"><iframe id="page" style="border:0;width:\(width)px;height:900px" \
      srcdoc="\(source)"></iframe><pre id="found"></pre><script>
      addEventListener("load", () => {
        const view = document.getElementById("page").contentDocument, shown = e => e.getClientRects().length > 0;
        const parts = [...view.querySelectorAll("svg")].filter(shown);
        const lettering = parts.flatMap(s => [...s.querySelectorAll("text")].map(t => [s, t])).filter(([s, t]) => {
          const a = s.getBoundingClientRect(), b = t.getBoundingClientRect();
          return b.left < a.left - 1 || b.right > a.right + 1 || b.bottom > a.bottom + 1; });
        const touching = parts.flatMap(s => { const all = [...s.querySelectorAll("text")];
          return all.flatMap((x, i) => all.slice(i + 1).map(y => [x, y])); }).filter(([x, y]) => {
          const a = x.getBoundingClientRect(), b = y.getBoundingClientRect();
          return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4; });
        const outside = parts.filter(s => s.closest("#flips")).flatMap(s => {
          const bars = [...s.querySelectorAll("rect.trunk")].map(e => e.getBoundingClientRect());
          const middle = s.getBoundingClientRect().left + s.getBoundingClientRect().width / 2;
          const left = Math.max(...bars.filter(b => b.left < middle).map(b => b.right));
          const right = Math.min(...bars.filter(b => b.left > middle).map(b => b.left));
          return [...s.querySelectorAll("path:not(.edge)")].map(e => e.getBoundingClientRect())
            .map(b => b.left >= left - 0.5 && b.right <= right + 0.5); });
        view.querySelectorAll("details").forEach(e => e.open = true);
        const scrolled = [...view.querySelectorAll(".table, pre")].filter(e => e.scrollWidth > e.clientWidth + 1);
        const style = getComputedStyle(view.body);
        document.getElementById("found").textContent = JSON.stringify({
          wide: view.documentElement.scrollWidth, room: view.documentElement.clientWidth, charts: parts.length,
          cut: lettering.map(([s, t]) => t.textContent), touching: touching.map(([x, y]) => x.textContent + " | " + y.textContent),
          scrolled: scrolled.map(e => e.getAttribute("aria-label") || e.textContent), ground: style.backgroundColor, ink: style.color, headings: view.querySelectorAll("h2").length,
          ribbons: outside.length, outside: outside.filter(isInside => !isInside).length,
          requests: document.getElementById("page").contentWindow.performance.getEntriesByType("resource").length });
      });
      </script></body></html>
      """
  }

  private struct Found: Decodable {
    let wide: Int
    let room: Int
    let charts: Int
    let cut: [String]
    let touching: [String]
    let scrolled: [String]
    let ground: String
    let ink: String
    let headings: Int
    let ribbons: Int
    let outside: Int
    let requests: Int
  }

  /// The report of the Kazakhstan case, made once.
  private static let report = Task {
    let made = try await CasusProcess.run(["report", "--draws", "2048"] + kazakhstan)
    try #require(made.exitCode == 0, "\(made.errors)")
    return made.output
  }

  /// The report of two requests compared, made once.
  private static let comparison = Task {
    let files = kazakhstan + ["scenarios/what-if/kazakhstan-2022-no-claim.yaml"]
    let made = try await CasusProcess.run(["report", "--draws", "2048"] + files)
    try #require(made.exitCode == 0, "\(made.errors)")
    return made.output
  }

  /// The three cases compared, in which most requests come to another outcome, made once.
  private static let threeCases = Task {
    let cases = ["armenia-2021", "kazakhstan-2022", "kyrgyzstan-2010"].map { "scenarios/cases/\($0).yaml" }
    let made = try await CasusProcess.run(["report", "--draws", "2048"] + cases)
    try #require(made.exitCode == 0, "\(made.errors)")
    return made.output
  }

  private static func look(
    at page: Task<String, any Error> = report, width: Int, dark: Bool = false
  ) async throws -> Found {
    let report = try await page.value
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let frame = folder.appending(path: "frame.html")
    try Self.frame(report, width: width)
      .write(to: frame, atomically: true, encoding: .utf8)
    let dump = try await Browser.run(
      [
        "--dump-dom", "--blink-settings=preferredColorScheme=\(dark ? 0 : 1)",
        "--window-size=\(max(width, 500)),1000",
      ],
      on: frame, in: folder)
    let pieces = dump.components(separatedBy: "<pre id=\"found\">")
    let text = try #require(pieces.last?.components(separatedBy: "</pre>").first)
      .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&amp;", with: "&")
    return try JSONDecoder().decode(Found.self, from: Data(text.utf8))
  }

  private static let kazakhstan = ["scenarios/cases/kazakhstan-2022.yaml"]

  @Test(arguments: [390, 1280]) func nothingIsCutOffOrTouches(width: Int) async throws {
    let found = try await Self.look(width: width)
    #expect(found.wide <= found.room && found.room <= width)
    #expect(found.charts >= 8)
    #expect(found.cut == [])
    #expect(found.touching == [])
    #expect(found.scrolled == [])
    #expect(found.headings == 9)
    #expect(found.requests == 0)
  }

  @Test(arguments: [(390, false), (1280, false), (1280, true)])
  func nothingOfAComparisonIsCutOffOrTouches(width: Int, dark: Bool) async throws {
    let found = try await Self.look(at: Self.comparison, width: width, dark: dark)
    #expect(found.wide <= found.room && found.room <= width)
    #expect(found.charts == 5)
    #expect(found.cut == [])
    #expect(found.touching == [])
    #expect(found.scrolled == [])
    #expect(found.headings == 9)
    #expect(found.requests == 0)
    #expect(found.ground == (dark ? "rgb(20, 24, 28)" : "rgb(255, 255, 255)"))
  }

  @Test(arguments: [390, 1280]) func thickRibbonsStayBetweenTheirColumns(width: Int) async throws {
    let found = try await Self.look(at: Self.threeCases, width: width)
    #expect(found.wide <= found.room)
    #expect(found.ribbons > 40)
    #expect(found.outside == 0)
    #expect(found.cut == [])
    #expect(found.touching == [])
  }

  @Test func darkFollowsTheReader() async throws {
    let light = try await Self.look(width: 1280)
    let dark = try await Self.look(width: 1280, dark: true)
    #expect(light.ground == "rgb(255, 255, 255)")
    #expect(dark.ground == "rgb(20, 24, 28)")
    #expect(light.ink != dark.ink)
  }

  @Test func aTitleThatIsAScriptIsShownAndNotRun() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let title = "<script>document.documentElement.id=\"ran\"</script><img src=x onerror=alert(1)>"
    let scenario = folder.appending(path: "hostile.yaml")
    try """
    casus: scenario/1
    id: hostile
    title: '\(title)'
    varies: \(CasusProcess.packageRoot.appending(path: Self.kazakhstan[0]).path)
    """.write(to: scenario, atomically: true, encoding: .utf8)
    let report = folder.appending(path: "report.html")
    let made = try await CasusProcess.run([
      "report", "--no-cases", "--draws", "2048", "--out", report.path, scenario.path,
    ])
    try #require(made.exitCode == 0, "\(made.errors)")
    let dom = try await Browser.run(["--dump-dom"], on: report, in: folder)
    #expect(dom.contains("<html lang=\"en\">"))
    #expect(!dom.contains("<img"))
    #expect(dom.contains("<h1>&lt;script&gt;"))
  }

  @Test func picturesAndPaperAreMade() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = folder.appending(path: "report.html")
    try await Self.report.value.write(to: report, atomically: true, encoding: .utf8)
    for width in [390, 1280] {
      let picture = folder.appending(path: "page-\(width).png")
      _ = try await Browser.run(
        ["--screenshot=\(picture.path)", "--window-size=\(width),2000", "--hide-scrollbars"], on: report,
        in: folder)
      let bytes = try Data(contentsOf: picture)
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.count > 50_000)
    }
    let paper = folder.appending(path: "page.pdf")
    _ = try await Browser.run(
      ["--print-to-pdf=\(paper.path)", "--no-pdf-header-footer"], on: report, in: folder)
    #expect(try Data(contentsOf: paper).starts(with: Array("%PDF".utf8)))
  }
}

/// Chromium, as Debian ships it.
enum Browser {
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Opens a page without a network, and gives what was printed.
  static func run(_ arguments: [String], on page: URL, in folder: URL) async throws -> String {
    let path = try #require(path)
    let finished = try await CasusProcess.launch(
      URL(filePath: path),
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(folder.appending(path: "profile").path)",
        "--virtual-time-budget=4000",
      ] + arguments + [page.absoluteString])
    try #require(finished.exitCode == 0, "\(finished.errors)")
    return finished.output
  }
}
