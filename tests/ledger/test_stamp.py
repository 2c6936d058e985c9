from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.ledger.stories import DAY, put

from tumen.ledger import Ledger, open_ledger

ADD = """
import sys
from tests.ledger.stories import put
from tumen.ledger import open_ledger
with open_ledger(sys.argv[1]) as ledger:
    put(ledger, "From another process.")
"""


def test_the_stamp_stays_while_nothing_is_written(url: str) -> None:
    with open_ledger(url, create=True) as ledger:
        put(ledger, "One.")
        before = ledger.stamp()
        ledger.documents()
        ledger.search("one")
        if url.startswith("postgresql"):  # a server counts the writing of others too
            return
        assert ledger.stamp() == before
        put(ledger, "One.")
        assert ledger.stamp() == before


def test_the_stamp_changes_with_what_this_ledger_writes(ledger: Ledger) -> None:
    stamps = [ledger.stamp()]
    document = put(ledger, "One.")
    stamps.append(ledger.stamp())
    ledger.withdraw(document.id, DAY)
    stamps.append(ledger.stamp())
    assert len(set(stamps)) == 3


def test_the_stamp_changes_with_what_another_process_writes(ledger: Ledger, url: str) -> None:
    before = ledger.stamp()
    subprocess.run([sys.executable, "-c", ADD, url], cwd=Path(__file__).parents[2], check=True, timeout=60)
    assert ledger.stamp() != before


def test_the_stamp_may_be_asked_for_by_many_threads_and_after_closing(ledger: Ledger) -> None:
    with ThreadPoolExecutor(8) as pool:
        stamps = list(pool.map(lambda _: ledger.stamp(), range(200)))
    assert all(stamps)
    ledger.close()
    assert ledger.stamp()
