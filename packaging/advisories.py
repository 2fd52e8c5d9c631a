"""Ask whether a pinned library has a known vulnerability: one of the checks of `test`, and runs by itself.

python packaging/advisories.py

Every library of requirements-dev.txt, which holds those of requirements.txt, is asked about. Exit code 0: no
vulnerability is known, or nobody could be asked, which is said; 1: one is known that accepted-advisories.toml doesn't
list, or only some libraries could be asked about. pip-audit alone ends with 0 where it could ask about nothing.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
REQUIREMENTS = FOLDER.parent / "requirements-dev.txt"
ACCEPTED = FOLDER / "accepted-advisories.toml"

# What pip-audit says when the other end is the trouble, not the requirements.
NOBODY_THERE = (
    "Failed to connect",
    "ConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
    "SSLError",
    "HTTPError",
    "ServiceError",
)
SOCKET_SECONDS = "5"
LONGEST_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check ends with, and the sentences it says."""

    code: int
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """One library with one advisory, under every name the advisory goes by."""

    package: str
    version: str
    ids: tuple[str, ...]
    fixed_in: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Say which library, which advisory and what to do."""
        fix = f"fixed in {', '.join(self.fixed_in)}" if self.fixed_in else "no fix is published"
        return f"{self.package} {self.version}: {', '.join(self.ids)}, {fix}."


def main() -> int:
    """Ask, say what came of it, and return the exit code."""
    found = _asked()
    print("\n".join(found.says))
    return found.code


def verdict(document: str, accepted: Mapping[str, str]) -> Verdict:
    """Judge pip-audit's JSON; `accepted` maps the id of an advisory to the library it was accepted for."""
    libraries = json.loads(document)["dependencies"]
    unasked = [each["name"] for each in libraries if "skip_reason" in each]
    if len(unasked) == len(libraries):
        return skipped(f"the source that answered knows none of the {len(libraries)} libraries")
    known = [_known(each, advisory) for each in libraries for advisory in each.get("vulns", ())]
    says = [one.sentence for one in known if not _is_accepted(one, accepted)]
    gone = set(accepted) - {id for one in known for id in one.ids}
    says += [f"{id} is accepted, but not known of any pin any more: take it out." for id in sorted(gone)]
    if unasked:
        says.append(f"Could not be asked about: {', '.join(unasked)}.")
    if says:
        return Verdict(1, tuple(says))
    answered = f"No known vulnerability in {len(libraries)} libraries"
    return Verdict(0, (f"{answered}, {len(accepted)} accepted." if accepted else f"{answered}.",))


def skipped(why: str) -> Verdict:
    """Say that nobody could be asked."""
    return Verdict(0, (f"Skipped: no advisory source is reachable ({why}). Nothing is known about the libraries.",))


def failed_to_ask(said: str) -> Verdict:
    """Judge an end without an answer: the network's fault skips the check, anything else fails it."""
    last = next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "nothing was said")
    if any(word in said for word in NOBODY_THERE):
        return skipped(last.split(":")[0].rpartition(".")[2] or "no answer")
    return Verdict(1, (f"pip-audit could not ask: {last}",))


def accepted_in(text: str) -> dict[str, str]:
    """Return the accepted advisories of a file, id to library; each must say why and since when."""
    entries = tomllib.loads(text).get("accepted", [])
    for entry in entries:
        if sorted(entry) != ["id", "library", "on", "reason"]:
            raise ValueError(f"An accepted advisory has id, library, on and reason: {entry}")
    return {entry["id"]: entry["library"] for entry in entries}


def _asked() -> Verdict:
    command: Sequence[str] = (
        *(sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--requirement", str(REQUIREMENTS)),
        *("--format", "json", "--desc", "off", "--aliases", "on"),
        *("--progress-spinner", "off", "--timeout", SOCKET_SECONDS),
    )
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST_SECONDS)
    except subprocess.TimeoutExpired:
        return skipped(f"no answer within {LONGEST_SECONDS} seconds")
    if not told.stdout.startswith("{"):
        return failed_to_ask(told.stderr)
    return verdict(told.stdout, accepted_in(ACCEPTED.read_text(encoding="utf-8")))


def _known(library: Mapping[str, str], advisory: Mapping[str, object]) -> Known:
    ids = (str(advisory["id"]), *_words(advisory.get("aliases")))
    return Known(library["name"], library["version"], ids, _words(advisory.get("fix_versions")))


def _words(found: object) -> tuple[str, ...]:
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _is_accepted(known: Known, accepted: Mapping[str, str]) -> bool:
    return any(accepted.get(id) == known.package for id in known.ids)


if __name__ == "__main__":
    sys.exit(main())
