#!/usr/bin/env python3
"""The encoder against the matrix products it is made of: encoder_bench.py LECTERN ARTICLE

ARTICLE is a text. Prints, in processor milliseconds on one core: the whole analysis of the article by `annotate --stream`
(start-up and loading taken out by the difference of one article and many), and the encoder's products alone on the same
shapes by OpenBLAS and, where it is installed, oneDNN. Everything is the least of several runs.
"""
import ctypes
import json
import os
import resource
import subprocess
import sys
import time

WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
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
    """Rows, columns and inner size of a window's products, and how often each is taken."""
    head = WIDTH // HEADS
    return [(length, 3 * WIDTH, WIDTH, LAYERS), (length, WIDTH, WIDTH, LAYERS), (length, INNER, WIDTH, LAYERS),
            (length, WIDTH, INNER, LAYERS), (length, length, head, LAYERS * HEADS), (length, head, length, LAYERS * HEADS)]


def product_milliseconds(multiply, lengths):
    floats = (ctypes.c_float * (1 << 21))
    a, b, c = floats(), floats(), floats()
    for i in range(1 << 21):
        a[i] = b[i] = 0.01 * (i % 97)
    total = 0.0
    for length in lengths:
        for rows, columns, inner, times in products(length):
            least = 1e9
            for _ in range(20):
                start = time.process_time()
                multiply(rows, columns, inner, a, b, c)
                least = min(least, time.process_time() - start)
            total += least * times
    return 1000 * total


def openblas():
    library = ctypes.CDLL("libopenblas.so.0")
    one, zero = ctypes.c_float(1), ctypes.c_float(0)
    return lambda m, n, k, a, b, c: library.cblas_sgemm(101, 111, 112, m, n, k, one, a, k, b, k, zero, c, n)


def onednn():
    library = ctypes.CDLL("libdnnl.so.2")
    one, zero, size = ctypes.c_float(1), ctypes.c_float(0), ctypes.c_long
    return lambda m, n, k, a, b, c: library.dnnl_sgemm(
        ctypes.c_char(b"N"), ctypes.c_char(b"T"), size(m), size(n), size(k), one, a, size(k), b, size(k), zero, c, size(n))


def main():
    lectern, path = sys.argv[1:]
    os.sched_setaffinity(0, {0})
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    text = open(path, encoding="utf-8").read()
    # Windows as the program cuts them: four bytes and a half a piece, cores of 400 pieces with 50 more on either side.
    count = int(os.environ.get("PIECES", len(text.encode()) / 4.5))
    cores = [min(400, count - start) for start in range(0, count, 400)]
    lengths = [min(510, core + 50 * ((i > 0) + (i < len(cores) - 1))) + 2 for i, core in enumerate(cores)]
    whole, load, memory = article_milliseconds(lectern, text)
    print(f"article of {len(text.split())} words, some {count} pieces, windows of {lengths}: {whole:.0f} ms "
          f"(and once {load:.0f} ms to start and load), {memory:.0f} MB")
    best = None
    for name, open_library in (("OpenBLAS", openblas), ("oneDNN", onednn)):
        try:
            multiply = open_library()
        except OSError:
            print(f"{name}: not installed")
            continue
        taken = product_milliseconds(multiply, lengths)
        best = min(best or taken, taken)
        print(f"its products by {name}: {taken:.0f} ms")
    if best:
        print(f"the whole analysis takes {whole / best:.2f} times the faster products")


if __name__ == "__main__":
    main()
