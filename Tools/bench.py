#!/usr/bin/env python3
"""bench.py SHARED LECTERN SEED: measures lectern, less and newsboat in one run, and prints one table of ratios.

Milliseconds are of this machine and this hour; the ratios are what can be compared. `BENCH_RUNS` (15) is how often each is
begun. Needs the harness in SHARED/bench/terminal; says so and ends where there is none.
"""
import contextlib, ctypes, json, os, subprocess, sys, tempfile, time

# A piece costs that many multiplications and additions: eight layers, four products of 768 × 768 and two of 768 × 3072.
FLOP_PER_PIECE = 2 * 8 * (4 * 768 * 768 + 2 * 768 * 3072)
# English news has some 1.3 word pieces a word.
PIECES_PER_WORD = 1.3
# Title, key of the harness' result, and the ratio asked for, if any.
ROWS = [
    ("first paint of 5 KB, ms", "paint.5k.first_ms.median", "≤ 2"),
    ("first paint of 100 MB, ms", "paint.100m.first_ms.median", "≤ 5"),
    ("a key, p50, ms", "key.last_ms.median", "≤ 2"),
    ("a key, p95, ms", "key.last_ms.p95", ""),
    ("200 keys at once, ms", "key.burst200_ms", ""),
    ("search through 100 MB, ms", "search.100m.median", "≤ 0.1"),
    ("peak memory with 5 KB, MB", "memory.5k.open_mb", ""),
    ("peak memory with 100 MB, MB", "memory.100m.open_mb", ""),
    ("wake-ups in 5 s of rest", "idle.voluntary", ""),
    ("library of 10,000, first row, ms", "library.10000.first_ms.median", ""),
    ("library of 10,000, peak memory, MB", "library.10000.peak_mb", ""),
]


