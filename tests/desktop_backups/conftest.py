from tests.desktop.conftest import app_theme, desk, remembered, window

__all__ = ["app_theme", "desk", "remembered", "window"]
