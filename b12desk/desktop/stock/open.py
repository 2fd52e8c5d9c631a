"""The stock page with what stands behind it: reads the shelf whenever the page is shown."""

from collections.abc import Callable

from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.stock.acts import StockActs
from b12desk.desktop.stock.presenter import StockPresenter
from b12desk.desktop.stock.view import StockPage
from b12desk.services.desk import Desk
from b12desk.services.stock import stock


class StockSide:
    """Joins the page and its presenter; `desk` returns the open desk."""

    def __init__(self, page: StockPage, lane: Lane, desk: Callable[[], Desk]) -> None:
        self._page = page
        self._lane = lane
        self._desk = desk
        self._presenter = StockPresenter(page)
        page.batch_chosen.connect(self._presenter.choose)
        page.shown.connect(self.refresh)

    def refresh(self) -> None:
        """Read the shelf as of today, while somebody looks at it."""
        if self._page.isVisible():
            desk = self._desk()
            self._lane.ask(lambda: stock(desk), self._presenter.show, topic="stock")


def open_stock(window: MainWindow, lane: Lane, desk: Callable[[], Desk], acts: StockActs) -> StockSide:
    """Give the window its stock page."""
    page = StockPage()
    page.act_asked.connect(acts.start)
    page.batch_act_asked.connect(acts.start_for)
    side = StockSide(page, lane, desk)
    window.add_page("Stock", page)
    return side
