"""Extraction: a document's text to claims, by rules over a dependency parse and the vocabulary.

Pure: values in, values out. The one thing read from outside is the language model, once a process.
"""

from tumen.extraction.explaining import explain
from tumen.extraction.explanation import Explanation, explanation_to_json
from tumen.extraction.language import model_name
from tumen.extraction.pipeline import extract, extract_document
from tumen.extraction.relating import relate

__all__ = ["Explanation", "explain", "explanation_to_json", "extract", "extract_document", "model_name", "relate"]
