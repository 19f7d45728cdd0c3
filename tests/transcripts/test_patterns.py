"""Typed patterns: every kind may differ as its kind, and nothing else may."""

import pytest

from servicedocs.transcripts.compare.diff import Comparison, facts_of
from servicedocs.transcripts.compare.isomorphism import Fact
from servicedocs.transcripts.compare.patterns import ALWAYS, ELSEWHERE, MACHINE, ON_DEMAND
from servicedocs.transcripts.compare.tokens import Tokenizer, Value
from tests.transcripts.pattern_cases import KINDS, WRITTEN

CASES = [(name, *case) for name, cases in KINDS.items() for case in cases]
IDENTITIES = {pattern.name for pattern in ALWAYS if pattern.identity}


def _same(*outputs: tuple[str, str], varies: tuple[str, ...] = (), elsewhere: bool = False) -> bool:
    """Compare outputs, one after the other, in one session."""
    tokenizer, comparison = Tokenizer(WRITTEN, varies, elsewhere=elsewhere), Comparison()
    return not any(
        comparison.diff(tokenizer, old.split("\n"), new.split("\n")) for old, new in outputs
    )


def test_every_pattern_has_a_case() -> None:
    assert {pattern.name for pattern in ALWAYS} == KINDS.keys()
    assert set(ON_DEMAND) == {"counts", "numbers"}
    assert {pattern.name for pattern in ELSEWHERE} == {"address", "version"}
    assert MACHINE.name in KINDS


@pytest.mark.parametrize(("kind", "frame", "first", "second", "third"), CASES)
def test_another_value_of_the_kind_is_equal(
    kind: str, frame: str, first: str, second: str, third: str
) -> None:
    found = [piece for piece in Tokenizer(WRITTEN).read([frame.format(first)])[0] if piece != ""]
    assert kind in [piece.pattern for piece in found if isinstance(piece, Value)]
    assert _same((frame.format(first), frame.format(second)))
    assert _same((frame.format(first), frame.format(third)))


@pytest.mark.parametrize(("kind", "frame", "first", "second", "third"), CASES)
def test_another_kind_of_value_and_other_words_around_it_differ(
    kind: str, frame: str, first: str, second: str, third: str
) -> None:
    old = frame.format(first)
    if kind != "version of the machine":  # of which any text is one
        assert not _same((old, frame.format("<none>")))
        assert not _same((old, frame.format(first + " more")))
    for place, letter in enumerate(frame.replace("{}", "")):
        if letter not in " {}":
            broken = frame.replace("{}", "\0")
            spots = [n for n, one in enumerate(broken) if one != "\0"]
            spot = spots[place]
            changed = broken[:spot] + "?" + broken[spot + 1 :]
            assert not _same((old, changed.replace("\0", first))), changed


@pytest.mark.parametrize(
    ("kind", "frame", "first", "second", "third"), [one for one in CASES if one[0] in IDENTITIES]
)
def test_identities_correspond_one_to_one(
    kind: str, frame: str, first: str, second: str, third: str
) -> None:
    one, two, three = (frame.format(value) for value in (first, second, third))
    assert _same((one, two), (one, two), (two, three), (three, one))
    assert not _same((one, two), (one, three)), "one recorded value became two"
    assert not _same((one, three), (two, three)), "two recorded values became one"
    assert not _same((f"{one}\n{one}", f"{two}\n{three}")), "within one output"


@pytest.mark.parametrize("text", ["10.244.9.9:8080", "10.100.0.50", "8080:30001/TCP", "web-bcdfg"])
def test_what_the_page_names_itself_is_compared_to_the_letter(text: str) -> None:
    assert _same((text, text))
    for old, new in (("10.244.9.9", "10.244.9.8"), ("10.100.0.50", "10.100.0.51")):
        assert not (old in text and _same((text, text.replace(old, new))))
    for old, new in (("30001", "30002"), (":8080", ":8081"), ("bcdfg", "bcdfh")):
        assert not (old in text and _same((text, text.replace(old, new))))


def test_a_node_counts_where_the_page_binds_pods_to_nodes() -> None:
    old, new = "10.244.1.3  worker-node1", "10.244.1.3  worker-node2"
    for manifest, same in (("nodeName: worker-node1", False), ("kind: Pod", True)):
        differs = Comparison().diff(Tokenizer(manifest), [old], [new])
        assert bool(differs) is not same, manifest


@pytest.mark.parametrize("text", ["10.96.0.1", "10.96.0.10", "192.168.56.10", "10.0.0.1"])
def test_addresses_that_every_cluster_of_ours_has_are_compared_to_the_letter(text: str) -> None:
    assert not _same((f"IP: {text}", "IP: 10.96.0.2"))
    assert not _same((f"IP: {text}", "IP: 192.168.56.11"))


