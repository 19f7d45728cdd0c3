"""The verdicts in the page: those of scripts/check, at their lines, with picture and relations."""

import pytest
from playwright.sync_api import Page, expect

from servicedocs.validator.runtime import validator
from tests.browser.editor.panel import LIST, SERVICE, WRONG, bench, opened, status, write
from tests.browser.in_page import judged_texts, plain

pytestmark = pytest.mark.browser
ASK_ALL = """async (texts) => {
    const all = [];
    for (const text of texts)
        all.push(await site.ask({ call: "check", files: [{ name: "a.yaml", text }] }));
    return all;
}"""


def test_the_page_judges_every_judged_manifest_as_scripts_check_does(page: Page, home: str) -> None:
    bench(page, f"{home}/en/workbench.html")
    texts = judged_texts()
    for text, found in zip(texts, page.evaluate(ASK_ALL, texts), strict=True):
        assert found == [plain(one) for one in validator().check(text.encode(), "a.yaml")], text


def test_a_message_stands_at_its_line_with_its_explanation(page: Page, home: str) -> None:
    opened(page, f"{home}/en/nodeport.html")
    status(page).to_contain_text("Accepted")
    write(page, WRONG)
    status(page).to_contain_text("Rejected")
    shown = page.locator(".check-messages > li").first
    expect(shown).to_contain_text("must be between 1 and 65535")
    expect(shown.locator(".check-line")).to_have_text("Line 4")
    expect(page.locator(".cm-lint-marker-error")).to_have_count(1)
    assert page.evaluate("site.explain(document.querySelector('.severe code').textContent).what")


def test_typing_over_a_selection_is_silent(page: Page, home: str) -> None:
    # Chromium then writes a style of its own into the editor, which a policy can forbid.
    opened(page, f"{home}/en/nodeport.html")
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("kind: Service")
    expect(page.locator(".cm-line")).to_have_text("kind: Service")
    status(page).to_contain_text("Rejected")


def test_the_picture_the_defaults_and_the_failing_pair_follow_what_is_typed(
    page: Page, home: str
) -> None:
    opened(page, f"{home}/en/nodeport.html")
    panel = page.locator(".check")
    expect(panel.locator("ins", has_text="internalTrafficPolicy: Cluster")).to_be_visible()
    expect(panel.locator(".picture > svg > title")).to_have_count(1)
    expect(panel.locator(".check-relations")).to_contain_text("selected.")
    text = page.evaluate("site.data.examples['nodeport/service.yaml']")
    write(page, text.replace("app: pooh-db-nginx-app", "app: other"))
    status(page).to_contain_text("does not work")
    pair = "The selector wants app: other; the label is app: pooh-db-nginx-app."
    expect(panel.locator(".check-relations")).to_contain_text(pair)


def test_the_items_of_a_list_are_judged_and_related_like_documents(page: Page, home: str) -> None:
    bench(page, f"{home}/en/workbench.html")
    write(page, LIST)
    panel = page.locator(".check")
    expect(panel.locator(".check-relations > .good")).to_have_count(2)  # the Pod, and port tcp
    expect(panel.locator(".check-relations > .bad")).to_have_count(1)  # port udp
    expect(panel.locator(".check-section pre")).to_have_count(2)  # the defaults of each
    write(page, LIST.replace("port: 53, protocol", "port: 70000, protocol"))
    expect(page.locator(".check-messages .check-line").first).to_have_text("Line 15")


@pytest.mark.parametrize(
    "more", ["selector: null", "type: ExternalName, externalName: example.com"]
)
def test_who_selects_nothing_is_not_told_to_add_pods(page: Page, served: str, more: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    write(page, SERVICE)
    expect(page.locator(".check-relations")).to_have_count(0)
    write(page, SERVICE.replace("ports", "selector: {app: web}, ports"))
    expect(page.locator(".check-relations")).to_contain_text("add the Pods after ---")
    write(page, SERVICE.replace("ports", f"{more}, ports"))
    expect(page.locator(".check-relations")).to_have_count(0)


def test_many_items_of_one_list_are_not_judged(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    items = "".join(
        f"- {{apiVersion: v1, kind: Namespace, metadata: {{name: n{n}}}}}\n" for n in range(501)
    )
    for attempt in range(5):  # on a busy machine a question may be ended before its answer
        write(page, f"apiVersion: v1\nkind: List\nitems:\n{items}# {attempt}\n")
        if "within" not in page.locator(".check-status").inner_text():
            break
    status(page).to_contain_text("more than 500")


ALONE = SERVICE.replace("{ports", "{selector: {app: web}, ports")
POD = (
    "---\napiVersion: v1\nkind: Pod\nmetadata: {name: one, labels: {app: web}}\n"
    "spec: {containers: [{name: one, image: nginx}]}\n"
)


def test_a_service_without_its_pods_is_accepted_and_with_those_of_others_is_not(
    page: Page, served: str
) -> None:
    bench(page, f"{served}/en/workbench.html")
    status(page).to_contain_text("Paste a manifest")
    write(page, ALONE)
    status(page).to_have_text("✓ Accepted")
    expect(page.locator(".check-relations")).to_contain_text("add the Pods")
    expect(page.locator(".check figure")).to_have_count(0)
    write(page, ALONE + POD)
    status(page).to_have_text("✓ Accepted")
    expect(page.locator(".check-relations")).to_contain_text("selected")
    write(page, ALONE + POD.replace("name: one, l", "name: one, namespace: kube-system, l"))
    status(page).to_contain_text("it may not work")
    expect(page.locator(".check-messages")).to_contain_text(
        "which it would match, are in kube-system"
    )


def test_a_block_for_a_dual_stack_cluster_is_tried_in_one(page: Page, home: str) -> None:
    opened(page, f"{home}/en/cluster-ip-ranges.html", "two-families.yaml")
    status(page).to_contain_text("Accepted")
    text = page.evaluate("site.data.examples['ranges/two-families.yaml']")
    write(page, text.replace("RequireDualStack", "SingleStack\n  ipFamilies: [IPv4, IPv6]"))
    status(page).to_contain_text("Rejected")
    shown = page.locator(".check-messages > li").first
    expect(shown).to_contain_text("must be 'RequireDualStack' or 'PreferDualStack'")
