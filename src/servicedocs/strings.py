"""The sentences that Python prints for readers, in both languages side by side."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from servicedocs.project import ROOT

# Shared with the pages' scripts: one JSON object, as a script, since `file://` loads nothing else.
FINDINGS = ROOT / "theme" / "assets" / "shared" / "strings" / "findings.js"


@dataclass(frozen=True)
class Text:
    """One sentence or label in each language, with the same {placeholders}."""

    ko: str
    en: str
    en_one: str = ""
    """The English text where the number is 1; Korean has one form."""

    def in_language(self, language: str, number: int = 0) -> str:
        """Return the template of a language (`ko` or `en`) for a number of things."""
        if language == "ko":
            return self.ko
        return self.en_one if number == 1 and self.en_one else self.en


CODES = FINDINGS.with_name("codes.js")
"""The words of the validator's findings, by code and variant."""

CHANGES = FINDINGS.with_name("changes.js")
"""The words of what becomes of an object when a manifest is put over it."""

PACKETS = FINDINGS.with_name("packets.js")
"""The words of where a packet goes."""


def _shared(script: Path) -> dict[str, Text]:
    body = script.read_text(encoding="utf-8").partition(" = ")[2].rstrip(";\n")
    return {key: Text(**said) for key, said in json.loads(body).items()}


_FINDINGS = _shared(FINDINGS)
_CODES = _shared(CODES)
_CHANGES = _shared(CHANGES)
_PACKETS = _shared(PACKETS)


def of_finding(code: str, variant: str = "") -> Text:
    """Return the sentence of a finding's code, or of one variant of it."""
    return _CODES[f"{code}.{variant}" if variant else code]


def advice_on_finding(code: str, variant: str = "") -> Text:
    """Return the sentence that says what helps."""
    return _CODES.get(f"{code}.{variant}.do") or _CODES[f"{code}.do"]


def of_change(key: str) -> Text:
    """Return the word of an answer, of a way to put a manifest there, or of an effect."""
    return _CHANGES[key]


def of_packet(key: str) -> Text:
    """Return the word of a packet's result, or of what is said of its way."""
    return _PACKETS[key]


REJECTED = _FINDINGS["rejected"]
WARNED = _FINDINGS["warned"]
ACCEPTED_BUT_WRONG = _FINDINGS["acceptedButWrong"]


def filled(values: Mapping[str, str], language: str) -> dict[str, str]:
    """Return the values that a finding's words name, with a word for an empty one."""
    return {
        key: value or _FINDINGS["noName"].in_language(language) for key, value in values.items()
    }


ANSWER = Text("{command}의 출력", "What {command} prints")
WARNINGS = Text("API 서버가 보내는 경고", "The API server's warning")
BECAUSE = Text("동작하지 않는 이유", "Why it does not work")

SEAL = Text(
    "쿠버네티스 {version}의 API 서버가 받아들입니다",
    "The API server of Kubernetes {version} accepts it",
)
SEAL_WITH = Text(
    "쿠버네티스 {version}의 API 서버가 받아들이고, {files}까지 이어집니다",
    "The API server of Kubernetes {version} accepts it, and it fits {files}",
)
PAGE_JUDGED = Text("매니페스트 {number}개 검사", "{number} manifests judged", "1 manifest judged")
PAGE_RECORDED = Text("출력 {number}개 기록", "{number} outputs recorded", "1 output recorded")

JUDGED = Text(
    "이 페이지의 YAML 블록 {number}개는 쿠버네티스 {version}의 코드로 검사했다.",
    "The code of Kubernetes {version} checked the {number} YAML blocks on this page.",
    "The code of Kubernetes {version} checked the one YAML block on this page.",
)
SNIPPETS = Text(
    "파이썬 코드 {number}개는 테스트에서 실행해 출력까지 확인한다.",
    "The tests run its {number} Python snippets and compare what they print.",
    "The tests run its Python snippet and compare what it prints.",
)

RECORDED = Text(
    "쿠버네티스 {version}에서 {date}에 기록한 출력",
    "Recorded on Kubernetes {version}, {date}",
)

REACH_FROM = Text("접속하는 곳", "From")
REACH_VERDICTS = {
    "answers": ("✓", Text("응답", "answers")),
    "refused": ("✗", Text("연결 거부", "refused")),
    "no-answer": ("✗", Text("응답 없음", "no answer")),
    "no-route": ("✗", Text("경로 없음", "no route")),
    "no-name": ("✗", Text("이름 없음", "no such name")),
    "fails": ("✗", Text("실패", "fails")),
}
REACH_POD = Text("파드 {name}", "Pod {name}")

DOWNLOAD = Text("{file} 내려받기", "Download {file}")
DOWNLOAD_ALL = Text(
    "이 페이지의 파일 {number}개를 한꺼번에 내려받기(zip)",
    "Download the {number} files of this page (zip)",
)

BOOK_LANGUAGE = Text("한국어판", "English edition")
BOOK_VERSION = Text("쿠버네티스 {version}", "Kubernetes {version}")
BOOK_CHECKED = Text(
    "이 책의 쿠버네티스 매니페스트는 모두 쿠버네티스 {version}의 코드로 검사했다. "
    "틀린 매니페스트 아래의 메시지는 그 코드가 출력한 원문이다.",
    "The code of Kubernetes {version} checked every Kubernetes manifest in this book. "
    "The message under a manifest that is shown as wrong comes from that code.",
)
BOOK_CONTENTS = Text("차례", "Contents")
BOOK_ADDRESSES = Text("웹 주소", "Web addresses")

