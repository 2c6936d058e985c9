"""Errors as answers: a page in plain English for people, the one envelope for programs. No foreign text in either."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from tumen.errors import TumenError
from tumen.web.security import HEADERS
from tumen.web.site import site_of

_HEADINGS = {
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    421: "Wrong address",
    422: "That cannot be answered",
    503: "Not ready",
}
_CODES = {404: "not_found", 405: "method_not_allowed"}


def add_error_answers(app: FastAPI) -> None:
    """Have the application answer every error by :func:`error_answer`."""

    def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, TumenError)  # noqa: S101 -- registered for this class alone
        return error_answer(request, error.http_status, error.code, _sentence(error.message), error.hint)

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 -- registered for this class alone
        first = error.errors()[0]
        name = str(first["loc"][-1])
        return error_answer(request, 422, "query", f"{name} cannot be used: {first['msg']}.", "See /api/openapi.json.")

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 -- registered for this class alone
        code = _CODES.get(error.status_code, "http")
        message = (
            "There is no such page." if error.status_code == HTTPStatus.NOT_FOUND else "That is not possible here."
        )
        answer = error_answer(request, error.status_code, code, message, "Start from the relations page.")
        answer.headers.update(error.headers or {})
        return answer

    def unforeseen(request: Request, error: Exception) -> Response:  # noqa: ARG001 -- its text is not for users
        answer = error_answer(
            request, 500, "error", "Something went wrong inside Tumen.", "The server's own output says more."
        )
        answer.headers.update(HEADERS)  # this answer is made outside the guard
        return answer

    app.add_exception_handler(TumenError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, unforeseen)


def error_answer(request: Request, status: int, code: str, message: str, hint: str) -> Response:
    """An error as JSON under ``/api``, as a page elsewhere."""
    if request.url.path.startswith("/api"):
        body = {"error": {"code": code, "message": message, "hint": hint}}
        return JSONResponse(body, status_code=status)
    return site_of(request).page(
        request,
        "error.html",
        status=status,
        shown_status=status,
        heading=_HEADINGS.get(status, "Something went wrong"),
        code=code,
        message=message,
        hint=hint,
    )


def _sentence(message: str) -> str:
    return message if message.endswith((".", "!", "?")) else f"{message}."
