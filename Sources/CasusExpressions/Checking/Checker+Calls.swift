extension Checker {
  mutating func call(
    _ syntax: Syntax, target: Syntax?, function: Syntax.Word, arguments: [Syntax]
  ) -> TypedExpression {
    if let macro = macro(syntax, target: target, function: function, arguments: arguments) { return macro }
    if target == nil, function.text == "date", scope.hasExtensions, scope.slot(ofFunction: "date") == nil {
      return date(syntax, arguments)
    }
    if target == nil, let slot = scope.slot(ofFunction: function.text) {
      return customCall(syntax, slot, arguments)
    }
    guard let builtin = builtin(function.text), target == nil ? builtin.isFunction : builtin.isMember else {
      return unknownFunction(syntax, target: target, function: function)
    }
    var checked: [TypedExpression] = []
    for argument in (target.map { [$0] } ?? []) + arguments { checked.append(check(argument)) }
    let type =
      builtin == .min || builtin == .max
      ? extremeType(syntax, builtin, checked) : resultType(syntax, builtin, checked)
    requireFixedZone(builtin, checked)
    return node(.call(builtin, checked), type, syntax)
  }

  private func builtin(_ name: String) -> Builtin? {
    guard let builtin = Builtin(rawValue: name), scope.hasExtensions || !builtin.isExtension else {
      return nil
    }
    return builtin
  }

  private mutating func resultType(
    _ syntax: Syntax, _ builtin: Builtin, _ arguments: [TypedExpression]
  ) -> ExpressionType {
    let fitting = builtin.overloads.filter { overload in
      overload.parameters.count == arguments.count
        && zip(arguments, overload.parameters).allSatisfy { $0.type.isAssignable(to: $1) }
    }
    guard let first = fitting.first else {
      let given = arguments.map(\.type.description).joined(separator: ", ")
      report(
        "type-mismatch", source.span(of: syntax.range), "'\(builtin.rawValue)' is not defined for (\(given))",
        notes: [
          "it takes "
            + builtin.overloads.map { "(" + $0.parameters.map(\.description).joined(separator: ", ") + ")" }
            .joined(separator: " or ")
        ])
      return .dyn
    }
    return fitting.allSatisfy { $0.result == first.result } ? first.result : .dyn
  }

  /// The type of `min` and `max`, which take one or more numbers of one type.
  private mutating func extremeType(
    _ syntax: Syntax, _ builtin: Builtin, _ arguments: [TypedExpression]
  ) -> ExpressionType {
    guard let first = arguments.first else {
      report(
        "type-mismatch", source.span(of: syntax.range), "'\(builtin.rawValue)' needs at least one number")
      return .dyn
    }
    for argument in arguments {
      if argument.type == .dyn { return .dyn }
      guard argument.type.isNumeric, argument.type == first.type else {
        report(
          "type-mismatch", argument.span,
          "'\(builtin.rawValue)' takes numbers of one type: \(first.type) and \(argument.type) are not",
          hint: numericHint(first, argument))
        return .dyn
      }
    }
    return first.type
  }

  private mutating func requireFixedZone(_ builtin: Builtin, _ arguments: [TypedExpression]) {
    guard builtin.isCalendarField, arguments.count == 2, case .literal(.string(let zone)) = arguments[1].kind,
      TimeZoneOffset(zone) == nil
    else { return }
    refuse(
      "outside-subset", arguments[1].span, "the time zone '\(zone)' is neither UTC nor a fixed difference",
      hint: "write a difference such as \"+05:30\"")
  }

  private mutating func customCall(_ syntax: Syntax, _ slot: Int, _ arguments: [Syntax]) -> TypedExpression {
    let function = scope.functions[slot]
    var checked: [TypedExpression] = []
    for argument in arguments { checked.append(check(argument)) }
    if checked.count != function.parameters.count {
      report(
        "wrong-arguments", source.span(of: syntax.range),
        "'\(function.name)' takes \(function.parameters.count) argument(s), not \(checked.count)")
    }
    for (index, parameter) in function.parameters.enumerated() where index < checked.count {
      checked[index] = conform(checked[index], to: parameter)
      let argument = checked[index]
      if !argument.type.isAssignable(to: parameter) {
        report(
          "type-mismatch", argument.span,
          "'\(function.name)' takes a value of type \(parameter) here, not \(argument.type)",
          hint: parameter == .double && argument.type.isNumeric ? Self.doubleHint(argument) : nil)
      }
    }
    return node(.customCall(slot: slot, checked), function.result, syntax)
  }

  /// Computes `date("2012-12-19")`: the beginning of that day, UTC.
  private mutating func date(_ syntax: Syntax, _ arguments: [Syntax]) -> TypedExpression {
    guard arguments.count == 1, case .literal(.string(let text))? = arguments.first?.form else {
      refuse(
        "invalid-date", source.span(of: syntax.range), "'date' takes one day in quotes",
        hint: "write date(\"2012-12-19\")")
      return node(.failure(code: "invalid-date", message: "invalid date"), .dyn, syntax)
    }
    guard let date = CivilDate(text) else {
      refuse(
        "invalid-date", source.span(of: arguments[0].range), "there is no day '\(text)'",
        hint: "write year, month and day, such as 2012-12-19")
      return node(.failure(code: "invalid-date", message: "invalid date"), .dyn, syntax)
    }
    return node(.literal(.timestamp(Timestamp(midnightOf: date))), .timestamp, syntax)
  }

  private mutating func unknownFunction(
    _ syntax: Syntax, target: Syntax?, function: Syntax.Word
  ) -> TypedExpression {
    let span = source.span(of: function.range)
    if function.text == "matches" || function.text == "bytes" {
      refuse("outside-subset", span, "'\(function.text)' is outside the subset of CEL that Casus reads")
    } else {
      let builtins = Builtin.allCases.filter { target == nil ? $0.isFunction : $0.isMember }.map(\.rawValue)
      let macros = target == nil ? ["has", "date"] : ["all", "exists", "exists_one", "map", "filter"]
      let known = (target == nil ? scope.functions.map(\.name) : []) + builtins + macros
      var hint = NearestName.hint(for: function.text, among: known)
      if let builtin = builtin(function.text), hint != nil || builtin.isMember {
        hint = builtin.isMember ? "write x.\(function.text)(...)" : "write \(function.text)(...)"
      }
      report("unknown-function", span, "unknown function '\(function.text)'", hint: hint)
    }
    return node(
      .failure(code: "unknown-function", message: "unknown function '\(function.text)'"), .dyn, syntax)
  }
}
