#!/usr/bin/env python3
"""Measure what lectern on Spark costs: the figures of docs/scale.md.

    bench.py annotate [--count 2000] [--lectern PATH]   throughput on 1 and 2 cores, beside one process without Spark
    bench.py overhead [--count 2000]                    the same with an annotator that does nothing
    bench.py joins [--counts 5000,10000,20000]          pages over ready annotations: time and memory, growth with size

Articles are made by library_gen.py of the shared benches (--generator). Runs are processes of their own, pinned to the
cores that they are of. Wants a quiet machine; times are of the work alone, without the start of Spark.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
#: Answers each article with its id and nothing else, faster than anything could.
IDLE = ("sed", "-u", r's/^{"id": *\("[^"]*"\).*/{"id":\1}/')


def main() -> int:
    """Run one of the measures, or a part of one in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measure", choices=("annotate", "overhead", "joins", "part-annotate", "part-joins"))
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--counts", default="5000,10000,20000")
    parser.add_argument("--lectern", default=str(ROOT / ".build/release/lectern"))
    parser.add_argument("--generator", default=str(ROOT.parent / "shared/bench/terminal/library_gen.py"))
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "lectern-spark-bench")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--input", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    measures = {
        "annotate": measure_annotating,
        "overhead": measure_overhead,
        "joins": measure_joins,
        "part-annotate": annotate_part,
        "part-joins": join_part,
    }
    measures[given.measure](given)
    return 0


def generated(given: argparse.Namespace, count: int) -> Path:
    """A folder with `count` made-up articles: `gold.jsonl` and `manifest.jsonl`."""
    folder = given.folder / f"articles-{count}"
    if not (folder / "manifest.json").exists():
        run = [sys.executable, given.generator, str(folder), "--count", str(count), "--gold"]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    return folder


def read_lines(path: Path) -> Iterator[dict]:
    """The objects of a file of JSON lines."""
    with open(path, encoding="utf-8") as file:
        yield from map(json.loads, file)


def articles(given: argparse.Namespace, count: int) -> Path:
    """A file of articles as lines of JSON."""
    path = given.folder / f"articles-{count}.jsonl"
    if not path.exists():
        with open(path, "w", encoding="utf-8") as out:
            for one in read_lines(generated(given, count) / "gold.jsonl"):
                out.write(json.dumps({"id": one["id"], "text": one["text"]}, ensure_ascii=False) + "\n")
    return path


