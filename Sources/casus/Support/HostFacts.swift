import CasusSimulation
import CasusStore
import Glibc

extension RunOrigin {
  /// A run that was made on this machine, now.
  static func here(_ making: RunSaving.Making, _ result: RunResult) -> RunOrigin {
    RunOrigin(
      savedAt: Clock.timestamp + "Z", toolVersion: Version.text, command: making.command, file: making.file,
      rules: making.rules, engine: HostFacts.words(result), instructionSet: ProcessorFacts.instructionSet,
      processors: ProcessorFacts.count, system: HostFacts.system)
  }
}

/// What this machine is.
enum HostFacts {
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
