"""Claims that print themselves, hold or not, and are counted at the end."""

from __future__ import annotations

import sys
import traceback
from contextlib import contextmanager
from typing import Iterator


class Claims:
    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    @contextmanager
    def claim(self, sentence: str) -> Iterator[None]:
        """What is asserted inside holds, or the sentence fails and the rest goes on."""
        try:
            yield
        except Exception as error:  # A claim fails by any error; the others are still worth knowing.
            self.failed += 1
            print(f"FAILED: {sentence}\n  {type(error).__name__}: {error}", flush=True)
            if not isinstance(error, AssertionError):
                traceback.print_exc()
        else:
            self.passed += 1
            print(f"ok: {sentence}", flush=True)

    def finish(self, title: str) -> None:
        """Prints the sum and leaves the process with it."""
        print(f"{title}: {self.passed} passed, {self.failed} failed", flush=True)
        sys.exit(1 if self.failed or not self.passed else 0)
