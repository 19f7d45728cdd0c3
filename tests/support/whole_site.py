"""The whole site for the tests, built from the present sources unless an earlier run did."""

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.site.build import alone, build_into
from servicedocs.site.staleness import digest

FOLDER = ROOT / ".cache" / "tests" / "site"


def main() -> int:
    """Build it, if need be."""
    stamp = FOLDER.with_name("made-from")
    with alone(ROOT):
        made_from = digest(ROOT)
        if not stamp.exists() or stamp.read_text() != made_from:
            stamp.unlink(missing_ok=True)
            FOLDER.parent.mkdir(parents=True, exist_ok=True)
            build_into(ROOT, FOLDER)
            stamp.write_text(made_from)
    return 0


if __name__ == "__main__":
    cli.run("the site for the tests", main)