def tuibench(harness, name, command, measures, *options):
    """What the harness measures of a program."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        done = subprocess.run([sys.executable, f"{harness}/tuibench.py", measures, "--name", name, "--cmd", command, "--sizes",
                               "5k,100m", "--runs", os.environ.get("BENCH_RUNS", "15"), "--out", out.name, *options],
                              capture_output=True, text=True)
        if done.returncode == 2:
            sys.exit(f"bench: {name}: {done.stderr.strip()}")
        for line in done.stdout.splitlines():
            if "FAIL" in line:
                print(f"{name}: {line.strip()}", file=sys.stderr)
        return json.load(out)


def libraries(harness, lectern):
    """The library of 10,000 articles, as newsboat has it and as lectern does, made when they are missing: a command for each, and
    how the first title that lectern shows begins."""
    base = os.environ.get("TUIBENCH_DATA", f"{tempfile.gettempdir()}/tuibench-{os.getuid()}")
    root, folder = f"{base}/library/10000", f"{base}/newsboat"
    os.makedirs(root, exist_ok=True)
    os.makedirs(folder, exist_ok=True)
    if not os.path.exists(f"{root}/feed.xml"):
        subprocess.run([sys.executable, f"{harness}/library_gen.py", root, "--rss", f"{root}/feed.xml"], check=True,
                       stdout=subprocess.DEVNULL)
    for name, text in (("urls", f"file://{root}/feed.xml\n"), ("config", "max-items 0\nauto-reload no\n")):
        with open(f"{folder}/{name}", "w") as file:
            file.write(text)
    newsboat = f"newsboat -q -C {folder}/config -u {folder}/urls -c {folder}/cache.db"
    if not os.path.exists(f"{folder}/cache.db"):
        subprocess.run(f"{newsboat} -x reload", shell=True, check=True, stdout=subprocess.DEVNULL)
    library = f"{base}/lectern-10000.sqlite"
    if not os.path.exists(library):
        # With an analysis of its own each of the 10,000 would take a second; the list is the same without.
        subprocess.run([lectern, "add", "--library", library, "--annotations", f"{root}/manifest.jsonl", f"{root}/articles"],
                       check=True, stdout=subprocess.DEVNULL)
    newest = subprocess.run([lectern, "list", "--library", library, "--limit", "1", "--format", "json"], check=True,
                            stdout=subprocess.PIPE)
    return newsboat, f"{lectern} --library {library}", json.loads(newest.stdout)[0]["title"][:20]


def products():
    """What multiplies bytes on one core, and the multiplications and additions that it makes a second, in products as the encoder
    makes them: oneDNN where the processor has instructions for it and the library is there, else OpenBLAS, by floats."""
    rows, inner, columns = 500, 768, 3072
    flags = open("/proc/cpuinfo").read()
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    os.environ.setdefault("DNNL_MAX_CPU_ISA", "AVX512_CORE_VNNI")
    size, letter, float_one, float_nothing = ctypes.c_long, ctypes.c_char, ctypes.c_float(1), ctypes.c_float(0)

    def bytes_by(library):
        a, b = ((ctypes.c_int8 * count)(*([5] * count)) for count in (rows * inner, columns * inner))
        c, none, byte = (ctypes.c_int32 * (rows * columns))(), ctypes.c_int32(0), ctypes.c_int8(0)
        return lambda: library.dnnl_gemm_s8s8s32(
            letter(b"N"), letter(b"T"), letter(b"F"), size(rows), size(columns), size(inner), float_one, a, size(inner), byte, b,
            size(inner), byte, float_nothing, c, size(columns), ctypes.byref(none))

    def floats_by(library):
        a, b, c = ((ctypes.c_float * count)(*([0.5] * count)) for count in (rows * inner, columns * inner, rows * columns))
        return lambda: library.cblas_sgemm(101, 111, 112, rows, columns, inner, float_one, a, inner, b, inner, float_nothing, c, columns)

    product = None
    if "avx512_vnni" in flags or "avx_vnni" in flags:
        for name in ("libdnnl.so.3", "libdnnl.so.2"):
            with contextlib.suppress(OSError):
                title, product = "oneDNN, by bytes", bytes_by(ctypes.CDLL(name))
                break
    if product is None:
        os.environ.setdefault("OPENBLAS_CORETYPE", "SkylakeX" if "avx512f" in flags else "Haswell" if "avx2" in flags else "")
        title, product = "OpenBLAS", floats_by(ctypes.CDLL("libopenblas.so.0"))
    product()
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < 2:
        product()
        count += 1
    return title, 2 * rows * inner * columns * count / (time.perf_counter() - start)


def analysis(lectern, seed):
    """Seconds for an article on one core, without stances and with them, and its words; start-up is taken off."""
    with open(seed, encoding="utf-8") as file:
        text = file.read()

    def seconds(count, **more):
        lines = "".join(json.dumps({"id": str(n), "text": text, **more}) + "\n" for n in range(count))
        start = time.perf_counter()
        subprocess.run(["taskset", "-c", "0", lectern, "annotate", "--stream"], input=lines, text=True, check=True,
                       stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    each = [(seconds(9, **more) - seconds(1, **more)) / 8 for more in (dict(statements=[]), {})]
    return each, len(text.split())


def value(result, key):
    for part in key.split("."):
        result = result.get(part) if isinstance(result, dict) else None
    return result


def number(value):
    return "–" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def main():
    shared, lectern, seed = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3]
    harness = f"{shared}/bench/terminal"
    if not os.path.exists(f"{harness}/tuibench.py"):
        print(f"bench: skipped, no harness at {shared}")
        return
    measures = "paint,key,search,memory,idle"
    newsboat, listing, first = libraries(harness, lectern)
    results = {
        "less": tuibench(harness, "less", "less {file}", measures),
        "lectern": tuibench(harness, "lectern", f"{lectern} {{file}}", measures, "--quit", r"q\r"),
        "newsboat": tuibench(harness, "newsboat", newsboat, "library,idle", "--lib-cmd", newsboat, "--lib-first",
                             "Synthetic library", "--first", "Synthetic library"),
    }
    results["lectern"].update(tuibench(harness, "lectern", listing, "library", "--lib-cmd", listing, "--lib-first", first))
    print("| measure | lectern | less | newsboat | lectern / less | asked |\n|---|---:|---:|---:|---:|---|")
    for title, key, asked in ROWS:
        ours, less, other = (value(results[name], key) for name in ("lectern", "less", "newsboat"))
        ratio = number(ours / less) if ours is not None and less else "–"
        print(f"| {title} | {number(ours)} | {number(less)} | {number(other)} | {ratio} | {asked} |")
    large = value(results["lectern"], "memory.100m.open_mb")
    print(f"| that memory / the file of 100 MB | {number(large / 100) if large else '–'} | | | | ≤ 0.2 |")

    library, rate = products()
    (found, whole), words = analysis(lectern, seed)
    limit = words * PIECES_PER_WORD * FLOP_PER_PIECE / rate
    print(f"\n| analysis of {words} words on one core | s | words/s | beside the limit |\n|---|---:|---:|---:|")
    for title, seconds in (("who says what, and events", found), ("the same and where they stand", whole)):
        print(f"| {title} | {seconds:.2f} | {words / seconds:.0f} | {seconds / limit:.1f} × |")
    print(f"| limit: one pass of the encoder over its pieces at {rate / 1e9:.0f} GFLOP/s of {library} | {limit:.2f} | "
          f"{words / limit:.0f} | |")
    print(f"\nStances cost {100 * (whole - found) / found:.0f} % over the rest (asked: ≤ 60 %).")


main()
