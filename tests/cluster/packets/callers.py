"""Questions asked on the cluster: by which Pod they are answered, and from whom it saw them."""

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

from servicedocs.cluster import shells
from servicedocs.cluster.admin import get, kubectl
from tests.cluster.packets.questions import Ask

RESULTS = {0: "delivered", 6: "no such name", 7: "refused", 28: "dropped"}
NO_ROUTE = re.compile(r"No route to host|unreachable")


def answers(asks: list[Ask]) -> dict[Ask, tuple[str, str, str]]:
    """Ask on the cluster: the result, the Pod that answers, and the source that a Pod sees."""
    known = names()
    callers = {ask.caller for ask in asks}
    mine = [[ask for ask in asks if ask.caller == caller] for caller in callers]
    found: dict[Ask, tuple[str, str, str]] = {}
    with ThreadPoolExecutor() as side_by_side:  # most of it is waiting for what is dropped
        for some in side_by_side.map(_of_caller, mine):
            for ask, (result, host, seen) in some.items():
                found[ask] = result, host, known.get(seen, seen)
    return found


def names() -> dict[str, str]:
    """Return the Pods' names by their addresses."""
    pods = get("pods")["items"]
    return {ip["ip"]: pod["metadata"]["name"] for pod in pods for ip in pod["status"]["podIPs"]}


def _of_caller(asks: list[Ask]) -> dict[Ask, tuple[str, str, str]]:
    lines = [f"ask_{ask.protocol} {at} {ask.real} &" for at, ask in enumerate(asks)]
    batched = [line if at % 12 else f"wait\n{line}" for at, line in enumerate(lines)]
    output = _run(asks[0].caller, "\n".join([ASK, *batched, "wait"]))
    found = {}
    for line in output.splitlines():
        at, code, *said = line.split(" ", 2)
        found[asks[int(at)]] = _result(int(code), said[0] if said else "")
    return found


# Each prints a number, curl's exit code or as good, and what the Pod says or the error.
# What a machine's own rules drop it is told at once: "Operation not permitted".
ASK = r"""ask_TCP() {
  host=$(curl -sS -m 4 http://$2/hostname 2>&1); code=$?
  [ $code = 7 ] && host=$(curl -sv -m 4 http://$2 2>&1 | grep -Eo "No route to host|unreachable")
  seen=$(curl -s -m 2 http://$2/clientip 2>/dev/null)
  say "$1" "$code" "$host" "$seen"
}
ask_UDP() {
  host=$(send $2 hostname); code=$?
  seen=$(send $2 clientip) || seen=
  say "$1" "$code" "$host" "$seen"
}
send() {
  said=$(timeout 4 bash -c 'exec 3<>"/dev/udp/${0/://}" && printf "$1" >&3 &&
    dd bs=2048 count=1 status=none <&3' "$1" "$2" 2>&1); code=$?
  printf %s "$said"
  case $code:$said in
    0:*) return 0 ;;
    124:* | *"Operation not permitted"*) return 28 ;;
    *"Name or service not known"*) return 6 ;;
    *) return 7 ;;
  esac
}
say() {
  printf '%s %s %s|%s\n' "$1" "$2" "$(printf %s "$3" | tr '\n' ' ')" "$4"
}"""


def _result(code: int, said: str) -> tuple[str, str, str]:
    host, _, seen = said.partition("|")
    result = RESULTS.get(code, f"curl: {code}")
    if result == "refused" and NO_ROUTE.search(host):
        return "no route", "", ""
    return (result, host, seen.rpartition(":")[0].strip("[]")) if code == 0 else (result, "", "")


def _run(caller: str, script: str) -> str:
    if caller.startswith("pod/"):
        return kubectl("exec", "-i", caller.removeprefix("pod/"), "--", "bash", given=script)
    asked = shells.command(caller)
    done = subprocess.run(asked, input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
