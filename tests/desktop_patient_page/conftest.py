from tests.desktop_acts.conftest import ada, bryn, desk, today

__all__ = ("ada", "bryn", "desk", "today")
