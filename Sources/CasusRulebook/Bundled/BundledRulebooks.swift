import CRulebooks
public import CasusExpressions

/// The rulebooks that the binary carries, so that they are at hand from any folder.
public enum BundledRulebooks {
  /// Their identifiers.
  public static var identifiers: [String] {
    (0..<casus_bundled_rulebook_count()).map { String(cString: casus_bundled_rulebook_at($0).id) }
  }

  /// The text of the rulebook with this identifier; nil where there is none.
  ///
  /// The text is named `csto.yaml`, after the identifier, in diagnostics.
  public static func text(of identifier: String) -> SourceText? {
    for index in 0..<casus_bundled_rulebook_count() {
      let rulebook = casus_bundled_rulebook_at(index)
      guard String(cString: rulebook.id) == identifier else { continue }
      let bytes = UnsafeBufferPointer(start: rulebook.bytes, count: rulebook.count)
      return SourceText(name: "\(identifier).yaml", text: String(decoding: bytes, as: UTF8.self))
    }
    return nil
  }

  /// How a rulebook is named in a command or to a reader: by its identifier where it is bundled, else by its file.
  public static func reference(to rulebook: Rulebook) -> String {
    text(of: rulebook.id)?.text == rulebook.text.text ? rulebook.id : rulebook.text.name
  }
}
