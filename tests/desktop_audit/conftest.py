from tests.desktop_people.conftest import acts, desk, names, quick_hashes, staffed

__all__ = ["acts", "desk", "names", "quick_hashes", "staffed"]
