"""Ways to break a manifest, each of which the page that shows it must notice."""

import re
from collections.abc import Callable, Iterator

SERVICE = re.compile(r"(?m)^kind: Service\b")
LABEL = re.compile(r"(?m)^(  selector:(?: #.*)?\n    [\w./-]+: )(\S+)")
NUMBER = re.compile(r"(?m)^(\s+(?:- )?)(port|nodePort): (\d+)")
Mutation = Callable[[str], str]


def _field(name: str, wrong: str) -> Mutation:
    """Misspell a field where it stands as a key."""
    return lambda text: re.sub(rf"(?m)^(\s*(?:- )?){name}:", rf"\g<1>{wrong}:", text, count=1)


def _value(name: str, wrong: str) -> Mutation:
    return lambda text: re.sub(
        rf"(?m)^(\s*(?:- )?){name}: [^\s#]+", rf"\g<1>{name}: {wrong}", text, count=1
    )


def _selector(wrong: str) -> Mutation:
    return lambda text: LABEL.sub(rf"\g<1>{wrong}", text, count=1)


def _without(name: str) -> Mutation:
    return lambda text: re.sub(rf"(?m)^\s+{name}: .*\n", "", text, count=1)


def _twice(name: str) -> Mutation:
    """Write a line twice: a duplicate key."""
    return lambda text: re.sub(rf"(?m)^(\s+{name}: .*\n)", r"\1\1", text, count=1)


MUTATIONS: dict[str, Mutation] = {
    "a typo in apiVersion": _field("apiVersion", "apiVerison"),
    "a typo in kind": _field("kind", "knid"),
    "a typo in metadata": _field("metadata", "metdata"),
    "a typo in spec": _field("spec", "sepc"),
    "a typo in selector": _field("selector", "selecter"),
    "a typo in ports": _field("ports", "port"),
    "a typo in port": _field("port", "prot"),
    "a typo in targetPort": _field("targetPort", "targetport"),
    "a typo in nodePort": _field("nodePort", "nodeport"),
    "a typo in type": _field("type", "typ"),
    "a port out of range": _value("port", "80800"),
    "port 0": _value("port", "0"),
    "a negative port": _value("port", "-1"),
    "a targetPort out of range": _value("targetPort", "70000"),
    "a targetPort that no container has": _value("targetPort", "9999"),
    "a targetPort name that no container has": _value("targetPort", "nobody"),
    "a node port below the range": _value("nodePort", "8080"),
    "a node port above the range": _value("nodePort", "32768"),
    "a port in quotes": _value("port", '"8080"'),
    "a port with a fraction": _value("port", "80.5"),
    "a selector that matches nothing": _selector("nobody"),
    "a selector with an unquoted y": _selector("y"),
    "a selector with a number": _selector("2"),
    "a selector without a value": _selector(""),
    "a label with an unquoted no": lambda text: re.sub(
        r"(?m)^(  name: .*\n)(  labels:.*\n)?", "\\1  labels:\n    on: no\n", text, count=1
    ),
    "a name removed": _without("name"),
    "a name in capitals": _value("name", "Pooh"),
    "a name with an underscore": _value("name", "pooh_pod_service"),
    "a name written twice": _twice("name"),
    "a type that does not exist": lambda text: re.sub(
        r"(?m)^(spec:.*\n)(  type: .*\n)?", "\\1  type: Nodeport\n", text, count=1
    ),
    "an unknown kind": _value("kind", "Servise"),
    "a kind in lower case": _value("kind", "service"),
    "an unknown version": _value("apiVersion", "v2"),
    "an unknown protocol": lambda text: NUMBER.sub(r"\1protocol: tcp\n    \1\2: \3", text, count=1),
    "a field that Services do not have": lambda text: text.replace(
        "spec:", "spec:\n  nodeSelector: {disk: ssd}", 1
    ),
    "ports that are no list": lambda text: re.sub(r"(?m)^  ports:.*\n", "  ports: http\n", text),
    "a tab": lambda text: text.replace("  ", "\t", 1),
    "a lost colon": lambda text: text.replace("metadata:", "metadata", 1),
    "a lost space": lambda text: text.replace("name: ", "name:", 1),
    "an indentation lost": lambda text: text.replace("\n  name:", "\nname:", 1),
    "a second document that is none": lambda text: text + "---\nfoo: bar\n",
}


def broken(text: str) -> Iterator[tuple[str, str]]:
    """Yield copies of a file in which its first Service has one thing broken."""
    yield "nothing left", "# nothing\n"
    documents = re.split(r"(?m)^---\n", text)
    place = next(place for place, document in enumerate(documents) if SERVICE.search(document))
    for name, mutate in MUTATIONS.items():
        changed = mutate(documents[place])
        if changed != documents[place]:
            yield name, "---\n".join([*documents[:place], changed, *documents[place + 1 :]])
