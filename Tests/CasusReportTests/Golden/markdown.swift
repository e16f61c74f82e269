extension Golden {
  static let markdown = ""
}
