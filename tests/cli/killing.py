"""Run ``tumen add`` in a process that is killed at random moments, again and again: a program for one test.

All is loaded once, by adding one document elsewhere, and each run is a fork of this process, so that the kills fall
into the work and not into its start. Prints the number of documents in the ledger after each kill, as a JSON array.

Arguments: the folder to read, the ledger, a ledger for an unbroken run, the number of kills, a seed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from tumen.cli.entry import run
from tumen.errors import LedgerMissingError
from tumen.ledger.store import open_ledger


def start(folder: str, ledger: str) -> int:
    """Fork a run; its process id."""
    child = os.fork()
    if child == 0:
        os._exit(run(["add", folder, "--ledger", ledger, "--quiet"]))
    return child


def whole_run(folder: str, ledger: str) -> float:
    """Let a run end by itself; the seconds it took."""
    started = time.monotonic()
    _, status = os.waitpid(start(folder, ledger), 0)
    assert status == 0, f"an unbroken run ended with {status}"
    return time.monotonic() - started


def documents_in(ledger: str) -> int:
    """How many documents were stored."""
    try:
        with open_ledger(ledger) as held:
            return held.stats().documents
    except LedgerMissingError:
        return 0


def main(folder: str, broken: str, unbroken: str, kills: int, seed: int) -> None:
    """Kill as many runs as asked for, then let one end."""
    warm = min(Path(folder).iterdir())
    assert run(["add", str(warm), "--ledger", f"{unbroken}.warm", "--quiet"]) == 0
    chance = random.Random(seed)  # noqa: S311 - the same moments for the same seed
    work = whole_run(folder, unbroken)
    idle = whole_run(folder, unbroken)
    counts = []
    for _ in range(kills):
        child = start(folder, broken)
        time.sleep(chance.uniform(0, idle + 2 * max(work - idle, 0) / kills))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        counts.append(documents_in(broken))
    whole_run(folder, broken)
    sys.stdout.write(json.dumps(counts) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4], *map(int, sys.argv[4:6]))
