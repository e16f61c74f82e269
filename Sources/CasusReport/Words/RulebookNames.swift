import CasusExpressions
public import CasusRulebook
import CasusSampling

/// What rulebooks are called where they are named beside a run.
public enum RulebookNames {
  /// `csto`; `csto from mine.yaml` for one that is not bundled, unless its file is simply called after it.
  static func name(of rulebook: Rulebook) -> String {
    file(of: rulebook).map { "\(rulebook.id) from \($0)" } ?? rulebook.id
  }

  /// What tells each of some rulebooks from the others.
  ///
  /// Where all have one text, nothing has to be told, and only a file that one would not expect is named. Otherwise a bundled
  /// one goes by its identifier and any other by its file; two texts of one file also by the start of their fingerprints.
  public static func apart(_ rulebooks: [Rulebook]) -> [String?] {
    guard Set(rulebooks.map(\.text.text)).count > 1 else { return rulebooks.map(file) }
    return rulebooks.map { own in
      let name = BundledRulebooks.reference(to: own)
      let isShared = rulebooks.contains {
        $0.text.text != own.text.text && BundledRulebooks.reference(to: $0) == name
      }
      return isShared ? "\(name) (text \(HexText.of(FNV1a64.hash(own.text.text)).prefix(8)))" : name
    }
  }

  /// The file of a rulebook that is not bundled; nil where it is called after the rulebook, as one expects.
  private static func file(of rulebook: Rulebook) -> String? {
    let name = BundledRulebooks.reference(to: rulebook)
    guard name != rulebook.id else { return nil }
    let isExpected =
      BundledRulebooks.text(of: rulebook.id) == nil
      && name.split(separator: "/").last.map(String.init) == "\(rulebook.id).yaml"
    return isExpected ? nil : name
  }
}
