"""What one try of a PIN costs, beside a bare SHA-256 in the same run, and what guessing all of them would.

`python -m tests.bench.bench_sign_in` prints milliseconds, the ratio and the hours; nothing fails here.
"""

import argparse
import hashlib
import statistics
import sys
import time
from collections.abc import Callable

from b12desk.clinical.sign_in_records import CredentialKind, CredentialRecord
from b12desk.services.credentials import HASHER, proves

PIN, WRONG_PIN = "271828", "314159"
BARE_TRIES = 10_000
SIX_DIGITS = 1_000_000
SECONDS_AN_HOUR = 3_600


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tries", type=int, default=25)
    asked = options.parse_args()
    kept = CredentialRecord("id", "user", CredentialKind.PIN, HASHER.hash(PIN))
    one = _median(lambda: proves(kept, WRONG_PIN), asked.tries)
    bare = _median(lambda: [hashlib.sha256(WRONG_PIN.encode()).digest() for _ in range(BARE_TRIES)], 9) / BARE_TRIES
    _say(f"one wrong PIN: {one * 1000:.0f} ms ({one / bare:,.0f} times a bare SHA-256)")
    for guesses in (10_000, SIX_DIGITS):
        _say(f"{guesses:>9,} guesses on one such processor: {guesses * one / SECONDS_AN_HOUR:,.1f} hours")


def _median(act: Callable[[], object], times: int) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
