from __future__ import annotations

import multiprocessing
import random

import pytest
from tests.ledger import synthetic
from tests.ledger.stories import contents

from tumen.ledger import open_ledger

CLAIMS = 600
KILLS = 20


def work(url: str) -> None:
    """What a run does: add all there is, one by one, and work out the dealings now and then and at the end."""
    with open_ledger(url, create=True, busy_seconds=60) as ledger:
        for batch in synthetic.batches(CLAIMS):
            synthetic.add(ledger, batch)
            if len(ledger.dirty_blocks()) > 60:
                synthetic.refresh(ledger)
        synthetic.refresh(ledger)


@pytest.mark.slow
def test_killed_twenty_times_it_ends_as_one_that_was_not(url: str, other_url: str) -> None:
    with open_ledger(other_url, create=True) as whole:
        for batch in synthetic.batches(CLAIMS):
            synthetic.add(whole, batch)
        synthetic.refresh(whole)
        expected = contents(whole)
    moments = random.Random(20)  # noqa: S311 - the same moments each time
    forked = multiprocessing.get_context("fork")
    reached = []
    for _ in range(KILLS):
        running = forked.Process(target=work, args=(url,))
        running.start()
        running.join(moments.uniform(0.05, 0.6))
        running.kill()
        running.join()
        with open_ledger(url, create=True) as ledger:
            stats = ledger.stats()
        reached.append(stats.documents)
        assert stats.claims == 3 * stats.documents
    last = forked.Process(target=work, args=(url,))
    last.start()
    last.join(120)
    assert last.exitcode == 0
    assert len(set(reached)) > 3, "the kills must fall into the work"
    assert reached == sorted(reached)
    with open_ledger(url) as ledger:
        assert contents(ledger) == expected
