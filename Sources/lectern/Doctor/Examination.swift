internal import Glibc
internal import LecternAnalysis
internal import LecternEncoder
internal import LecternFormats
internal import LecternLibrary
internal import LecternScreen
internal import LecternTerminal

/// How the doctor looks at each part.
enum Examination {
    /// The terminal, and the encoding in which it is spoken to.
    static func terminal() -> [Finding] {
        let facts = TerminalFacts()
        guard facts.isTerminal else { return [Finding("terminal", .ok, "the output is none: articles are printed")] }
        let size = "\(facts.size.columns) × \(facts.size.rows)"
        let terminal: Finding
        switch facts.kind {
        case .full where facts.colorCount < 8:
            terminal = Finding("terminal", .note, "\(facts.name), no colours: letters tell all; \(size)")
        case .full: terminal = Finding("terminal", .ok, "\(facts.name), \(facts.colorCount) colours, \(size)")
        case .dumb: terminal = Finding("terminal", .note, "dumb: articles are read line by line; \(size)")
        case .unusable(let remedy): terminal = Finding("terminal", .problem, remedy)
        }
        return [terminal, locale(facts)]
    }

    private static func locale(_ facts: TerminalFacts) -> Finding {
        switch facts.encoding {
        case "UTF-8": Finding("locale", .ok, "UTF-8")
        case let encoding?:
            Finding(
                "locale", .note,
                "\(encoding): UTF-8 is sent all the same; set LANG, to C.UTF-8 perhaps, if letters look wrong")
        case nil:
            Finding(
                "locale", .problem,
                "what LANG or LC_ALL names is not installed; set LANG to one that locale -a lists, C.UTF-8 perhaps")
        }
    }

    /// The configuration file.
    static func configuration(_ file: ConfigurationFile?) -> Finding {
        guard let file else { return Finding("config", .note, "no folder is known for it; set HOME") }
        let shown = file.shown(home: Environment.current["HOME"])
        if !file.isNamed, access(file.path, F_OK) != 0, errno == ENOENT {
            return Finding("config", .ok, "\(shown): there is none, and none is needed")
        }
        let mistakes = file.read().mistakes
        guard let first = mistakes.first else { return Finding("config", .ok, "\(shown): no mistakes") }
        let rest = mistakes.count > 1 ? " (and \(mistakes.count - 1) more: lectern config check)" : ""
        return Finding("config", .problem, first.text(in: shown) + rest)
    }

    /// The models, and what they compute with. Cost: opens them, and reads their files once.
    static func model() -> [Finding] {
        do throws(EncoderError) {
            let path = try Weights.articles.path()
            let model = try EncoderModel(path: path)
            _ = try Analyser(model)
            return [
                whole("model", path, model.file), stances(model),
                matrices(),
            ]
        } catch .noLinearAlgebra {
            return [Finding("matrices", .problem, "\(EncoderError.noLinearAlgebra); until then rules read")]
        } catch {
            return [Finding("model", .problem, "\(error); until then rules read")]
        }
    }

    private static func matrices() -> Finding {
        let openBLAS = "OpenBLAS" + (MatrixCore.name.map { " with the kernels for \($0)" } ?? "")
        if MatrixCore.hasByteProducts { return Finding("matrices", .ok, "\(openBLAS), and oneDNN") }
        return MatrixCore.multipliesBytes
            ? Finding("matrices", .note, "\(openBLAS); with oneDNN it would be faster (apt install libdnnl2)")
            : Finding("matrices", .ok, openBLAS)
    }

    private static func stances(_ model: EncoderModel) -> Finding {
        do throws(EncoderError) {
            let path = try Weights.stances.path()
            let file = try ModelFile(path: path)
            _ = try Analyser(model, stances: file)
            return whole("stances", path, file)
        } catch {
            return Finding("stances", .problem, "\(error); until then rules judge")
        }
    }

    private static func whole(_ part: String, _ path: String, _ file: ModelFile) -> Finding {
        Finding(part, .ok, "\(Sanitizer.printable(path)): whole, version \(file.version)")
    }

    /// The library: all of it is read. Each damage is told on standard error as well.
    static func library(_ option: LibraryOption) -> (finding: Finding, isDamaged: Bool) {
        guard let path = option.path else {
            return (Finding("library", .problem, "no folder is known for it; set HOME, or name a file"), false)
        }
        let shown = Sanitizer.printable(path)
        do throws(LibraryError) {
            let checkup = try Library(at: path).checkup()
            if checkup.isWhole { return (Finding("library", .ok, "\(shown): \(checkup.counts), whole"), false) }
            for damage in checkup.damages { Complaint.write(LibraryError(path, .damaged(damage))) }
            let count = checkup.damages.count
            return (
                Finding(
                    "library", .problem,
                    "\(shown): damaged in \(count) place\(count == 1 ? "" : "s"); lectern doctor --repair saves the rest"
                ),
                true
            )
        } catch {
            if error.reason == .missing, !option.isNamed {
                return (Finding("library", .ok, "\(shown): there is none yet; lectern add FILE begins one"), false)
            }
            if error.reason != .missing { Complaint.write(error) }
            return (Finding("library", .problem, Sanitizer.printable("\(error)")), error.reason != .missing)
        }
    }
}
