extension Golden {
  static let compare80 = """
    to be written
    """
}
