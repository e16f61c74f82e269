import CasusExpressions
import CasusRulebook
import SystemPackage

/// The files that are to be tested.
struct TestTargets {
  /// What a file is.
  enum Kind {
    case scenario, tests
    /// It could not be read.
    case unreadable(Failure)

    /// Whether it is no table of tests.
    var canBeScenario: Bool { if case .tests = self { false } else { true } }
  }

  struct Target {
    let path: String
    let kind: Kind
  }

  let targets: [Target]
  /// Files in the folders that were left aside, being under another bundled rulebook than the one to be tested.
  let leftAside: Int

  /// The folder that is searched where no path is given.
  static let standardFolder = "scenarios"

  /// Finds scenarios and tables of tests: the files that are named, and those below the folders that are.
  ///
  /// - Parameter rules: The rulebook to be tested in place of the files' own; nil for those. Where it is an edited
  ///   version of a bundled one, files in folders under the other bundled rulebooks are none of its.
  /// - Throws: That a path is not there, or that a file that is named is neither.
  init(_ paths: [String], rules: String?, library: Library) throws(Failure) {
    var found: [Target] = []
    var others = 0
    let own = try rules.map { rules throws(Failure) in try library.rulebook(rules).id }
    for path in paths.isEmpty ? [Self.standardFolder] : paths {
      let filePath = FilePath(path)
      guard FolderWalk.isFolder(filePath) else {
        if paths.isEmpty {
          throw Failure(
            .missingFile, in: path, "there is no folder '\(path)' here, in which tests would be looked for",
            hint: "name files or folders: casus test FILE...")
        }
        found.append(try Self.named(path, library))
        continue
      }
      for file in try FolderWalk.yamlFiles(below: filePath) {
        guard let target = Self.found(file.string, library) else { continue }
        if let own, library.isUnderAnotherBundledRulebook(file, than: own) {
          others += 1
        } else {
          found.append(target)
        }
      }
    }
    leftAside = others
    var seen: Set<String> = []
    targets = found.filter { seen.insert(FilePath($0.path).lexicallyNormalized().string).inserted }
  }

  private static func named(_ path: String, _ library: Library) throws(Failure) -> Target {
    let text = try library.text(at: FilePath(path))
    switch ScenarioFile.kind(of: text) {
    case .some(let kind) where kind.hasPrefix("tests/"): return Target(path: path, kind: .tests)
    case .some(let kind) where kind.hasPrefix("rulebook/"):
      throw Failure(
        .badInput, in: path, "this is a rulebook, and scenarios or tables of tests are tested",
        hint: "use it with --rules \(path)")
    default: return Target(path: path, kind: .scenario)
    }
  }

  /// What a file in a folder is; nil for one that is something else.
  private static func found(_ path: String, _ library: Library) -> Target? {
    do throws(Failure) {
      let text = try library.text(at: FilePath(path))
      switch ScenarioFile.kind(of: text) {
      case .some(let kind) where kind.hasPrefix("tests/"): return Target(path: path, kind: .tests)
      case .some(let kind) where kind.hasPrefix("scenario/"): return Target(path: path, kind: .scenario)
      case .some: return nil
      // It has the key and is no YAML: what reads scenarios tells where.
      case nil where text.text.contains("casus:"): return Target(path: path, kind: .scenario)
      case nil:
        return Target(
          path: path,
          kind: .unreadable(
            Failure(.badInput, in: path, "the file does not say what it is: it lacks the key 'casus'")))
      }
    } catch {
      return Target(path: path, kind: .unreadable(error))
    }
  }
}
