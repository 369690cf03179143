internal import LecternText

/// In this module a statement is what somebody says, not what GRDB prepares.
typealias Statement = LecternText.Statement
