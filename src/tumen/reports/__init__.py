"""What Tumen hands over: figures, briefs and exports, each statement led back to its sentence."""

from tumen.reports.brief import build_brief
from tumen.reports.write import RENDERERS, render_brief, write_brief

__all__ = ["RENDERERS", "build_brief", "render_brief", "write_brief"]
