"""People and Change user: opens the sheet, lets its presenter work."""

from collections.abc import Callable

from b12desk.desktop.bench import Bench
from b12desk.desktop.change_user.presenter import ChangeUserPresenter
from b12desk.desktop.change_user.view import ChangeUserSheet
from b12desk.desktop.people.presenter import PeoplePresenter
from b12desk.desktop.people.view import PeopleSheet


class PeopleActs:
    """The acts about who works with the register. `act_as` has the desk act under a name."""

    def __init__(self, bench: Bench, act_as: Callable[[str], None]) -> None:
        self._bench = bench
        self._act_as = act_as

    def people(self) -> None:
        """List who works here, add somebody, disable somebody."""
        bench = self._bench
        sheet = PeopleSheet(bench.window)
        run = bench.sheets.run_for(sheet)
        presenter = PeoplePresenter(sheet, bench.desk(), run, saved=bench.tell, act_as=self._act_as)
        sheet.add_asked.connect(presenter.add)
        sheet.disable_asked.connect(presenter.disable)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def change_user(self, then: Callable[[], None] | None = None) -> None:
        """Ask who works at this desk; `then` is called when the sheet is closed, chosen or not."""
        bench = self._bench
        sheet = ChangeUserSheet(bench.window)
        presenter = ChangeUserPresenter(sheet, bench.desk(), bench.sheets.run_for(sheet), act_as=self._act_as)
        sheet.user_chosen.connect(presenter.choose)
        if then is not None:
            sheet.finished.connect(lambda _: then())
        bench.sheets.show(sheet, presenter)
        presenter.start()
