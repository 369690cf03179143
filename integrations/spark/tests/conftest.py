"""What the tests share: the stub, articles, and a cluster of two executors on this machine."""

import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent
STUB = (sys.executable, str(HERE / "stub.py"))
NAMES = ("Ana Bell", "Tom Ruiz", "Ines Holm", "Omar Lund", "Mara Voss")

sys.path.insert(0, str(HERE.parent))


def sentence(number: int) -> str:
    verb = "warned" if number % 3 == 0 else "said"
    return f"{NAMES[number % len(NAMES)]} {verb} that reason {number} is a good one."


def articles(count: int, length: int = 4) -> list[dict]:
    """Articles that differ, of `length` sentences each."""
    return [
        {"id": f"a{number:04}", "text": " ".join(sentence(number * 7 + place) for place in range(length))}
        for number in range(count)
    ]


def spark_is_missing() -> str | None:
    """Why Spark cannot run here."""
    if find_spec("pyspark") is None:
        return "pyspark is missing; make spark-test installs it"
    return None if shutil.which("java") else "Java is missing; install openjdk-17-jre-headless"


#: What cannot even be imported.
collect_ignore = [] if find_spec("pyspark") else ["test_store.py", "test_pages.py", "test_program.py", "test_export.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what has been left out."""
    if missing := spark_is_missing():
        terminalreporter.write_line(f"the tests on a cluster were skipped: {missing}")


@pytest.fixture(scope="session")
def spark() -> Iterator[object]:
    """Two executors of one core in processes of their own."""
    if missing := spark_is_missing():
        pytest.skip(missing)
    from lectern_spark.session import session

    spark = session("local-cluster[2,1,1024]", spark_sql_shuffle_partitions="4", spark_ui_enabled="false")
    yield spark
    spark.stop()
