import Foundation

/// The machine's Python, with its own library alone.
enum Python {
  /// What launches it by name; the arguments begin with `python3`.
  static let launcher = URL(filePath: "/usr/bin/env")

  /// Whether there is one that knows SQLite.
  static let hasSQLite: Bool = {
    let process = Process()
    process.executableURL = launcher
    process.arguments = ["python3", "-c", "import sqlite3"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
