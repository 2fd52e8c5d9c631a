"""Products: opens the sheet, lets its presenter work."""

from b12desk.desktop.bench import Bench
from b12desk.desktop.products.presenter import ProductsPresenter
from b12desk.desktop.products.view import ProductsSheet


class ProductActs:
    """The acts about the clinic's own products."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def products(self) -> None:
        """List the clinic's own products, add one, withdraw one."""
        bench = self._bench
        sheet = ProductsSheet(bench.window)
        presenter = ProductsPresenter(sheet, bench.desk(), bench.sheets.run_for(sheet), saved=bench.tell)
        sheet.add_asked.connect(presenter.add)
        sheet.withdraw_asked.connect(presenter.withdraw)
        bench.sheets.show(sheet, presenter)
        presenter.start()
