"""What an attacker would have a page do, and another host that sees whether it was done."""

import http.server
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.servers import running

ENDED = "document.documentElement.dataset.ended === ''"
RAN = "Object.keys(document.documentElement.dataset).filter((name) => name !== 'ended').sort()"
MARK = "document.documentElement.dataset.{} = ''"
RUNS = ["data", "eval", "foreign", "function", "handler", "image", "inline", "later", "link"]
ASKS = ["/fetched", "/foreign.js", "/form", "/frame", "/picture.png", "/style.css"]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# What a hole in a page would let someone write into its text.
MARKUP = """
<script>document.documentElement.dataset.inline = ""</script>
<script src="{host}/foreign.js"></script>
<link rel="stylesheet" href="{host}/style.css">
<img src="{host}/picture.png" alt="">
<img src="data:," alt="" onerror="document.documentElement.dataset.image = ''">
<iframe src="{host}/frame"></iframe>
<iframe name="sink"></iframe>
<form action="{host}/form" target="sink"></form>
<script src="attack.js"></script>
"""
# A script of the site's own that has been led to run text which someone else wrote.
SCRIPT = """
const mark = (name) => `document.documentElement.dataset.${name} = ""`;
const added = (tag, about, text = "") => {
    const one = Object.assign(document.createElement(tag), about);
    one.textContent = text;
    document.body.append(one);
    return one;
};
const tried = (what) => { try { what(); } catch {} };
tried(() => eval(mark("eval")));
tried(() => new Function(mark("function"))());
added("script", {}, mark("later"));
added("script", { src: `data:text/javascript,${mark("data")}` });
const button = added("button", {});
button.setAttribute("onclick", mark("handler"));
button.click();
added("a", { href: `javascript:void(${mark("link")})` }).click();
document.forms[document.forms.length - 1].submit();
fetch("HOST/fetched", { mode: "no-cors" }).catch(() => {});
setTimeout(() => document.documentElement.dataset.ended = "", 1500);
"""


def write(page: Path, folder: Path, host: str) -> None:
    """Write a page that was attacked into a folder: with its policy, and without one."""
    attack = MARKUP.format(host=host)
    text = page.read_text(encoding="utf-8").replace("</article>", f"{attack}</article>")
    (folder / "guarded.html").write_text(text, encoding="utf-8")
    (folder / "open.html").write_text(POLICY.sub("", text), encoding="utf-8")
    (folder / "attack.js").write_text(SCRIPT.replace("HOST", host), encoding="utf-8")


@dataclass
class OtherHost:
    """A web server that answers everything with a script, and what it was asked for."""

    address: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def other_host() -> Iterator[OtherHost]:
    """Let another host answer, on any free port."""
    host = OtherHost()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self.path.rstrip("?"))
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript")
            self.end_headers()
            self.wfile.write(MARK.format("foreign").encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with running(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as host.address:
        yield host
