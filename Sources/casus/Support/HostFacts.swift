import CasusSimulation
import CasusStore
import Glibc

extension RunOrigin {
  /// A run that was made on this machine, now.
  static func here(_ making: RunSaving.Making, _ result: RunResult) -> RunOrigin {
    RunOrigin(
      savedAt: HostFacts.now, toolVersion: Version.text, command: making.command, file: making.file,
      rules: making.rules, engine: HostFacts.words(result), instructionSet: ProcessorFacts.instructionSet,
      processors: ProcessorFacts.count, system: HostFacts.system)
  }
}

/// What this machine is, and what time it is.
enum HostFacts {
  /// The time in UTC, to the second.
  static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(parts.tm_year + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
    return "\(day)T\(digits(parts.tm_hour)):\(digits(parts.tm_min)):\(digits(parts.tm_sec))Z"
  }

  /// The operating system, its release and the architecture.
  static var system: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "unknown" }
    func text<Field>(_ field: Field) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return "\(text(names.sysname)) \(text(names.release)) \(text(names.machine))"
  }

  /// What computed a run's draws.
  static func words(_ result: RunResult) -> String {
    if result.exact != nil { return "enumeration" }
    switch result.engine {
    case .columns(scalarRows: 0): return "columns"
    case .columns(let rows): return "columns; \(rows) rows one by one"
    case .scalar(let reason): return "one by one" + (reason.map { ": \($0)" } ?? "")
    }
  }
}