PLAIN = [
    *("NAME  READY   STATUS", "service/web created", "  indented: yes", "curl: (7) refused"),
    *("HTTP/1.1 200 OK", "web   1/1   Running   0", "* a - b = c, d; e: f", "x", ""),
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_compared_to_the_letter(text: str) -> None:
    assert _same((text, text))
    for place, letter in enumerate(text):
        if letter != " ":
            assert not _same((text, text[:place] + "?" + text[place + 1 :]))
            assert not _same((text, text[:place] + text[place + 1 :]))
    assert not _same((text, text + "!"))
    assert not _same((text, text + "\nmore"))


def test_padding_of_columns_is_free_and_indentation_is_not() -> None:
    assert _same(("web   10.103.1.8   <none>", "web   10.103.100.80    <none>"))
    assert _same(("a  b", "a      b"))
    assert not _same(("a  b", "a b"))
    assert not _same(("  a", "   a"))
    assert not _same(("  10.244.1.3", "   10.244.1.3"))


def test_addresses_of_a_list_come_in_any_order_and_stay_the_same_ones() -> None:
    pods = ("a  10.244.1.1\nb  10.244.1.2", "a  10.244.2.7\nb  10.244.2.8")
    assert _same(pods, ("s  10.244.1.1,10.244.1.2", "s  10.244.2.8,10.244.2.7"))
    assert _same(("10.244.1.1:80,10.244.1.2:80", "10.244.2.8:80,10.244.2.7:80"), pods)
    assert not _same(pods, ("s  10.244.1.1,10.244.1.2", "s  10.244.2.8,10.244.2.9"))
    assert not _same(pods, ("s  10.244.1.1,10.244.1.2", "s  10.244.2.8"))
    assert not _same(pods, ("s  10.244.1.1,10.244.1.2", "s  10.244.2.8,10.244.2.8"))
    assert not _same(("10.244.1.1:80,10.244.1.2:80", "10.244.2.8:80,10.244.2.7:81"))
    assert not _same(pods, ("10.244.1.1 10.244.1.2", "10.244.2.8 10.244.2.9"))


def test_a_list_that_shows_some_of_many_may_show_others() -> None:
    pods = ("a  10.244.1.1\nb  10.244.1.2", "a  10.244.2.7\nb  10.244.2.8")
    some = "10.244.{} + 2 more..."
    assert _same(pods, (some.format("1.1,10.244.1.2"), some.format("2.8,10.244.2.9")))
    assert not _same(pods, (some.format("1.1,10.244.1.2"), "10.244.2.8,10.244.2.9 + 3 more..."))


Row = tuple[str, str, str]
ROWS: list[Row] = [
    ("7d9c8b6f5-x2x4z", "10.244.1.1", "zone-a"),
    ("7d9c8b6f5-bbbbb", "10.244.2.1", "zone-b"),
    ("7d9c8b6f5-zzzzz", "10.244.1.2", "zone-a"),
]
OTHERS: list[Row] = [
    ("7d9c8b6f5-22222", "10.244.2.9", "zone-b"),
    ("7d9c8b6f5-44444", "10.244.1.9", "zone-a"),
    ("7d9c8b6f5-66666", "10.244.1.8", "zone-a"),
]


def _pods(rows: list[Row]) -> str:
    return "NAME\n" + "\n".join(f"web-{name}  5s  {ip}  {zone}" for name, ip, zone in rows)


def test_rows_named_by_chance_come_in_any_order_and_stay_whole() -> None:
    pods = (_pods(ROWS), _pods(OTHERS))
    assert _same(pods)
    assert _same(pods, ("pod web-7d9c8b6f5-bbbbb", "pod web-7d9c8b6f5-22222"))
    assert not _same(pods, ("pod web-7d9c8b6f5-bbbbb", "pod web-7d9c8b6f5-44444")), "another zone"
    elsewhere = [*OTHERS[:2], (*OTHERS[2][:2], "zone-b")]
    assert not _same((_pods(ROWS), _pods(elsewhere)))
    both = "10.244.1.1 web-7d9c8b6f5-x2x4z", "10.244.1.9 web-7d9c8b6f5-66666"
    assert not _same(pods, both), "the address of one and the name of another"
    assert _same(pods, ("10.244.1.1", "10.244.1.8"), ("10.244.1.2", "10.244.1.9"))
    assert not _same(pods, ("10.244.1.1", "10.244.1.8"), ("10.244.1.2", "10.244.1.8"))


def test_free_rows_have_the_number_of_their_block_and_others_their_own() -> None:
    rows = Tokenizer("").read(["NAME", "web-x2x4z", "web-bbbbb", "db-0 10.244.1.1"])
    suffix, address = "suffix of a name", "Pod address"
    free = (3, 1, True, ("web-", (suffix, 0), ""))
    assert list(facts_of(3, rows)) == [
        Fact((3, 0, False, ("NAME",)), ()),
        Fact(free, ((suffix, "x2x4z"),)),
        Fact(free, ((suffix, "bbbbb"),)),
        Fact((3, 3, False, ("db-0 ", (address, 0), "")), ((address, "10.244.1.1"),)),
    ]


def test_items_of_a_list_are_facts_of_it_in_any_order() -> None:
    (row,) = Tokenizer("").read(["to 10.244.1.1,10.244.1.2"])
    a_list = ("list", "1.0.1")
    *items, whole = facts_of(1, [row])
    assert [one.identities for one in items] == [
        (a_list, ("Pod address", address)) for address in ("10.244.1.1", "10.244.1.2")
    ]
    assert whole == Fact((1, 0, False, ("to ", ("list", 2), "")), (a_list,))


def test_rows_with_names_of_their_own_keep_their_order() -> None:
    old = "web-1  10.244.1.1\nweb-2  10.244.1.2"
    assert _same((old, "web-1  10.244.2.2\nweb-2  10.244.2.1"))
    assert not _same((old, "web-2  10.244.2.2\nweb-1  10.244.2.1"))


def test_counts_and_numbers_are_free_only_where_a_file_says_so() -> None:
    counts = ("     12 web", "      9 web")
    assert not _same(counts)
    assert _same(counts, varies=("counts",))
    assert not _same(("     12 web", "      9 wed"), varies=("counts",))
    assert not _same(("12 web 3", "9 web 4"), varies=("counts",))
    assert _same(("root 12 1", "root 9 44"), varies=("numbers",))
    assert not _same(("root 12 1", "root x 44"), varies=("numbers",))


def test_the_last_columns_of_nodes_tell_of_the_machine() -> None:
    head = "NAME    VERSION   OS-IMAGE   KERNEL-VERSION   CONTAINER-RUNTIME\n"
    old = f"{head}master  v1.37.2   Debian GNU/Linux 12   6.1.0-18   containerd://2.4.2"
    assert _same((old, f"{head}master  v1.37.2   Ubuntu 24.04 LTS   6.8.0   cri-o://1.1"))
    assert not _same((old, f"{head}master  v1.37.3   Debian GNU/Linux 12   6.1.0   x://2"))
    assert not _same((old, f"{head}master  v1.37.2   Debian GNU/Linux 12   6.1.0-18"))


def test_elsewhere_every_address_is_one_to_one_and_versions_are_free() -> None:
    assert _same(("IP 192.168.56.10", "IP 172.18.0.2"), elsewhere=True)
    assert not _same(("IP 192.168.56.10", "IP 172.18.0.2"))
    first, second = ("192.168.56.10", "172.18.0.2"), ("192.168.56.10", "172.18.0.3")
    assert not _same(first, second, elsewhere=True)
    assert not _same(("at 17:55:00 x", "at 17:55:01 x"), elsewhere=True)
    assert _same(("Ready v1.37.2", "Ready v1.36.1"), elsewhere=True)
    assert not _same(("Ready v1.37.2", "Ready v1.36.1"))


def test_what_differed_once_does_not_spoil_what_follows() -> None:
    tokenizer, comparison = Tokenizer(WRITTEN), Comparison()
    assert not comparison.diff(tokenizer, ["a 10.244.1.1"], ["a 10.244.2.1"])
    diff = comparison.diff(tokenizer, ["b 10.244.1.1 x"], ["b 10.244.2.2 x"])
    assert diff[2:] == ["-b 10.244.1.1 x", "+b 10.244.2.2 x"]
    assert not comparison.diff(tokenizer, ["c 10.244.1.1"], ["c 10.244.2.1"])


def test_many_alike_take_no_time() -> None:
    old = "\n".join(f"10.244.1.{n}" for n in range(60))
    new = "\n".join(f"10.244.2.{n}" for n in range(60))
    assert _same(*[(old, new)] * 5)
    assert not _same((old, new), (old, new + "\n10.244.3.1"))


def test_rows_that_tell_how_far_something_is_may_be_many_or_none() -> None:
    done = 'deployment "web" successfully rolled out'
    far = (
        'Waiting for deployment "web" rollout to finish: {} of 5 updated replicas are available...'
    )
    old = "\n".join([far.format(1), far.format(3), done])
    assert _same((old, done))
    assert _same((done, old))
    assert _same((old, "\n".join([far.format(4), done])))
    assert not _same((old, far.format(1)))
    assert not _same((old, old.replace("rollout to", "roll out to", 1)))
    assert not _same((done, f"Waiting\n{done}"))
