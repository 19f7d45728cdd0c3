"""Patience for the validator, which comes on the first press."""

import pytest
from playwright.sync_api import Page

from tests.browser.editor.panel import PATIENCE


@pytest.fixture
def page(page: Page) -> Page:
    """Wait longer: the validator comes on the first press."""
    page.set_default_timeout(PATIENCE)
    return page
