"""One tree of errors. Each carries a stable code, an exit code, an HTTP status, and a hint on what to do.

TumenError
├── InvariantError        a value breaks a rule of the model
├── ContractError         JSON that is not a claim, document or dealing
├── VocabularyError       a vocabulary file is wrong
├── SettingsError         a setting has a value that cannot be used
├── ReadingError          a file, page or feed cannot become a document
│   ├── EmptyDocumentError
│   ├── TooLargeError
│   ├── TooSlowError
│   ├── EncryptedError
│   ├── WrongTypeError
│   ├── BrokenFileError
│   ├── NotFoundError
│   ├── UnreachableError
│   └── RefusedAddressError
├── ModelMissingError     the language model is not installed
├── ReaderError           a reader of documents cannot be used
│   ├── UnknownReaderError
│   ├── ReaderUnreachableError
│   └── UnreadError       a reader could not read one document; the batch goes on
│       ├── MarkingRefusedError
│       └── ReaderAnswerError
├── LedgerError
│   ├── LedgerMissingError
│   ├── LedgerBusyError
│   ├── LedgerVersionError
│   ├── LedgerValueError
│   └── BackupError
├── UnknownIdError        no claim, dealing, document or party with that id
├── QueryError            a question that cannot be answered as put (a party, a date, a page number)
└── ReportError           a brief or export cannot be written
"""

from __future__ import annotations


class TumenError(Exception):
    """An error that a user can act on. ``str()`` is the message, ``hint`` what to do about it."""

    code = "error"
    exit_code = 1
    http_status = 500
    default_hint = ""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = self.default_hint if hint is None else hint


class InvariantError(TumenError):
    """A value breaks a rule of the model. Raised with the field, the value and the rule."""

    code = "invariant"
    exit_code = 70
    http_status = 422

    def __init__(self, field: str, value: object, rule: str) -> None:
        super().__init__(f"{field} is {value!r}, which breaks the rule: {rule}")
        self.field, self.value, self.rule = field, value, rule


class ContractError(TumenError):
    """JSON that does not follow the claim contract."""

    code = "contract"
    exit_code = 65
    http_status = 422


class VocabularyError(TumenError):
    """A vocabulary file is wrong: the message names the file and the line."""

    code = "vocabulary"
    exit_code = 78


class SettingsError(TumenError):
    """A setting has a value that cannot be used."""

    code = "settings"
    exit_code = 78
    http_status = 500


class ReadingError(TumenError):
    """One input could not become a document. The rest of the batch goes on."""

    code = "reading"
    exit_code = 65
    http_status = 422

    def __init__(self, origin: str, reason: str, *, hint: str | None = None) -> None:
        super().__init__(f"{origin}: {reason}", hint=hint)
        self.origin, self.reason = origin, reason


class EmptyDocumentError(ReadingError):
    """Nothing to read: an empty file, or a page whose text is only furniture."""

    code = "empty"


class TooLargeError(ReadingError):
    """Over a limit on bytes, pages or characters."""

    code = "too_large"
    default_hint = "Raise the limit in the settings if you trust the source."


class TooSlowError(ReadingError):
    """Reading took longer than the limit."""

    code = "too_slow"


class EncryptedError(ReadingError):
    """A PDF that needs a password."""

    code = "encrypted"
    default_hint = "Save a copy without a password and add that."


class WrongTypeError(ReadingError):
    """Bytes of a kind that Tumen does not read."""

    code = "wrong_type"
    default_hint = "Tumen reads text, Markdown, HTML, PDF, JSON lines, RSS and Atom."


class BrokenFileError(ReadingError):
    """A file that says it is of a kind but cannot be parsed as one."""

    code = "broken"


class NotFoundError(ReadingError):
    """No such file or folder."""

    code = "not_found"
    exit_code = 66
    http_status = 404


class UnreachableError(ReadingError):
    """An address that does not answer, or answers with an error."""

    code = "unreachable"
    exit_code = 69
    http_status = 502


class RefusedAddressError(ReadingError):
    """An address that Tumen will not fetch: private, link-local, or not http(s)."""

    code = "refused_address"
    exit_code = 77
    http_status = 403
    default_hint = "Set fetch_private to allow private addresses, if you know the server."


class ModelMissingError(TumenError):
    """The language model is not installed."""

    code = "model_missing"
    exit_code = 69
    http_status = 503
    default_hint = "Run scripts/setup, or: pip install en_core_web_md."


class ReaderError(TumenError):
    """A reader of documents, one that plugs in or Tumen's own, cannot be used."""

    code = "reader"
    exit_code = 69
    http_status = 503


class UnknownReaderError(ReaderError):
    """No reader of that name is installed."""

    code = "unknown_reader"
    exit_code = 64
    http_status = 404


class ReaderUnreachableError(ReaderError):
    """The service that a reader asks does not answer, or refuses to."""

    code = "reader_unreachable"
    http_status = 502
    default_hint = "Start the server, or check the address that you set for it."


class UnreadError(ReaderError):
    """A reader could not read one document. The rest of the batch goes on."""

    code = "unread"
    exit_code = 65
    http_status = 422


class MarkingRefusedError(UnreadError):
    """A document's marking does not let a reader send its text away."""

    code = "marking_refused"
    exit_code = 77
    http_status = 403


class ReaderAnswerError(UnreadError):
    """The service that a reader asks gave an answer that cannot be used."""

    code = "reader_answer"
    http_status = 502


class LedgerError(TumenError):
    """The ledger could not do what was asked."""

    code = "ledger"
    exit_code = 74


class LedgerMissingError(LedgerError):
    """No ledger at that address."""

    code = "ledger_missing"
    exit_code = 66
    http_status = 404
    default_hint = "Make one with: tumen add PATH."


class LedgerBusyError(LedgerError):
    """Another process is writing and did not finish in time."""

    code = "ledger_busy"
    exit_code = 75
    http_status = 503
    default_hint = "Try again when the other run has ended."


class LedgerVersionError(LedgerError):
    """The ledger was written by a newer Tumen."""

    code = "ledger_version"
    default_hint = "Use the newer version of Tumen that wrote it."


class LedgerValueError(LedgerError):
    """The database refuses a value of what was to be written. Others can be written."""

    code = "ledger_value"
    http_status = 422


class BackupError(LedgerError):
    """A backup could not be written, or is not one."""

    code = "backup"


class UnknownIdError(TumenError):
    """No claim, dealing, document or party with that id."""

    code = "unknown_id"
    exit_code = 66
    http_status = 404


class QueryError(TumenError):
    """A question that cannot be answered as put."""

    code = "query"
    exit_code = 64
    http_status = 422


class ReportError(TumenError):
    """A brief or export could not be written."""

    code = "report"
    exit_code = 73
