"""Reading: files, folders, pages, feeds and streams to documents. Bytes in, :class:`~tumen.model.Document` out."""

from tumen.reading.reader import document_from_mapping, read, read_bytes

__all__ = ["document_from_mapping", "read", "read_bytes"]
