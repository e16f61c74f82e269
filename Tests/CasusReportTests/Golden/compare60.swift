extension Golden {
  static let compare60 = """
    to be written
    """
}
