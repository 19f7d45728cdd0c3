"""The editor of manifests in the page, as a reader uses it."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.in_page import replace

SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n"
WRONG = SERVICE.replace("80", "70000")


def opened(page: Page, address: str, file: str = "service.yaml") -> None:
    """Press "try it" at a manifest and wait for its verdict."""
    page.goto(address)
    page.locator(".filename", has_text=file).first.locator(".check-offer").click()
    page.locator(".check[data-judged]").wait_for()


def bench(page: Page, address: str) -> None:
    """Open the workbench."""
    page.goto(address)
    page.locator("#own-manifest button").click()
    page.locator(".check[data-judged]").wait_for()


def write(page: Page, text: str) -> None:
    """Replace what is in the editor, and wait until it is judged."""
    page.evaluate("document.querySelector('.check').removeAttribute('data-judged')")
    replace(page, text)
    page.locator(".check[data-judged]").wait_for()


def status(page: Page) -> Any:
    """Return the line with the verdict."""
    return expect(page.locator(".check-status"))


LIST = """\
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: web, labels: {app: web}}
  spec: {containers: [{name: web, image: nginx, ports: [{containerPort: 53}]}]}
- apiVersion: v1
  kind: Service
  metadata: {name: web}
  spec:
    selector: {app: web}
    ports:
    - {name: tcp, port: 53}
    - {name: udp, port: 53, protocol: UDP, targetPort: dns}
"""


def copied(page: Page, button: str) -> str:
    """Press a button that copies; return what it has copied."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=button).click()
    expect(page.locator(".check-told")).to_have_text("Copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))
