import Foundation

/// Reference files of other projects, which lie beside the package or where `CASUS_PEERS` says.
enum Peers {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CASUS_PEERS"] {
      return URL(fileURLWithPath: path, isDirectory: true)
    }
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    return package.appendingPathComponent("../shared/peers", isDirectory: true)
  }()

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(path))
  }

  static func lines(_ path: String) throws -> [Substring] {
    String(decoding: try data(path), as: UTF8.self).split(separator: "\n")
  }
}
