"""The sentences of `scripts/check`, in both languages side by side."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from servicedocs import strings
from servicedocs.strings import Text

LANGUAGES = ("ko", "en")

ANSWERS = {key: strings.of_change(key) for key in ("accepted", "rejected", "not judged")}
NOT_JUDGED = ANSWERS["not judged"]
UNJUDGED = {
    "kind": strings.of_change("kindUnknown"),
    "expressions": strings.of_change("expressions"),
}
NO_OBJECT = strings.of_change("noObject")
THE_WHOLE = Text("전체", "all of it")
THE_REST = Text("나머지", "the rest")

WAYS = {key: strings.of_change(key) for key in ("create", "apply", "replace")}
EFFECTS = {key: strings.of_change(key) for key in ("kept", "cleared", "filled", "lost")}
BEFORE = strings.of_change("before")
AFTER = strings.of_change("after")

UNREADABLE = Text(
    "{file}: {why}. 읽을 수 있는 파일을 적는다", "{file}: {why}; name a file that can be read"
)
NO_WRITER = Text(
    "{file}: {seconds}초 동안 이 파이프에 쓰는 프로그램이 없다. 그 프로그램을 먼저 실행한다",
    "{file}: nothing writes into this pipe within {seconds} s; start the writer first",
)
FOLDER_EMPTY = Text(
    "{file}: .yaml, .yml, .json 파일이 없다. 매니페스트가 있는 폴더를 적는다",
    "{file}: holds no .yaml, .yml or .json file; name a folder with manifests",
)
FOLDER_LARGE = Text(
    "{file}: 폴더의 파일이 모두 {most}개보다 많아서 앞의 {most}개만 검사한다. "
    "더 작은 폴더를 적는다",
    "{file}: the folders hold more than {most} files, and only the first {most} are judged; "
    "name smaller folders",
)
NO_MANIFEST = Text(
    "apiVersion도 kind도 없는 파일 {number}개는 매니페스트로 보지 않는다. 예: {file}",
    "passed over for having neither apiVersion nor kind: {number} of the files, such as {file}",
)
NO_FENCE = Text(
    "{file}: 매니페스트를 적은 YAML이나 JSON 코드 블록이 없다",
    "{file}: shows no manifest in a fence of YAML or JSON",
)
WAITING = Text(
    "표준 입력을 읽고 있다. 끝내려면 Ctrl-D를 누른다",
    "reading standard input; end it with Ctrl-D",
)
ONE_OVER_ONE = "--over puts one file over one file; name no folder, no page and no second FILE"
CREATE_OVER = "--as create puts nothing over what is there; leave --over out, or name another way"
OVER_NOTHING = "--as apply and --as replace put FILE over something; name it with --over"
ONCE = "the standard input (-) can be read only once"
RELATIONS_STOPPED = Text(
    "오브젝트끼리 서로 맞는지는 검사하지 못했다: {reason}",
    "whether the objects fit together is not judged: {reason}",
)
OUTPUT = Text("표준 출력에 쓸 수 없다: {why}", "the standard output cannot be written: {why}")
COUNTS = Text(
    "파일 {files}개: 받아들여짐 {accepted}, 거부됨 {refused}, 검사하지 않음 (?) {unjudged}; "
    "오류 {error}, 경고 {warning}, 참고 {hint}",
    "{files} files: accepted {accepted}, refused {refused}, not judged (?) {unjudged}; "
    "errors {error}, warnings {warning}, hints {hint}",
)

LARGER = "larger than"  # the beginnings of two reasons
TOGETHER_LARGER = "together larger than"
REASONS = (
    (
        re.compile(rf"{TOGETHER_LARGER} (?P<size>\d+) MiB"),
        Text(
            "파일을 모두 합치면 {size} MiB보다 크다. 몇 번에 나누어 검사한다",
            "all files together are larger than {size} MiB; check fewer at once",
        ),
    ),
    (
        re.compile(rf"{LARGER} (?P<size>\d+) MiB"),
        Text(
            "{size} MiB보다 크다. 더 작은 파일로 나눈다",
            "larger than {size} MiB; check a smaller file",
        ),
    ),
    (
        re.compile(r"not judged within (?P<seconds>[\d.]+) s"),
        Text(
            "검사가 {seconds}초 안에 끝나지 않는다. 더 작은 파일로 나눈다",
            "it takes longer than {seconds} s; check a smaller file",
        ),
    ),
    (
        re.compile(r"not judged within (?P<size>\d+) MiB of memory"),
        Text(
            "검사에 메모리가 {size} MiB보다 많이 든다. 더 작은 파일로 나눈다",
            "it takes more than {size} MiB of memory; check a smaller file",
        ),
    ),
    (
        re.compile("nested too deeply to be judged"),
        Text("너무 깊이 중첩되어 있다. 중첩을 줄인다", "nested too deeply; take levels out of it"),
    ),
)


@dataclass(frozen=True)
class Sentence:
    """A sentence with the values of its placeholders."""

    text: Text
    values: Mapping[str, object] = field(default_factory=dict)

    def in_language(self, language: str) -> str:
        """Return it in one language."""
        return self.text.in_language(language).format(**self.values)


def limit(reason: str) -> Sentence:
    """Return what the validator gives as the reason why it stopped, as a sentence for readers."""
    for pattern, text in REASONS:
        if found := pattern.fullmatch(reason):
            return Sentence(text, found.groupdict())
    return Sentence(Text("{reason}", "{reason}"), {"reason": reason})


def language() -> str:
    """Return the language of the reader's locale, English where it is another than Korean."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "ko" if chosen.startswith("ko") else "en"
