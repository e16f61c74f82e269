import Foundation
import Testing

@testable import CasusReport

/// The colours of report pages against WCAG 2.2, level AA, in light, in dark and on paper.
@Suite struct ContrastTests {
  /// The colours by their names in the style sheet, for each of its three palettes.
  private static let palettes: [[String: String]] = PageStyle.css.components(separatedBy: ":root {")
    .dropFirst().map { part in
      let declarations = part.prefix { $0 != "}" }.split(separator: ";").map { $0.split(separator: ":") }
      return declarations.reduce(into: [:]) { colors, pair in
        guard pair.count == 2 else { return }
        let name = pair[0].trimmingCharacters(in: .whitespacesAndNewlines)
        colors[name] = pair[1].trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }

  /// The relative luminance of `#rrggbb`, as WCAG defines it.
  private static func luminance(_ color: String) throws -> Double {
    let value = try #require(color.count == 7 ? Int(color.dropFirst(), radix: 16) : nil, "\(color)")
    let channels = [16, 8, 0].map { shift -> Double in
      let channel = Double((value >> shift) & 0xFF) / 255
      return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private static func contrast(_ first: String, _ second: String) throws -> Double {
    let both = [try luminance(first), try luminance(second)].sorted()
    return (both[1] + 0.05) / (both[0] + 0.05)
  }

  @Test func theReferenceValuesOfTheDefinition() throws {
    #expect(abs(try Self.contrast("#ffffff", "#000000") - 21) < 1e-9)
    // The greys next to the two limits on white, which are known from many checkers.
    #expect(try Self.contrast("#767676", "#ffffff") >= 4.5)
    #expect(try Self.contrast("#777777", "#ffffff") < 4.5)
    #expect(try Self.contrast("#949494", "#ffffff") >= 3)
    #expect(try Self.contrast("#959595", "#ffffff") < 3)
  }

  @Test func thereIsAPaletteForLightForDarkAndForPaper() {
    #expect(Self.palettes.count == 3)
    let names = Self.palettes.map { $0.keys.filter { $0.hasPrefix("--") }.sorted() }
    for own in names { #expect(own == names[0]) }
  }

  @Test(arguments: [0, 1, 2]) func allTextCanBeRead(palette: Int) throws {
    let colors = Self.palettes[palette]
    for ground in ["--paper", "--card", "--band", "--warning"] {
      for text in ["--ink", "--faint", "--link", "--approved-text", "--refused-text"] {
        let contrast = try Self.contrast(try #require(colors[text]), try #require(colors[ground]))
        #expect(contrast >= 4.5, "\(text) on \(ground)")
      }
    }
  }

  @Test(arguments: [0, 1, 2]) func allShapesCanBeSeen(palette: Int) throws {
    let colors = Self.palettes[palette]
    let shapes = ["--approved", "--refused", "--neutral", "--trunk", "--edge", "--ink", "--faint"]
    for (ground, shapes) in [("--paper", shapes), ("--band", ["--neutral", "--edge", "--ink", "--faint"])] {
      for shape in shapes {
        let contrast = try Self.contrast(try #require(colors[shape]), try #require(colors[ground]))
        #expect(contrast >= 3, "\(shape) on \(ground)")
      }
    }
  }

  /// A new colour must be sorted into the lists above.
  @Test func everyColourIsChecked() {
    let checked = [
      "ink", "faint", "link", "approved-text", "refused-text", "approved", "refused", "neutral", "trunk",
      "edge",
    ]
    let grounds = ["paper", "card", "band", "warning"]
    let ornaments = ["rule", "grid", "flow"]
    let names = Self.palettes[0].keys.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    #expect(names.sorted() == (checked + grounds + ornaments).sorted())
  }
}
