"""One annotator process, and the articles that go through it.

The annotator is `lectern annotate --stream`: a line of JSON in is an article, a line out its annotation, in order. At most
a few articles are in it at a time, so that neither side holds more than those, and its pipes are written and read side by
side, so that neither waits for the other with a full pipe. An annotator that ends, hangs or answers nonsense is started
anew; which of the articles in it did that is found by giving them to it one by one.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import selectors
import subprocess
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

#: How much is read from a pipe at once, in bytes, and how much of what the annotator complains of is kept.
CHUNK = 1 << 16
COMPLAINT_LIMIT = 2000


@dataclass(frozen=True)
class Settings:
    """How articles are annotated.

    `in_flight` bounds the articles in one annotator, and with them its memory and the cores that it can keep busy: it works
    on as many articles at once as it is given. `patience` is how long an answer may take, in seconds, and
    `patience_per_kilobyte` how much longer for each kilobyte of text. An article is given up when it was alone in the
    annotator `attempts` times and ended it each time; after `deaths` such articles in a row the annotator itself is taken
    to be broken.
    """

    command: tuple[str, ...] = ("lectern", "annotate", "--stream")
    in_flight: int = 2
    patience: float = 300.0
    patience_per_kilobyte: float = 5.0
    attempts: int = 2
    deaths: int = 5


class Answer(NamedTuple):
    """What became of an article: its annotation as a line of JSON, or the error for which there is none."""

    article: dict[str, Any]
    annotation: str | None
    error: str | None


class AnnotatorBroken(Exception):
    """The annotator cannot be started, or ends whatever it is given: no fault of an article."""


class AnnotatorEnded(Exception):
    """The annotator ended, hung or answered something else than it was asked."""


def request(article: dict[str, Any]) -> bytes:
    """The line by which an annotator is given an article: `id` and `text`, and what else it is to heed."""
    members = {name: article[name] for name in ("id", "text")}
    members |= {name: article[name] for name in ("date", "issue", "statements") if article.get(name) is not None}
    return json.dumps(members, ensure_ascii=False).encode() + b"\n"


def answer(article: dict[str, Any], line: bytes) -> Answer:
    """What a line of the annotator says of the article that is next in turn.

    Raises `AnnotatorEnded` if it is no answer to that: then no line after it can be trusted either.
    """
    try:
        found = json.loads(line)
    except ValueError:
        raise AnnotatorEnded(f"answered what is no JSON: {line[:80]!r}") from None
    if not isinstance(found, dict):
        raise AnnotatorEnded(f"answered what is no JSON object: {line[:80]!r}")
    # Of a line that it cannot read at all the annotator knows no id.
    if "error" in found and found.get("id") in (article["id"], None):
        return Answer(article, None, str(found["error"]))
    if found.get("id") != article["id"]:
        raise AnnotatorEnded(f"answered for {found.get('id')!r} when asked for {article['id']!r}")
    return Answer(article, line.decode(), None)


class Annotator:
    """A running annotator. Nothing here blocks for longer than the patience it is asked with."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it. Raises `AnnotatorBroken` if that cannot be done."""
        try:
            self._process = subprocess.Popen(
                list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
            )
        except OSError as error:
            raise AnnotatorBroken(f"{command[0]}: {error.strerror}; name the annotator with its full path") from error
        assert self._process.stdin and self._process.stdout and self._process.stderr
        self._stdin, self._stdout, self._stderr = self._process.stdin, self._process.stdout, self._process.stderr
        self._unsent = bytearray()
        self._unread = bytearray()
        self._complaint = bytearray()
        self._selector = selectors.DefaultSelector()
        for pipe, events in ((self._stdout, selectors.EVENT_READ), (self._stderr, selectors.EVENT_READ)):
            os.set_blocking(pipe.fileno(), False)
            self._selector.register(pipe, events)
        os.set_blocking(self._stdin.fileno(), False)
        with contextlib.suppress(OSError, AttributeError):
            # A pipe of the size of an article saves turns between the two; it works with any size.
            fcntl.fcntl(self._stdin.fileno(), fcntl.F_SETPIPE_SZ, 1 << 18)

    def send(self, line: bytes) -> None:
        """Begin to give it a line; what its pipe does not take is given while answers are awaited."""
        if not self._unsent:
            self._selector.register(self._stdin, selectors.EVENT_WRITE)
        self._unsent += line
        self._pump(0)

    def receive(self, patience: float) -> bytes:
        """The next line that it says, waiting `patience` seconds at most. Raises `AnnotatorEnded` if there is none."""
        deadline = time.monotonic() + patience
        while (end := self._unread.find(b"\n")) < 0:
            left = deadline - time.monotonic()
            if left <= 0:
                raise AnnotatorEnded(f"gave no answer for {patience:.0f} s")
            if not self._pump(left):
                raise AnnotatorEnded(self._obituary())
        line = bytes(self._unread[:end])
        del self._unread[: end + 1]
        return line

    def finish(self, patience: float) -> None:
        """Tell it that nothing more comes, and wait for its end. Raises `AnnotatorEnded` if it has more to say."""
        self._stdin.close()
        deadline = time.monotonic() + patience
        while not self._unread and self._pump(max(0.0, deadline - time.monotonic())):
            if time.monotonic() >= deadline:
                raise AnnotatorEnded(f"did not end within {patience:.0f} s")
        if self._unread:
            raise AnnotatorEnded(f"answered more than it was asked: {bytes(self._unread[:80])!r}")

    def kill(self) -> None:
        """End it, whatever it does."""
        self._selector.close()
        self._process.kill()
        self._process.wait()
        for pipe in (self._stdin, self._stdout, self._stderr):
            # What was not written yet is of no use to the dead.
            with contextlib.suppress(BrokenPipeError):
                pipe.close()

    def _pump(self, patience: float) -> bool:
        """Write and read what can be; false when its output is at an end."""
        goes_on = True
        for key, _ in self._selector.select(patience):
            if key.fileobj is self._stdin:
                self._write()
            elif key.fileobj is self._stdout:
                chunk = os.read(self._stdout.fileno(), CHUNK)
                self._unread += chunk
                goes_on = bool(chunk)
            else:
                self._note_complaint()
        return goes_on

    def _write(self) -> None:
        try:
            written = os.write(self._stdin.fileno(), self._unsent[:CHUNK])
        except BrokenPipeError:
            # Its end is told by its output, which may hold answers still.
            written = len(self._unsent)
        del self._unsent[:written]
        if not self._unsent:
            self._selector.unregister(self._stdin)

    def _note_complaint(self) -> None:
        chunk = os.read(self._stderr.fileno(), CHUNK)
        if not chunk and self._stderr in self._selector.get_map():
            self._selector.unregister(self._stderr)
        self._complaint = (self._complaint + chunk)[-COMPLAINT_LIMIT:]

    def _obituary(self) -> str:
        """How it ended, and the last that it complained of."""
        try:
            status = self._process.wait(5)
        except subprocess.TimeoutExpired:
            return "closed its output"
        with contextlib.suppress(BlockingIOError):
            self._note_complaint()
        how = f"signal {-status}" if status < 0 else f"status {status}"
        words = self._complaint.decode(errors="replace").strip().splitlines()
        return f"ended with {how}" + (f": {words[-1]}" if words else "")