MESSAGE_MORE = Text("자세한 설명", "Explained with an example")
MESSAGE_OPEN = Text("매니페스트 검사하기에서 열기", "Open it in the workbench")

FIELD = Text("필드", "Field")
FIELD_FACTS = {
    "type": Text("자료형", "Type"),
    "beside": Text("함께 적을 것", "Needs"),
    "required": Text("필수", "Required"),
    "default": Text("기본값", "Default"),
    "values": Text("값", "Values"),
    "on": Text("받아들이는 타입", "Accepted on"),
    "given": Text("매니페스트", "In a manifest"),
    "change": Text("변경", "Change"),
    "since": Text("처음 나온 버전", "Since"),
    "wrong": Text("잘못된 값", "Wrong value"),
}
FIELD_TYPES = {
    "string": Text("문자열", "string"),
    "integer": Text("정수", "integer"),
    "boolean": Text("불리언", "boolean"),
    "string or integer": Text("문자열 또는 정수", "string or integer"),
    "[]": Text("{of} 목록", "list of {of}"),
    "map": Text("맵", "map"),
    "map[string]string": Text("문자열을 키와 값으로 갖는 맵", "map of string to string"),
}
FIELD_NO_DEFAULT = Text("없음", "none")
FIELD_CHOSEN = Text("API 서버가 고른다", "the API server chooses")
FIELD_SAME_AS_PORT = Text("{port}와 같은 번호", "the number of {port}")
FIELD_ALL = Text("모두", "all")
FIELD_YES = Text("예", "yes")
FIELD_ON = {
    "accepted": Text("받아들인다", "accepted"),
    "dropped": Text("오류 없이 버린다", "dropped without an error"),
    "refused": Text("거부한다", "refused"),
}
FIELD_VALUE = {
    "accepted": Text("값을 바꿀 수 있다", "the value can change"),
    "refused": Text("값을 바꾸면 거부한다", "another value is refused"),
}
FIELD_REMOVAL = {
    "accepted": Text("필드를 빼면 값이 사라진다", "removed from the manifest: the value goes"),
    "kept": Text("필드를 빼도 값이 남는다", "removed from the manifest: the value stays"),
    "filled in": Text(
        "필드를 빼면 기본값으로 돌아간다", "removed from the manifest: the default comes back"
    ),
    "refused": Text("필드를 빼면 거부한다", "removed from the manifest: refused"),
}
FIELD_BECOMES = {
    "refused": Text("거부한다", "refused"),
    "kept": Text("받아들이지만 헤드리스로 남는다", "accepted, and it stays headless"),
    "accepted": Text("그 밖의 변경은 받아들인다", "all other changes are accepted"),
}
CHANGE_FROM = Text("바꾸기 전", "From")
CHANGE_FACTS = {
    "result": Text("결과", "Result"),
    "kept": Text("그대로 남는다", "Stays"),
    "filled in": Text("채운다", "Filled in"),
    "cleared": Text("지운다", "Cleared"),
    "refused": Text("적으면 거부한다", "Refused, if written"),
}
CHANGE_RESULTS = {
    "accepted": Text("받아들인다", "accepted"),
    "refused": Text("거부한다", "refused"),
    "kept": Text("헤드리스로 남는다", "stays headless"),
}
CHANGE_WRITTEN = Text("적혀 있어도", "though written")
CHANGE_WITH = Text("{what}일 때", "with {what}")
CHANGE_COLUMNS = {
    "change": Text("변경", "Change"),
    "types": Text("타입", "Types"),
    "message": Text("메시지", "Message"),
    "after": Text("변경한 뒤", "Afterwards"),
}
CHANGE_KINDS = {
    "value": Text("다른 값: {what}", "another value: {what}"),
    "addition": Text("추가: {what}", "added: {what}"),
    "removal": Text("뺀다", "removed"),
}
CHANGE_SILENT = {
    "kept": Text("남는다: {what}", "stays: {what}"),
    "filled in": Text("기본값이 된다: {what}", "the default: {what}"),
    "cleared": Text("없다", "gone"),
    "accepted": Text("없다", "gone"),
}
GATE_HEAD = Text("단계", "Stages")
GATE_STAGES = {
    "Alpha": Text("알파", "alpha"),
    "Beta": Text("베타", "beta"),
    "GA": Text("안정", "stable"),
    "Deprecated": Text("사용 중단", "deprecated"),
}
# Whether a gate is on by default, and whether that is fixed.
GATE_IS = {
    (False, False): Text("꺼짐", "off"),
    (True, False): Text("켜짐", "on"),
    (False, True): Text("항상 꺼짐", "always off"),
    (True, True): Text("항상 켜짐", "always on"),
}
GATE_GONE = Text("{version}에서 제거", "removed in {version}")
RELEASE_FACTS = {
    "gates": Text("기능 게이트", "Feature gates"),
    "gone": Text("제거된 게이트", "Gates removed"),
    "introduced": Text("새 API", "New API"),
    "deprecated": Text("사용 중단된 API", "API deprecated"),
    "removed": Text("제거된 API", "API removed"),
    "fields": Text("새 필드", "New fields"),
    "values": Text("새 값", "New values"),
    "warnings": Text("새 경고", "New warnings"),
}
FIELD_NOT_YOURS = Text("적어도 오류 없이 버린다", "dropped without an error")
FIELD_VALUE_DEPRECATED = Text("사용 중단", "deprecated")
FIELD_VALUE_SINCE = Text("{version}부터", "since {version}")
FIELD_OLDEST = Text("{version} 또는 그 이전", "{version} or earlier")
FIELD_DEPRECATED = Text("{version}부터 사용 중단", "deprecated since {version}")
