#!/usr/bin/env python3
"""Open a report in headless Chromium and use it by keyboard alone: report_keys.py REPORT.html [FOLDER]

Checks that no network is asked for, that nothing is wider than the screen, that Tab reaches the filter, that a choice filters, and
that the script runs under the page's own policy. With FOLDER, screenshots are left there. Exit status 1 when a check fails.
"""
import base64
import json
import os
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request


class Page:
    """A page of the browser, spoken to by the DevTools protocol over a web socket."""

    def __init__(self, port):
        for _ in range(100):
            try:
                pages = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=2))
                address = next(p["webSocketDebuggerUrl"] for p in pages if p["type"] == "page")
                break
            except (OSError, StopIteration):
                time.sleep(0.1)
        else:
            sys.exit("report_keys: the browser does not answer; is chromium installed?")
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        path = address.split(str(port), 1)[1]
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.socket.recv(4096)
        self.buffer = self.buffer.split(b"\r\n\r\n", 1)[1]
        self.number = 0
        self.requests = []

    def take(self, count):
        while len(self.buffer) < count:
            self.buffer += self.socket.recv(1 << 16)
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def receive(self):
        head = self.take(2)
        length = head[1] & 0x7F
        if length == 126:
            length = struct.unpack(">H", self.take(2))[0]
        elif length == 127:
            length = struct.unpack(">Q", self.take(8))[0]
        return json.loads(self.take(length))

    def call(self, method, **parameters):
        self.number += 1
        data = json.dumps({"id": self.number, "method": method, "params": parameters}).encode()
        length = struct.pack(">BB", 0x81, 0x80 | len(data)) if len(data) < 126 else struct.pack(">BBH", 0x81, 0xFE, len(data))
        self.socket.sendall(length + bytes(4) + data)
        while True:
            answer = self.receive()
            if answer.get("method") == "Network.requestWillBeSent":
                self.requests.append(answer["params"]["request"]["url"])
            if answer.get("id") == self.number:
                return answer.get("result", {})

    def value(self, expression):
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def press(self, key, code):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)


def main():
    report, folder = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None
    failures = []

    def check(what, holds):
        print(f"{'ok  ' if holds else 'FAIL'} {what}")
        if not holds:
            failures.append(what)

    with tempfile.TemporaryDirectory() as profile, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        browser = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--remote-debugging-port={port}",
             f"--user-data-dir={profile}", "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            page = Page(port)
            page.call("Network.enable")
            page.call("Page.enable")
            for scheme in ("light", "dark"):
                page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
                for width, height in ((390, 844), (1280, 900)):
                    page.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
                    page.call("Page.navigate", url="file://" + report)
                    time.sleep(1)
                    check(f"{width}x{height} {scheme}: nothing is wider than the screen",
                          page.value("document.documentElement.scrollWidth") <= width)
                    if folder:
                        shot = page.call("Page.captureScreenshot")["data"]
                        with open(os.path.join(folder, f"report-{width}x{height}-{scheme}.png"), "wb") as file:
                            file.write(base64.b64decode(shot))
            check("no network is asked for", all(u.startswith(("file:", "about:", "data:")) for u in page.requests))
            total = page.value("document.querySelectorAll('.statements li').length")
            check("the script runs under the page's policy", page.value("document.getElementById('count').textContent") == f"{total} of {total} statements")
            seen = []
            for _ in range(40):
                page.press("Tab", 9)
                seen.append(page.value("document.activeElement.tagName + '.' + (document.activeElement.name || '')"))
                if seen[-1] == "SELECT.speaker":
                    break
            check("Tab reaches the filter", "SELECT.speaker" in seen)
            page.press("ArrowDown", 40)
            shown = page.value("document.querySelectorAll('.statements li:not(.gone)').length")
            check(f"an arrow chooses a speaker: {shown} of {total} statements are left", 0 < shown < total)
            page.press("Tab", 9)
            page.call("Input.dispatchKeyEvent", type="keyDown", key=" ", code="Space", windowsVirtualKeyCode=32, text=" ")
            page.call("Input.dispatchKeyEvent", type="keyUp", key=" ", code="Space", windowsVirtualKeyCode=32)
            check("a blank switches a stance off", page.value("document.querySelectorAll('#filter input:checked').length") == 4)
            outline = page.value("getComputedStyle(document.activeElement).outlineStyle")
            check("the focus is seen", outline not in (None, "none"))
        finally:
            browser.terminate()
            browser.wait()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