class AnnotatorSession:
    """The annotators that see a partition through: one at a time, a new one when the last has ended."""

    def __init__(self, settings: Settings) -> None:
        """Prepare; the first annotator is started when the first article comes."""
        self._settings = settings
        self._annotator: Annotator | None = None
        self._deaths = 0

    def answers(self, articles: Iterable[dict[str, Any]]) -> Iterator[Answer]:
        """An answer for each article, in their order; all are told apart by their ids, which are not null.

        Raises `AnnotatorBroken` when there is no annotator to be had.
        """
        source = iter(articles)
        waiting: deque[dict[str, Any]] = deque()
        try:
            while True:
                try:
                    while len(waiting) < self._settings.in_flight and (article := next(source, None)) is not None:
                        waiting.append(article)
                        self._running().send(request(article))
                    if not waiting:
                        break
                    found = answer(waiting[0], self._running().receive(self._patience(waiting)))
                except AnnotatorEnded:
                    self._bury()
                    while waiting:
                        yield self._alone(waiting.popleft())
                    continue
                waiting.popleft()
                self._deaths = 0
                yield found
            self._finish()
        finally:
            self._bury()

    def _alone(self, article: dict[str, Any]) -> Answer:
        """The answer for an article that has the annotator for itself."""
        for attempt in range(1, self._settings.attempts + 1):
            try:
                self._running().send(request(article))
                found = answer(article, self._running().receive(self._patience([article])))
            except AnnotatorEnded as why:
                self._bury()
                if attempt == self._settings.attempts:
                    return self._give_up(article, why)
            else:
                self._deaths = 0
                return found
        raise AnnotatorBroken("an article is given to the annotator at least once; set attempts to 1 or more")

    def _give_up(self, article: dict[str, Any], why: AnnotatorEnded) -> Answer:
        self._deaths += 1
        if self._deaths >= self._settings.deaths:
            raise AnnotatorBroken(
                f"{self._settings.command[0]}: {why}, with each of {self._deaths} articles in a row; try it by hand"
            )
        return Answer(article, None, f"the annotator {why}")

    def _patience(self, waiting: Iterable[dict[str, Any]]) -> float:
        kilobytes = sum(len(article["text"] or "") for article in waiting) / 1000
        return self._settings.patience + kilobytes * self._settings.patience_per_kilobyte

    def _running(self) -> Annotator:
        if self._annotator is None:
            self._annotator = Annotator(self._settings.command)
        return self._annotator

    def _finish(self) -> None:
        if self._annotator is None:
            return
        try:
            self._annotator.finish(self._settings.patience)
        except AnnotatorEnded as why:
            # Nobody knows then which answer was of which article.
            raise AnnotatorBroken(f"{self._settings.command[0]}: {why}") from why

    def _bury(self) -> None:
        if self._annotator is not None:
            self._annotator.kill()
            self._annotator = None
