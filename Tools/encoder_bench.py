#!/usr/bin/env python3
"""The encoder against the matrix products it is made of: encoder_bench.py LECTERN ARTICLE

ARTICLE is a text. Prints, in processor milliseconds on one core: the analysis of the article's words in the order of the alphabet by
`annotate --stream` (nobody says anything in them, so that no stance is judged; start-up and loading are taken out by the
difference of one article and many), and the encoder's products alone on the same shapes by OpenBLAS and, where it is installed,
oneDNN, by floats and by bytes. Everything is the least of several runs.
"""
import ctypes
import json
import os
import resource
import subprocess
import sys
import time

WIDTH, INNER, HEADS, LAYERS = 768, 3072, 12, 8
REPEATS, COPIES = 5, 20


def article_milliseconds(lectern, text):
    """Processor time of one article, and the memory of the process in MB."""
    line = json.dumps({"id": "a", "text": text}) + "\n"

    def run(copies):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([lectern, "annotate", "--stream"], input=line * copies, text=True, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024

    once = [run(1) for _ in range(REPEATS)]
    many = [run(1 + COPIES) for _ in range(REPEATS)]
    load = min(t for t, _ in once)
    return 1000 * (min(t for t, _ in many) - load) / COPIES, 1000 * load, max(m for _, m in many)


def products(length):
    """Rows, columns and inner size of a window's products, how often each is taken, and whether it is of weights."""
    head = WIDTH // HEADS
    return [(length, 3 * WIDTH, WIDTH, LAYERS, True), (length, WIDTH, WIDTH, LAYERS, True), (length, INNER, WIDTH, LAYERS, True),
            (length, WIDTH, INNER, LAYERS, True), (length, length, head, LAYERS * HEADS, False),
            (length, head, length, LAYERS * HEADS, False)]


def product_milliseconds(multiply, lengths, of_weights):
    numbers = (ctypes.c_float * (1 << 22))
    a, b, c = numbers(), numbers(), numbers()
    for i in range(1 << 22):
        a[i] = b[i] = 0.01 * (i % 97)
    total = 0.0
    for length in lengths:
        for rows, columns, inner, times, is_of_weights in products(length):
            if is_of_weights != of_weights:
                continue
            least = 1e9
            for _ in range(10):
                start = time.process_time()
                multiply(rows, columns, inner, a, b, c)
                least = min(least, time.process_time() - start)
            total += least * times
    return 1000 * total


ONE, NOTHING, SIZE, LETTER = ctypes.c_float(1), ctypes.c_float(0), ctypes.c_long, ctypes.c_char


def openblas():
    library = ctypes.CDLL("libopenblas.so.0")
    return lambda m, n, k, a, b, c: library.cblas_sgemm(101, 111, 112, m, n, k, ONE, a, k, b, k, NOTHING, c, n)


def onednn():
    library = ctypes.CDLL("libdnnl.so.2")
    return lambda m, n, k, a, b, c: library.dnnl_sgemm(
        LETTER(b"N"), LETTER(b"T"), SIZE(m), SIZE(n), SIZE(k), ONE, a, SIZE(k), b, SIZE(k), NOTHING, c, SIZE(n))


def onednn_bytes():
    library, byte, none = ctypes.CDLL("libdnnl.so.2"), ctypes.c_int8(0), ctypes.c_int32(0)
    return lambda m, n, k, a, b, c: library.dnnl_gemm_s8s8s32(
        LETTER(b"N"), LETTER(b"T"), LETTER(b"F"), SIZE(m), SIZE(n), SIZE(k), ONE, a, SIZE(k), byte, b, SIZE(k), byte, NOTHING, c,
        SIZE(n), ctypes.byref(none))


def main():
    lectern, path = sys.argv[1:]
    os.sched_setaffinity(0, {0})
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    os.environ.setdefault("DNNL_MAX_CPU_ISA", "AVX512_CORE_VNNI")
    text = " ".join(sorted(word.strip(".,;:?!\"'“”‘’()") for word in open(path, encoding="utf-8").read().split()))
    # Windows as the program cuts them: four bytes and a half a piece, cores of 400 pieces with 50 more on either side.
    count = int(os.environ.get("PIECES", len(text.encode()) / 4.5))
    cores = [min(400, count - start) for start in range(0, count, 400)]
    lengths = [min(510, core + 50 * ((i > 0) + (i < len(cores) - 1))) + 2 for i, core in enumerate(cores)]
    whole, load, memory = article_milliseconds(lectern, text)
    print(f"article of {len(text.split())} words, some {count} pieces, windows of {lengths}: {whole:.0f} ms "
          f"(and once {load:.0f} ms to start and load), {memory:.0f} MB")
    floats, weights = {}, {}
    for name, open_library in (("OpenBLAS", openblas), ("oneDNN", onednn)):
        try:
            multiply = open_library()
        except OSError:
            print(f"{name}: not installed")
            continue
        floats[name], weights[name] = (product_milliseconds(multiply, lengths, of_weights) for of_weights in (False, True))
    if "oneDNN" in weights:
        weights["oneDNN by bytes"] = product_milliseconds(onednn_bytes(), lengths, True)
    between = min(floats.values())
    for name, taken in weights.items():
        print(f"its products: {between:.0f} ms of states with states, {taken:.0f} ms with weights by {name}: "
              f"the whole takes {whole / (between + taken):.2f} times as long")


if __name__ == "__main__":
    main()
