/// What a shape of a chart is, which decides its colours in light, in dark and on paper.
enum Ink: String, Sendable {
  case approved, refused, neutral
  case line, curve, whisker, grid, band, turn, trunk, flow, edge
}

/// How text in a chart looks.
enum Lettering: String, Sendable {
  case label, strong, faint, value, tick
}

/// Where text stands from its point.
enum Anchor: String, Sendable {
  case start, middle, end
}

/// One SVG picture, drawn from top to bottom; y grows downward, units are pixels.
///
/// Colours and typefaces come from the page's style sheet by class, so that one picture serves light, dark and paper.
struct Drawing: Sendable {
  /// The width in pixels.
  let width: Double
  /// The height in pixels, which the drawing may settle as it grows.
  var height: Double
  /// Heights at which a page may end, from the top down.
  var breaks: [Double] = []
  private var body = ""
  /// What lies below everything: the outlines of streams, which show only where no stream goes on.
  private var outlines = ""

  init(width: Double, height: Double = 0) {
    self.width = width
    self.height = height
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, _ ink: Ink, radius: Double = 0)
  {
    guard width > 0, height > 0 else { return }
    var attributes = [
      ("class", ink.rawValue), ("x", Markup.number(x)), ("y", Markup.number(y)),
      ("width", Markup.number(max(width, 0.1))), ("height", Markup.number(height)),
    ]
    if radius > 0 { attributes.append(("rx", Markup.number(radius))) }
    add("rect", attributes)
  }

  mutating func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ ink: Ink) {
    add(
      "line",
      [
        ("class", ink.rawValue), ("x1", Markup.number(start.x)), ("y1", Markup.number(start.y)),
        ("x2", Markup.number(end.x)), ("y2", Markup.number(end.y)),
      ])
  }

  mutating func dot(x: Double, y: Double, radius: Double, _ ink: Ink) {
    add(
      "circle",
      [
        ("class", ink.rawValue), ("cx", Markup.number(x)), ("cy", Markup.number(y)),
        ("r", Markup.number(radius)),
      ])
  }

  /// A diamond, for what was observed.
  mutating func diamond(x: Double, y: Double, radius: Double, _ ink: Ink) {
    shape([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], ink)
  }

  /// A filled shape with straight sides.
  mutating func shape(_ points: [(x: Double, y: Double)], _ ink: Ink) {
    let text = points.map { "\(Markup.number($0.x)),\(Markup.number($0.y))" }.joined(separator: " ")
    add("polygon", [("class", ink.rawValue), ("points", text)])
  }

  /// An open line through points.
  mutating func trace(_ points: [(x: Double, y: Double)], _ ink: Ink) {
    let text = points.map { "\(Markup.number($0.x)),\(Markup.number($0.y))" }.joined(separator: " ")
    add("polyline", [("class", ink.rawValue), ("points", text)])
  }

  /// A stroke along a path of SVG's own commands, of a width of its own.
  ///
  /// A pale one gets an outline, by which it stands out from the page.
  mutating func stroke(_ commands: [PathCommand], width: Double, _ ink: Ink) {
    func tag(_ ink: Ink, _ width: Double) -> String {
      Markup.tag(
        "path",
        [
          ("class", ink.rawValue), ("d", commands.map(\.text).joined(separator: " ")),
          ("stroke-width", Markup.number(width)),
        ], closed: true) + "\n"
    }
    if ink == .flow { outlines += tag(.edge, width + 1.6) }
    body += tag(ink, width)
  }

  /// A filled shape with curved sides, between the commands of a closed path.
  ///
  /// A pale one gets an outline, by which it stands out from the page.
  mutating func area(_ commands: [PathCommand], _ ink: Ink) {
    let path = ("d", commands.map(\.text).joined(separator: " "))
    if ink == .flow {
      outlines +=
        Markup.tag("path", [("class", Ink.edge.rawValue), path, ("stroke-width", "1.6")], closed: true) + "\n"
    }
    add("path", [("class", "area " + ink.rawValue), path])
  }

  mutating func text(
    _ text: String, x: Double, y: Double, _ lettering: Lettering = .label, anchor: Anchor = .start
  ) {
    var attributes = [
      ("class", lettering.rawValue), ("x", Markup.number(x)), ("y", Markup.number(y)),
    ]
    if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
    body += Markup.tag("text", attributes) + Markup.text(text) + "</text>\n"
  }

  /// Puts another drawing on top of this one.
  mutating func append(_ other: Drawing) {
    outlines += other.outlines
    body += other.body
  }

  private mutating func add(_ name: String, _ attributes: [(String, String)]) {
    body += Markup.tag(name, attributes, closed: true) + "\n"
  }

  /// The whole element.
  ///
  /// - Parameters:
  ///   - variant: A class that tells which of several drawings of one chart it is; empty for the only one.
  ///   - label: What it shows, in words, for who cannot see it.
  ///   - window: The heights between which it is shown; nil for all of it.
  func svg(variant: String = "", label: String, window: ClosedRange<Double>? = nil) -> String {
    let window = window ?? 0...height
    let span = window.upperBound - window.lowerBound
    let name = variant.isEmpty ? "chart" : "chart " + variant
    return Markup.tag(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("class", name), ("role", "img"), ("aria-label", label),
        ("viewBox", "0 \(Markup.number(window.lowerBound)) \(Markup.number(width)) \(Markup.number(span))"),
        ("width", Markup.number(width)), ("height", Markup.number(span)),
      ]) + "\n" + outlines + body + "</svg>\n"
  }
}

extension Drawing {
  /// The picture in pieces of at most a height, cut where a page may end.
  func windows(ofHeight most: Double) -> [ClosedRange<Double>] {
    var windows: [ClosedRange<Double>] = []
    var start = 0.0
    while height - start > most, let end = breaks.last(where: { $0 > start && $0 - start <= most }) {
      windows.append(start...end)
      start = end
    }
    return windows + [start...max(height, start)]
  }
}

/// A command of an SVG path, in absolute coordinates.
enum PathCommand: Sendable {
  case move(Double, Double)
  case line(Double, Double)
  case curve(Double, Double, Double, Double, Double, Double)
  /// Back to where the path began.
  case close

  var text: String {
    switch self {
    case .move(let x, let y): "M" + Self.join(x, y)
    case .line(let x, let y): "L" + Self.join(x, y)
    case .curve(let a, let b, let c, let d, let x, let y): "C" + Self.join(a, b, c, d, x, y)
    case .close: "Z"
    }
  }

  private static func join(_ numbers: Double...) -> String {
    numbers.map(Markup.number).joined(separator: " ")
  }
}
