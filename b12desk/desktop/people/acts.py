"""People, Change user and one's own PIN: opens the sheet, lets its presenter work."""

from collections.abc import Callable

from b12desk.desktop.actions import Notice
from b12desk.desktop.bench import Bench
from b12desk.desktop.change_user.presenter import SignInPresenter
from b12desk.desktop.change_user.view import ChangeUserSheet
from b12desk.desktop.own_pin.presenter import OwnPinPresenter
from b12desk.desktop.own_pin.view import OwnPinSheet
from b12desk.desktop.people.presenter import PeoplePresenter
from b12desk.desktop.people.view import PeopleSheet
from b12desk.services.permissions import role_of
from b12desk.services.sign_in import needs_no_proof


class PeopleActs:
    """The acts about who works with the register. `act_as` has the desk act under a name."""

    def __init__(self, bench: Bench, act_as: Callable[[str], None]) -> None:
        self._bench = bench
        self._act_as = act_as

    def people(self) -> None:
        """List who works here, add somebody, change their role, remove their PIN, disable and enable them."""
        bench = self._bench
        sheet = PeopleSheet(bench.window)
        run = bench.sheets.run_for(sheet)
        presenter = PeoplePresenter(sheet, bench.desk(), run, saved=bench.tell, act_as=self._act_as)
        sheet.add_asked.connect(presenter.add)
        sheet.disable_asked.connect(presenter.disable)
        sheet.enable_asked.connect(presenter.enable)
        sheet.role_asked.connect(presenter.change_role)
        sheet.remove_asked.connect(presenter.remove_pin)
        sheet.own_pin_asked.connect(self.set_pin)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def change_user(self, then: Callable[[], None] | None = None) -> None:
        """Ask who works at this desk; `then` is called when the sheet is closed, chosen or not."""
        bench = self._bench
        sheet = ChangeUserSheet(bench.window)
        run = bench.sheets.run_for(sheet)
        presenter = SignInPresenter(sheet, bench.desk(), run, act_as=self._act_as, without_pin=self.offer_pin)
        sheet.sign_in_asked.connect(presenter.choose)
        if then is not None:
            sheet.finished.connect(lambda _: then())
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def offer_pin(self) -> None:
        """Offer a PIN to whoever has signed in without one."""
        name = self._bench.desk().acting
        sentence = f"{name} works here now, without a PIN: anybody can use this name."
        self._bench.notify(Notice(sentence, "Set a PIN", self.set_pin))

    def set_pin(self) -> None:
        """Set the acting user's own PIN or passphrase; there must be a user to set it for."""
        bench, desk = self._bench, self._bench.desk()

        def read() -> tuple[bool, bool]:
            with desk.register.reading() as unit:
                is_user = role_of(unit, desk.acting) is not None
            return is_user, not needs_no_proof(desk, desk.acting)

        def show(found: tuple[bool, bool]) -> None:
            is_user, has_one = found
            if is_user:
                self._show_own_pin(has_one=has_one)
            else:
                bench.notify(Notice("This register has no users yet. Clinic > People adds the first."))

        bench.lane.ask(read, show)

    def _show_own_pin(self, *, has_one: bool) -> None:
        bench, desk = self._bench, self._bench.desk()
        sheet = OwnPinSheet(desk.acting, bench.window, has_one=has_one)
        run = bench.sheets.run_for(sheet)
        presenter = OwnPinPresenter(sheet, desk, run, has_one=has_one, saved=bench.tell)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
