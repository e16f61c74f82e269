import CasusExpressions
import CasusRulebook
import Glibc
import SystemPackage

/// Reads and writes files, and says in words what went wrong.
enum Files {
  /// Whether there is a file, or a folder, of this name.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether there is a file of this name, and no folder.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// The text of a file of at most 4 MiB.
  static func text(at path: FilePath) throws(Failure) -> SourceText {
    let name = path.string
    // A little more than the limit, so that a file that is too large is noticed and not swallowed.
    let bytes = try read(path, limit: 4 * 1024 * 1024 + 1)
    do throws(Diagnostic) {
      return try FileText.decode(bytes, name: name)
    } catch {
      throw Failure(.badInput, [error])
    }
  }

  /// Writes a whole file or none: the text goes to a neighbour first, which then takes the file's name.
  ///
  /// A link stays, and the file that it leads to is replaced. Where there is something else than a file, such as a pipe or a
  /// device, the text goes into it.
  static func write(_ text: String, to path: FilePath) throws(Failure) {
    try write(to: path) { append in append(text) }
  }

  /// The same for a text that comes in pieces.
  static func write(
    to path: FilePath, _ body: ((String) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    guard let place = replaceable(path) else {
      return try fill(path, named: path, [.create, .append], body)
    }
    let neighbour = FilePath(place.string + ".\(getpid()).tmp")
    do throws(Failure) {
      try fill(neighbour, named: path, [.create, .truncate], body)
    } catch {
      unlink(neighbour.string)
      throw error
    }
    guard rename(neighbour.string, place.string) == 0 else {
      let reason = Errno(rawValue: errno).description
      unlink(neighbour.string)
      throw Failure(.cannotWrite, in: path.string, "the file cannot be written: \(reason)")
    }
  }

  /// Where a file can be put in the place of what is there, or of nothing; nil for what must be written into.
  private static func replaceable(_ path: FilePath) -> FilePath? {
    // These stand for what is open already, with what was written to it before.
    let open = ["/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/"]
    guard !open.contains(where: path.string.hasPrefix) else { return nil }
    var status = stat()
    guard lstat(path.string, &status) == 0 else { return path }
    guard status.st_mode & S_IFMT == S_IFLNK else {
      return [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) ? path : nil
    }
    guard stat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let target = realpath(path.string, nil)
    else { return nil }
    defer { free(target) }
    return FilePath(String(cString: target))
  }

  /// Writes a text that comes in pieces to what is at a path.
  private static func fill(
    _ path: FilePath, named name: FilePath, _ options: FileDescriptor.OpenOptions,
    _ body: ((String) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var problem: (any Error)?
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: options, permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter {
        try body { text in
          guard problem == nil else { return }
          do { _ = try file.writeAll(text.utf8) } catch { problem = error }
        }
      }
      if let problem { throw problem }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.cannotWrite, in: name.string, "the file cannot be written: \(reason(error))")
    }
  }

  /// The bytes of a file that has at most `limit` of them.
  static func bytes(at path: FilePath, limit: Int) throws(Failure) -> [UInt8] {
    let bytes = try read(path, limit: limit + 1)
    guard bytes.count <= limit else {
      throw Failure(
        .badInput, in: path.string, "the file is too large: at most \(limit >> 20) MiB are read")
    }
    return bytes
  }

  private static func read(_ path: FilePath, limit: Int) throws(Failure) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly)
      return try file.closeAfter {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < limit {
          let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
          guard count > 0 else { break }
          bytes += buffer[..<count]
        }
        return bytes
      }
    } catch Errno.noSuchFileOrDirectory {
      throw Failure(.missingFile, in: path.string, "there is no such file")
    } catch Errno.isDirectory {
      throw Failure(
        .badInput, in: path.string, "this is a folder, not a file",
        hint: "name the files: \(path.string)/*.yaml")
    } catch {
      throw Failure(.cannotRead, in: path.string, "the file cannot be read: \(reason(error))")
    }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? Errno)?.description ?? String(describing: error)
  }
}
