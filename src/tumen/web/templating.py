"""The templates and the filters they use. Everything is escaped; nothing from a document is ever marked safe."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tumen.consolidation import CREDIBILITY_NAMES
from tumen.model import PartyMention
from tumen.relations import spark
from tumen.reports.characters import web_address
from tumen.reports.figures import spark_svg
from tumen.web import labels
from tumen.web.highlights import FIELDS

SPARK_YEARS, SPARK_BARS = 10, 41
"""The years that a spark line reaches back, and its bars, each of three months."""


def environment(version: str) -> Environment:
    """The template environment: autoescape on, an undefined name is an error. ``version`` is Tumen's."""
    made = Environment(
        loader=PackageLoader("tumen.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(version=version, fields=FIELDS)
    made.filters.update(
        act=labels.act,
        credibility=lambda value: CREDIBILITY_NAMES[value],
        day=labels.day,
        goods=labels.goods,
        here=here,
        mention=mention,
        number=labels.number,
        parties=labels.parties,
        party=labels.party,
        period=labels.period,
        plain=labels.plain,
        quantity=labels.quantity,
        reliability=lambda value: labels.RELIABILITY[value],
        spark=_spark,
        web_link=web_address,
        when_text=labels.when_text,
        words=lambda code: str(code).replace("_", " "),
    )
    return made


def here(request: Request, **changes: object) -> str:
    """The address of this page with some of its query changed; None takes a part out."""
    query = {key: value for key, value in request.query_params.items() if value}
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None and value != "":
            query[name] = str(value)
    return f"{request.url.path}?{urlencode(query)}" if query else request.url.path


def mention(party: PartyMention) -> str:
    """A mention's party id, or the words of the text where the party is not known."""
    return party.id or party.text


def _spark(monthly: Sequence[tuple[str, int]], until: str) -> Markup:
    """The ten years up to the month ``until`` as SVG, so that all rows of a table share one axis of time.

    It holds numbers of our own only, so it needs no escaping.
    """
    since = f"{int(until[:4]) - SPARK_YEARS:04d}{until[4:]}"
    shown = [(since, 0), *((month, count) for month, count in monthly if since < month <= until), (until, 0)]
    return Markup(spark_svg(spark(shown, buckets=SPARK_BARS), width=144, height=26))  # noqa: S704
