"""Ways to break a page in one language, each of which a check must notice."""

import re
from collections.abc import Callable

from servicedocs.markdown.marks import MARKS

Change = Callable[[str], str]

JUDGED = "|".join(mark.name for mark in MARKS if mark.accepted is not None)
EMBED = r'(?m)^([> \t]*)(--8<-- "[^"]+\.(?:yaml|py|console)") \{(.*)\}$'


NOTES = r"(?m)^(--8<-- .*\n\n(?:\d+\. .*\n)*?)"
DRAWING = r'(?m)^--8<-- "[^"]+" \{\.picture .*\}$'


def _once(pattern: str, put: str) -> Change:
    return lambda text: re.sub(pattern, put, text, count=1)


def _last(pattern: str, put: str) -> Change:
    def change(text: str) -> str:
        found = list(re.finditer(pattern, text))
        if not found:
            return text
        return text[: found[-1].start()] + found[-1].expand(put) + text[found[-1].end() :]

    return change


CHANGES: dict[str, Change] = {
    # headings
    "a heading that does not begin with the menu's name": _once(r"(?m)^# ", "# All about "),
    "a heading dropped": _last(r"(?m)^#{2,6} .*\n", ""),
    "a heading's id changed": _last(r"\{#([\w-]+)\}", r"{#\1-x}"),
    "a heading's id dropped": _last(r" \{#[\w-]+\}", ""),
    "a heading one level deeper": _last(r"(?m)^(#{2,5} )", r"#\1"),
    "an id written twice": _once(r"(?s)(\{#[\w-]+\})(.*?)\{#[\w-]+\}", r"\1\2\1"),
    "two headings in the other order": _once(r"(?ms)^(## .*?\n)(.*?)^(## .*?\n)", r"\3\2\1"),
    # blocks of code
    "an embed dropped": _last(EMBED + r"\n", ""),
    "an embed without braces": _once(EMBED, r"\1\2"),
    "an embed without quotes": _once(r'--8<-- "([^"]+)"', r"--8<-- \1"),
    "an embed with too few dashes": _once(r"--8<--", "-8<--"),
    "an embed of a file that does not exist": _once(r'--8<-- "', '--8<-- "no-'),
    "an embed of another file": _once(
        r'--8<-- "[^"]+\.yaml" \{\.yaml\}', '--8<-- "why-services/client.yaml" {.yaml}'
    ),
    "an embed in a list item's line": _once(EMBED, r"\1- \2 {\3}"),
    "an embed's language changed": _once(r"\{\.yaml", "{.python"),
    "an embed's language that nobody checks": _once(r"\{\.yaml", "{.yml"),
    "an embed as plain text": _once(r"\{\.yaml[^}]*\}", "{.text}"),
    "a mark removed": _once(rf" \.({JUDGED})", ""),
    "a mark misspelled": _once(r" \.rejected", " .rejectd"),
    "a mark without its dot": _once(r" \.rejected", " rejected"),
    "a mark changed": _once(r" \.rejected", " .accepted-but-wrong"),
    "a good manifest marked rejected": _once(r"\{\.yaml\}", "{.yaml .rejected}"),
    "a good manifest marked warned": _once(r"\{\.yaml\}", "{.yaml .warned}"),
    "a reason removed": _once(r' because="[^"]*"', ""),
    "another reason": _once(r'(because=")[^"]*', r"\1api-version-invalid"),
    "a reason too many": _once(r'(because="[^"]*)', r"\1 api-version-invalid"),
    "a reason misspelled": _once(r" because=", " becuase="),
    "a good manifest with a reason": _once(r"\{\.yaml\}", '{.yaml because="type-unknown"}'),
    "with= removed": _once(r' with="[^"]*"', ""),
    "with= of a file that does not exist": _once(r' with="', ' with="no-'),
    "with= of another file": _once(r' with="[^"]*"', ' with="why-services/client.yaml"'),
    "with= of a file more": _once(r'( with="[^"]*)"', r'\1 why-services/client.yaml"'),
    "with= misspelled": _once(r" with=", " wiht="),
    "of= removed": _once(r' of="[^"]*"', ""),
    "a fragment's mark removed": _once(r" \.fragment", ""),
    "a title of its own": _once(r"\{\.yaml", '{.yaml title="other.yaml"'),
    "braces never closed": _once(r"(?m)^(--8<-- .*)\}$", r"\1"),
    "a fence unclosed": _last(r"(?m)^(\n|.+\n)\Z", "\\1\n```yaml\nkind: Pod\n"),
    "a fence's end dropped": _once(r"(?m)^(``` ?\{(?:.*\n)+?)^```\n", r"\1"),
    "a fence's content changed": _once(r"(?m)^(``` ?\{.*\n)(\S)", r"\1x\2"),
    "a blank fence": _last(r"\Z", "\n```yaml\n\n```\n"),
    "an unmarked fragment": _last(r"\Z", "\n```yaml\nspec:\n  type: NodePort\n```\n"),
    "a fence without a language": _last(r"\Z", "\n```\nkubectl get pods\n```\n"),
    "a fence in a list item's line": _last(r"\Z", "\n- ```yaml\n  kind: Pod\n  ```\n"),
    "an indented manifest": _last(r"\Z", "\n    apiVersion: v1\n    kind: Service\n"),
    "a pre of HTML": _last(r"\Z", "\n<pre>apiVersion: v1</pre>\n"),
    "an inline manifest that works": _last(
        r"\Z",
        "\n```yaml\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: pooh\n```\n",
    ),
    "a command with output": _last(r"\Z", "\n```console\n$ kubectl get pods\nNAME READY\n```\n"),
    "a command on a file that is not shown": _last(
        r"\Z", "\n```console\n$ kubectl apply -f nowhere.yaml\n```\n"
    ),
    "a flag of another subcommand": _last(
        r"\Z", "\n```console\n$ kubectl create service clusterip shop --node-port=30001\n```\n"
    ),
    "a call to a port that nothing opens": _last(
        r"\Z", "\n```console\n$ curl http://localhost:61234\n```\n"
    ),
    # numbered notes, pictures, links
    "a note dropped": _last(NOTES + r"\d+\. .*\n", r"\1"),
    "a note added": _last(NOTES + r"(\d+\. .*\n)", r"\1\2\2"),
    "a picture in one language": _last(r"\Z", "\n![Four ports](ports.svg)\n"),
    "a link to a page that does not exist": _once(r"\]\(([\w-]+)\.md", r"](\1-x.md"),
    "a link to an id that does not exist": _once(r"(\]\([\w-]*(?:\.md)?#[\w-]+)\)", r"\1-x)"),
    "a link to another page": _once(r"\]\(([\w-]+)\.md\)", "](glossary-x.md)"),
    "a link dropped": _once(r"\[([^\]]+)\]\([\w-]+\.md[^)]*\)", r"\1"),
    "a link broken apart": _once(r"\]\(([\w-]+\.md)", r"] (\1"),
    "a link without https": _once(r"\(https://", "(http://"),
    "a drawing dropped": _last(DRAWING + r"\n", ""),
    "a drawing misspelled": _once(r"\{\.picture \.(\w)", r"{.picture .x\1"),
    "a drawing of another kind": _once(r"\{\.picture \.traffic", "{.picture .ways-in"),
    "a drawing of a manifest that the page does not show": _once(
        r'--8<-- "[^"]+" \{\.picture \.traffic', '--8<-- "checked/service.yaml" {.picture .traffic'
    ),
    "a drawing beside Pods that the page does not show": _once(
        r'(\{\.picture \.traffic [^}]*with=)"[^"]*"', r'\1"checked/pod.yaml"'
    ),
    "a drawing with a title": _once(r"\{\.picture \.traffic", '{.picture .traffic title="x"'),
    # words
    "a paragraph dropped": _last(r"(?m)^\n[^\n#|>`!?\s\d-][^\n]*\n(?=\n)", ""),
    "a paragraph split": _once(r"(?m)^([^\n#|>`!?\s\d-][^\n]*?[.다]) ", r"\1\n\n"),
    "a number changed": _once(r"(`[^`\n]*)\b(30001|8080)\b", r"\1\g<2>1"),
    "a name changed": _once(r"`pooh-pod-service`", "`pooh-pod-servise`"),
    "a code word changed": _once(r"`(targetPort|selector|nodePort|type)`", r"`\1s`"),
    "a code word without its backtick": _once(r"`(\w+)`", r"`\1"),
    "bold without its end": _last(r"(?m)^(\w)", r"**\1"),
    "a list item dropped": _last(r"(?m)^- .*\n", ""),
    # tables, boxes
    "a table's row dropped": _last(r"(?m)^\| .*\n", ""),
    "a table's header emptied": _last(r"(?m)^\|[^|\n]*(\|.*\n\| ---)", r"| \1"),
    "a table's cell dropped": _last(r"(?m)^\| [^|\n]* \| ([^|\n]* \|)", r"| \1"),
    "a table's rule dropped": _once(r"(?m)^\| ---.*\n", ""),
    "a hidden answer shown": _once(r"(?m)^\?\?\? ", "???+ "),
    "a hidden answer without its mark": _once(r"(?m)^\?\?\? question ", "?? question "),
    "a hidden answer not indented": _once(r"(?m)^(\?\?\? .*\n\n?)    ", r"\1"),
    "a hidden answer dropped": _last(r"(?m)^\?\?\? .*\n(?:\n?    .*\n)+", ""),
    "an admonition of an unknown form": _last(r"\Z", "\n!! note\n    Text.\n"),
    # front matter
    "the description dropped": _once(r"(?m)^description: .*\n", ""),
    "the title empty": _once(r"(?m)^title: .*\n", "title:\n"),
    "front matter that is none": _once(r"\A---\n", ""),
    "a key that only one language has": _once(r"(?m)^title: ", "weight: 2\ntitle: "),
    # HTML
    "a tag unclosed": _last(r"\Z", "\n<div>\n\nText.\n"),
    "an id by hand": lambda text: (
        text + "\n" + re.sub(r"(?ms).*?\{#([\w-]+)\}.*", r'<p id="\1">x</p>', text, count=1) + "\n"
    ),
    "a comment never closed": _last(r"\Z", "\n<!-- to do\n"),
    "nothing left": lambda _: "",
}

# What only a comparison of the two languages can notice: an author may well mean it.
ONLY_BY_COMPARISON = {
    "a heading dropped",
    "a heading's id changed",
    "a heading one level deeper",
    "two headings in the other order",
    "a fence's content changed",
    "a drawing dropped",
    "a drawing of another kind",
    "a link dropped",
    "a paragraph dropped",
    "a paragraph split",
    "a code word changed",
    "a list item dropped",
    "a table's row dropped",
    "a hidden answer shown",
    "a hidden answer dropped",
    "a key that only one language has",
}
