"""A screen for one application: an X display, a session bus that carries accessibility, and a window manager."""

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Qt draws its own dialogs on this screen, whatever desktop the tests are started from.
QT = {
    "QT_QPA_PLATFORM": "xcb",
    "QT_QPA_PLATFORMTHEME": "",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    "XDG_CURRENT_DESKTOP": "",
}


class Screen:
    """The processes that make a screen, and the environment an application needs to appear on it."""

    def __init__(self, folder: Path, *, size: str, env: Mapping[str, str]) -> None:
        self._size = size
        self._processes: list[subprocess.Popen[bytes]] = []
        runtime = tempfile.mkdtemp(dir=folder, prefix="run-")
        self.env = dict(os.environ, LC_ALL="C.UTF-8", XDG_RUNTIME_DIR=runtime, **env)

    def start(self) -> None:
        """Start everything and return when it is ready; this process sees the same display and bus from then on."""
        try:
            self.env.update(DISPLAY=self._start_display(), **QT)
            self.env.update(DBUS_SESSION_BUS_ADDRESS=self._start_bus())
        except BaseException:
            self.stop()
            raise
        os.environ.update({name: self.env[name] for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")})
        self.run("openbox")

    def run(self, *command: str, log: Path | None = None, **more: Any) -> subprocess.Popen[bytes]:
        """Run a command on this screen until `stop`; what it says goes to `log`, else nowhere."""
        with open(log or os.devnull, "ab") as said:
            streams = {"stdin": subprocess.DEVNULL, "stdout": said, "stderr": said}
            process = subprocess.Popen(command, env=self.env, **(streams | more))
        self._processes.append(process)
        return process

    def stop(self) -> None:
        """End everything that was started, the newest first."""
        while self._processes:
            process = self._processes.pop()
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start_display(self) -> str:
        """Start Xvfb on a number that it picks itself and return `:number`, which it says when it is ready."""
        reads, writes = os.pipe()
        self.run("Xvfb", "-displayfd", str(writes), "-screen", "0", f"{self._size}x24", pass_fds=(writes,))
        os.close(writes)
        with os.fdopen(reads) as answer:
            number = answer.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        return f":{number}"

    def _start_bus(self) -> str:
        """Start a session bus and return its address, once it has started the accessibility bus as well."""
        bus = self.run("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        asking = ["dbus-send", f"--bus={address}", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"]
        subprocess.run([*asking, "org.a11y.Bus.GetAddress"], env=self.env, check=True, capture_output=True)
        return address
