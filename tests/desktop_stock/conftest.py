from tests.desktop_recalls.conftest import ada, bryn, desk, today

__all__ = ["ada", "bryn", "desk", "today"]
