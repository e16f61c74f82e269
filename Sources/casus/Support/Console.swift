import ArgumentParser
import CasusExpressions
import CasusReport
import Glibc
import SystemPackage

/// The terminal, or whatever stands in its place.
enum Console {
  /// Whether standard output is a terminal.
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  /// Whether standard error is a terminal.
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether colour may go to a stream: only to a terminal that can show it, and not under `NO_COLOR`
  /// (no-color.org: set to anything but nothing).
  static func showsColor(onTerminal isTerminal: Bool) -> Bool {
    isTerminal && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
  }

  /// Whether more than ASCII can be shown: by the locale's encoding, and not on a terminal that calls itself dumb.
  static var showsUnicode: Bool {
    guard variable("TERM") != "dumb" else { return false }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
    let encoding = locale.uppercased()
    return encoding.contains("UTF-8") || encoding.contains("UTF8")
  }

  /// The terminal's width in columns, or 100 where there is none; `COLUMNS` comes first.
  static var width: Int {
    if let columns = variable("COLUMNS").flatMap(Int.init), columns > 0 { return columns }
    var size = winsize()
    guard outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return Int(size.ws_col)
  }

  /// How text for people is written to standard output.
  static var outputStyle: TerminalStyle {
    TerminalStyle(
      usesColor: showsColor(onTerminal: outputIsTerminal), usesUnicode: showsUnicode, width: width)
  }

  /// Prints to standard output; where that is not possible, ends with the exit code for it.
  static func print(_ text: String) {
    guard !write(text, to: STDOUT_FILENO) else { return }
    printError("casus: error: standard output cannot be written: \(Errno(rawValue: errno).description)\n")
    exit(Failure.Code.cannotWrite.rawValue)
  }

  static func printError(_ text: String) {
    _ = write(text, to: STDERR_FILENO)
  }

  /// Whether this runs in continuous integration: `CI` is set to anything but nothing, `false` or `0`.
  static var isContinuousIntegration: Bool { !["", "false", "0"].contains(variable("CI") ?? "") }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Writes the whole text; false where that fails.
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return false }
      bytes = bytes.dropFirst(max(0, count))
    }
    return true
  }
}

extension Console {
  /// Runs a command's work; where it fails, tells why on standard error and ends with the failure's exit code.
  static func run(quoting library: Library, _ work: () async throws(Failure) -> Void) async throws {
    do throws(Failure) {
      try await work()
    } catch {
      report(error.diagnostics, quoting: library)
      throw ExitCode(error.code.rawValue)
    }
  }

  /// Prints diagnostics on standard error.
  static func report(_ diagnostics: [Diagnostic], quoting library: Library) {
    let renderer = DiagnosticRenderer(
      sources: library.texts, usesColor: showsColor(onTerminal: errorIsTerminal))
    printError(renderer.render(diagnostics))
  }
}
