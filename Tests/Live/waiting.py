"""Waiting for something that another process does."""
import time

PATIENCE = 4
"""A busy machine gets so many times the time; waiting for what does come costs nothing."""


def eventually(look, timeout=10, every=0.05, what=None):
    """Calls `look` until it returns something true, and returns that; gives up after PATIENCE times `timeout`."""
    timeout *= PATIENCE
    end = time.monotonic() + timeout
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"not within {timeout} s: {what or look.__doc__ or 'the expected state'}")
        time.sleep(every)


def stays(look, seconds, every=0.2, what=None):
    """Asserts that `look` is true now and stays so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert look(), what or "it did not stay so"
        time.sleep(every)