def records(given: argparse.Namespace, count: int) -> Path:
    """A file of records as a store holds them, with the annotations that the generator knows to be true."""
    path = given.folder / f"records-{count}.jsonl"
    if path.exists():
        return path
    folder = generated(given, count)
    gold, manifest = read_lines(folder / "gold.jsonl"), read_lines(folder / "manifest.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        for text, known in zip(gold, manifest, strict=True):
            out.write(json.dumps(record(text["text"], known), ensure_ascii=False) + "\n")
    return path


def record(text: str, known: dict) -> dict:
    """An article of the generator as a record of a store."""
    annotation = {
        "id": known["id"],
        "issue": [{"id": "i1", "proposition": known["issue"]}],
        "speakers": [
            {"id": one["id"], "name": one["name"], "type": "person", "aliases": [one["family"]]} for one in known["speakers"]
        ],
        "statements": [one | {"issue": "i1"} for one in known["statements"]],
        "events": [
            {
                "id": f"e{number}",
                "name": one["name"],
                "date": one["date"],
                "mentions": [{"span": one["span"], "kind": "named"}],
            }
            for number, one in enumerate(known["events"])
        ],
    }
    head = {"title": known["headline"], "date": known["date"], "key": known["id"]}
    return {"id": known["id"], **head, "text": text, "annotation": json.dumps(annotation, ensure_ascii=False)}


class Memory:
    """Watches what a process and all that it started hold in memory."""

    def __init__(self, pid: int) -> None:
        """Watch from now on, twice a second."""
        self.most = 0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def end(self) -> int:
        """Stop watching; returns the most that was held at one time, in MB. What two share counts twice."""
        self._ended.set()
        self._thread.join()
        return self.most >> 20

    def _watch(self) -> None:
        while not self._ended.wait(0.5):
            self.most = max(self.most, sum(map(resident, descendants(self._pid))))


def descendants(pid: int) -> set[int]:
    """A process, and all processes below it."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found, size = {pid}, 0
    while len(found) > size:
        size = len(found)
        found |= {child for child, parent in parents.items() if parent in found}
    return found


def resident(pid: int) -> int:
    """What a process holds in memory, in bytes."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def part(given: argparse.Namespace, name: str, cores: int, path: Path, *options: str) -> dict:
    """Run a part in a process of its own on `cores` cores; returns what it tells, and its memory."""
    pinned = ["taskset", "-c", ",".join(map(str, range(cores))), sys.executable, __file__, f"part-{name}"]
    run = [*pinned, "--cores", str(cores), "--input", str(path), "--folder", str(given.folder), *options]
    process = subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    memory = Memory(process.pid)
    told, _ = process.communicate()
    most = memory.end()
    if process.returncode != 0:
        sys.exit(f"bench.py: {' '.join(run)}: ended with {process.returncode}; run it by hand to see why")
    return json.loads(told.splitlines()[-1]) | {"megabytes": most}


def measure_annotating(given: argparse.Namespace) -> None:
    """Throughput on 1 and 2 cores, and one process without Spark on one core."""
    path = articles(given, given.count)
    start = time.monotonic()
    with open(path, "rb") as lines, open(given.folder / "one-process.jsonl", "wb") as out:
        run = ["taskset", "-c", "0", given.lectern, "annotate", "--stream"]
        subprocess.run(run, stdin=lines, stdout=out, check=True)
    alone = time.monotonic() - start
    tell("one process, 1 core", given.count, alone)
    expected = sorted((given.folder / "one-process.jsonl").read_text(encoding="utf-8").splitlines())
    seconds = {}
    for cores in (1, 2):
        told = part(given, "annotate", cores, path, "--lectern", given.lectern)
        seconds[cores] = told["seconds"]
        tell(f"Spark, {cores} core(s)", given.count, told["seconds"], told["megabytes"])
        found = sorted((given.folder / "spark.jsonl").read_text(encoding="utf-8").splitlines())
        print(f"  the same output as one process: {found == expected}")
    print(f"throughput, 2 cores to 1: {seconds[1] / seconds[2]:.2f}")
    print(f"Spark beside one process, 1 core: {(seconds[1] - alone) / given.count * 1000:+.1f} ms an article")


def measure_overhead(given: argparse.Namespace) -> None:
    """What Spark costs around an annotator that does nothing."""
    for count in (given.count, given.count * 10):
        for cores in (1, 2):
            told = part(given, "annotate", cores, articles(given, count), "--lectern", "")
            tell(f"an idle annotator, {cores} core(s)", count, told["seconds"], told["megabytes"])


def measure_joins(given: argparse.Namespace) -> None:
    """Time and memory of the pages over ready annotations, for several sizes."""
    for count in map(int, given.counts.split(",")):
        told = part(given, "joins", 2, records(given, count))
        tell(
            f"pages, {told['statements']} statements, {told['speakers']} speakers", count, told["seconds"], told["megabytes"]
        )


def tell(what: str, count: int, seconds: float, megabytes: int | None = None) -> None:
    """Print a line of figures."""
    memory = f", {megabytes} MB at most" if megabytes is not None else ""
    print(f"{what}: {count} articles in {seconds:.1f} s, {seconds / count * 1000:.1f} ms each{memory}", flush=True)


def annotate_part(given: argparse.Namespace) -> None:
    """Annotate the input on an executor a core, and write its lines sorted; tells how long the store took."""
    from lectern_spark import Settings, Store, read, session

    spark = session(f"local-cluster[{given.cores},1,1024]", spark_sql_shuffle_partitions="4")
    store = given.folder / "store"
    shutil.rmtree(store, ignore_errors=True)
    command = (given.lectern, "annotate", "--stream") if given.lectern else IDLE
    start = time.monotonic()
    report = Store(spark, str(store)).add(read(spark, given.input), Settings(command=command))
    seconds = time.monotonic() - start
    with open(given.folder / "spark.jsonl", "w", encoding="utf-8") as out:
        for row in Store(spark, str(store)).annotations().select("annotation").toLocalIterator():
            out.write(row["annotation"] + "\n")
    print(json.dumps({"seconds": seconds, "annotated": report.annotated, "bad": report.bad}))
    spark.stop()


def join_part(given: argparse.Namespace) -> None:
    """Write the pages of the input; tells how long that took."""
    from lectern_spark import session, write_pages
    from lectern_spark.store import RECORD_TYPE

    spark = session(f"local-cluster[{given.cores},1,1024]", spark_sql_shuffle_partitions="16")
    pages = given.folder / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    start = time.monotonic()
    write_pages(spark.read.schema(RECORD_TYPE).json(given.input), str(pages))
    seconds = time.monotonic() - start
    counts = {name: spark.read.parquet(f"{pages}/{name}").count() for name in ("statements", "speakers")}
    print(json.dumps({"seconds": seconds, **counts}))
    spark.stop()


if __name__ == "__main__":
    sys.exit(main())
