"""The figures of a relation, as Vega-Lite v5 specs: one function each, pure, the same for page, API and brief.

Every function gives None where there is nothing to draw, and puts a text alternative made from the same data into
the spec's ``description``. Labels are data, never markup or expressions, so no text of a document can act.
"""

from tumen.reports.figures.monthly import monthly_figure
from tumen.reports.figures.sides import sides_figure
from tumen.reports.figures.spark import spark_svg
from tumen.reports.figures.timeline import timeline_figure
from tumen.reports.render import png, svg, themed
from tumen.reports.themes import Theme

__all__ = [
    "Theme",
    "monthly_figure",
    "png",
    "sides_figure",
    "spark_svg",
    "svg",
    "themed",
    "timeline_figure",
]
