"""A warning or an error in the log fails the test, unless the test has said that it expects one."""

import logging
import re
from collections.abc import Iterator

import pytest


class ExpectedLogs(logging.Handler):
    """Collects what is logged at WARNING and above, and knows what the test expects of it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._expected: list[re.Pattern[str]] = []

    def __call__(self, pattern: str) -> None:
        """Expect at least one record whose message, with the exception's text, matches the regular expression."""
        self._expected.append(re.compile(pattern))

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def complaints(self) -> list[str]:
        """Return a sentence for every record that nobody expected, and for every expectation that nothing met."""
        lines = [(record, _text(record)) for record in self.records]
        unexpected = [
            f"unexpected {record.levelname} of {record.name}: {text}"
            for record, text in lines
            if not any(pattern.search(text) for pattern in self._expected)
        ]
        unmet = [
            f"expected, but not logged: {pattern.pattern}"
            for pattern in self._expected
            if not any(pattern.search(text) for _, text in lines)
        ]
        return unexpected + unmet


def _text(record: logging.LogRecord) -> str:
    text = record.getMessage()
    if record.exc_info and record.exc_info[1] is not None:
        text += f" ({record.exc_info[1]!r})"
    return text


@pytest.fixture(autouse=True)
def expected_logs() -> Iterator[ExpectedLogs]:
    """Fail on unexpected warnings; `expected_logs(r"pattern")` says which ones must come."""
    watch = ExpectedLogs()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    if complaints := watch.complaints():
        pytest.fail("\n".join(complaints))
