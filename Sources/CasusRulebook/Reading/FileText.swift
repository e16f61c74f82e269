public import CasusExpressions

/// Turns a file's bytes into text, or says why they are none.
public enum FileText {
  /// Decodes `bytes`, the content of the file called `name`.
  ///
  /// - Throws: A ``Diagnostic`` where there are more than 4 MiB, or where the bytes are not UTF-8; it names the line of the
  ///   first byte that is not.
  public static func decode(_ bytes: [UInt8], name: String) throws(Diagnostic) -> SourceText {
    guard bytes.count <= YAMLLimits.bytes else {
      throw Diagnostic(
        "file-too-large", in: name, at: nil,
        "the file has more than \(YAMLLimits.bytes) bytes (4 MiB)", hint: "is it the right file?")
    }
    if let text = String(validating: bytes, as: UTF8.self) {
      return SourceText(name: name, text: text.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
    }
    let position = firstInvalidByte(in: bytes)
    throw Diagnostic(
      "invalid-utf8", in: name, at: nil, "line \(position.line) holds a byte that is not UTF-8 text",
      notes: ["it is byte \(position.offset + 1) of the file"], hint: "save the file as UTF-8")
  }

  private static func firstInvalidByte(in bytes: [UInt8]) -> (offset: Int, line: Int) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    var line = 1
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
      if scalar == "\n" { line += 1 }
    }
    return (offset, line)
  }
}
