#!/usr/bin/env python3
"""terms.py LECTERN ARTICLE [TERM...]: reads and leaves on every terminal that terminfo knows, or on those named.

On each: the first word of the article must be shown, `q` must end the program with status 0, the modes of the terminal must be
those of before, and where the description has bytes that lead back from the reader's screen they must have been sent, the
cursor shown again. Prints what failed, and counts; the exit status is 1 if anything did.
"""
import fcntl, os, pty, re, select, struct, subprocess, sys, tempfile, termios, time
from concurrent.futures import ThreadPoolExecutor

PATIENCE = 15


def known():
    """The names that `toe -a` lists, each once."""
    lines = subprocess.run(["toe", "-a"], capture_output=True, text=True, errors="replace").stdout.splitlines()
    return sorted({line.split()[0] for line in lines if line.strip()})


def capability(term, name):
    """The bytes of a capability, without pauses; empty where the terminal has none."""
    shown = subprocess.run(["tput", "-T", term, name], capture_output=True)
    return bare(shown.stdout) if shown.returncode == 0 else b""


def bare(sent):
    """Bytes without pauses, the NULs that fill them, and carriage returns, some of which the system puts in."""
    return re.sub(rb"\$<[^>]*>|[\0\r]", b"", sent)


def sweep(term, lectern, article, word):
    """What went wrong on a terminal; nothing if nothing did."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    before = termios.tcgetattr(slave)
    with tempfile.TemporaryDirectory() as state:
        environment = {k: v for k, v in os.environ.items() if k not in ("COLORTERM", "NO_COLOR", "LINES", "COLUMNS")}
        # Without its model, which says nothing about terminals and takes most of the time.
        environment.update(TERM=term, LANG="C.UTF-8", LC_ALL="C.UTF-8", XDG_STATE_HOME=state, XDG_CACHE_HOME=state,
                           LECTERN_DATA=state)
        process = subprocess.Popen([lectern, article], stdin=slave, stdout=slave, stderr=slave, env=environment,
                                   start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        seen, asked, end = b"", False, time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([master], [], [], 0.02)[0]:
                try:
                    seen += os.read(master, 65536)
                except OSError:
                    break
            elif process.poll() is not None:
                break
            if not asked and word in seen:
                asked = True
                # Line by line a command ends with Enter, which does no harm elsewhere.
                os.write(master, b"q\r")
        failures = []
        if not asked:
            failures.append("no text")
        if process.poll() is None:
            process.kill()
            failures.append("does not end")
        elif process.returncode != 0:
            failures.append(f"status {process.returncode}")
        process.wait()
        if termios.tcgetattr(slave) != before:
            failures.append("other modes")
        is_drawn = b"Paragraph 1 of" not in seen
        if is_drawn and asked and not failures:
            seen = bare(seen)
            for name in ("rmcup", "cnorm", "rmkx"):
                wanted = capability(term, name)
                enters = capability(term, {"rmcup": "smcup", "cnorm": "civis", "rmkx": "smkx"}[name])
                if wanted and enters and enters in seen and wanted not in seen[seen.rindex(enters):]:
                    failures.append(f"no {name}")
        os.close(master)
        os.close(slave)
    return failures, "drawn" if is_drawn else "line by line"


def main():
    lectern, article, *terms = sys.argv[1:]
    lectern, article = os.path.abspath(lectern), os.path.abspath(article)
    with open(article, encoding="utf-8") as file:
        word = file.read().split()[0].split("’")[0].encode()
    terms = terms or known()
    counts, bad = {}, 0
    with ThreadPoolExecutor(2) as pool:
        for term, (failures, how) in zip(terms, pool.map(lambda t: sweep(t, lectern, article, word), terms)):
            counts[how] = counts.get(how, 0) + 1
            if failures:
                bad += 1
                print(f"{term}: {how}: {', '.join(failures)}")
    print(f"{len(terms) - bad} of {len(terms)} terminals: text shown, left, restored "
          f"({', '.join(f'{count} {how}' for how, count in sorted(counts.items()))})")
    sys.exit(1 if bad else 0)


main()
