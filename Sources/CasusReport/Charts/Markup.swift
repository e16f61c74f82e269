/// Text and numbers as they stand in HTML and SVG.
enum Markup {
  /// Text from anywhere: nothing in it is taken for markup, ends an attribute, or turns the direction of writing.
  static func text(_ text: String) -> String {
    let harmless = HarmlessText.of(text)
    guard harmless.utf8.contains(where: isSpecial) else { return harmless }
    return harmless.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: true
    default: false
    }
  }

  /// A coordinate to a tenth of a pixel: `12`, `12.5`, `-0.4`.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return sign + String(whole) + (rest == 0 ? "" : ".\(rest)")
  }

  /// An opening tag: `<p class="x">`.
  static func tag(_ name: String, _ attributes: [(String, String)], closed: Bool = false) -> String {
    attributes.reduce("<" + name) { $0 + " \($1.0)=\"\(text($1.1))\"" } + (closed ? "/>" : ">")
  }
}
