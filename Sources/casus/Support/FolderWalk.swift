import Glibc
import SystemPackage

/// Finds files below folders.
enum FolderWalk {
  /// Whether a path names a folder.
  static func isFolder(_ path: FilePath) -> Bool {
    var status = stat()
    return stat(path.string, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The YAML files below a folder, by name; hidden files and folders are passed over.
  static func yamlFiles(below folder: FilePath) throws(Failure) -> [FilePath] {
    var files: [FilePath] = []
    for path in try entries(of: folder) {
      if isFolder(path) {
        files += try yamlFiles(below: path)
      } else if isYAML(path) {
        files.append(path)
      }
    }
    return files
  }

  /// Whether a file's name ends as those of YAML files do.
  static func isYAML(_ path: FilePath) -> Bool { ["yaml", "yml"].contains(path.extension) }

  /// What is in a folder, by name, but for what is hidden; an empty path is that of the folder one is in.
  static func entries(of folder: FilePath) throws(Failure) -> [FilePath] {
    guard let handle = opendir(folder.isEmpty ? "." : folder.string) else {
      let reason = Errno(rawValue: errno).description
      throw Failure(.cannotRead, in: folder.string, "the folder cannot be read: \(reason)")
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().map { folder.appending($0) }
  }
}
