"""Set one's own PIN or passphrase: whoever has one already proves themselves by it first."""

from b12desk.clinical.errors import BadInput
from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.services.credentials import kind_of, secret_problems, set_credential
from b12desk.services.desk import Desk
from b12desk.services.sign_in import needs_no_proof, sign_in


def set_own_pin(desk: Desk, secret: str, *, current: str = "") -> CredentialKind:
    """Set what the acting user signs in with from now on, and return whether it is a PIN or a passphrase.

    Raises:
        BadInput: when it is too short or too easy.
        Refused: when `current` is not what they sign in with now, or they must wait.
    """
    kind = kind_of(secret)
    problems = secret_problems(kind, secret)
    if problems:
        raise BadInput(problems)
    if not needs_no_proof(desk, desk.acting):
        sign_in(desk, desk.acting, current)
    set_credential(desk, desk.acting, kind, secret)
    return kind
