"""What a comparison of versions, an approval or a move comes to, in sentences for screen and terminal."""

from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import staff_date
from b12desk.services.approve_protocol import ProtocolApproved
from b12desk.services.compare_protocol import PatientChange, ProtocolComparison
from b12desk.services.list_protocols import ListedProtocol
from b12desk.services.move_course import MovePreview
from b12desk.services.version_change import NextDose


def headline(comparison: ProtocolComparison) -> str:
    """Return what the file is beside the current version."""
    new, current = comparison.protocol, comparison.current
    if current is None:
        return f"{new.id} is a new protocol; no patient follows it."
    if comparison.is_current:
        return f"This file is version {new.version} of {new.id} itself, the current one."
    if not comparison.differences:
        return f"Version {new.version} of {new.id} says the same as version {current.version}: {ONLY_EXAMPLES}."
    count = len(comparison.differences)
    things = "one thing" if count == 1 else f"{count} things"
    return (
        f"Version {new.version} of {new.id} changes {things} compared with version {current.version}, the current one."
    )


ONLY_EXAMPLES = "only worked examples, comments or the layout of the file differ"


def followers_sentence(comparison: ProtocolComparison) -> str:
    """Return how many patients follow the protocol and how many of them would see a change."""
    count = comparison.followers
    if not count:
        return "No patient follows this protocol now."
    follow = "One patient follows" if count == 1 else f"{count:,} patients follow"
    told = f"the next dose would change for {len(comparison.changed):,} and stay as it is for {comparison.unchanged:,}"
    if comparison.blocked:
        told += f"; {len(comparison.blocked):,} could not be moved to this version"
    return f"{follow} this protocol now: {told}. {KEPT}"


KEPT = "Nobody’s dates change by an approval: running courses keep their version until each is moved."


def next_dose_words(dose: NextDose, other: NextDose | None = None) -> str:
    """Return a next dose in a line, with its phase and amount where those of the other one are not the same."""
    parts = [_window(dose)]
    if dose.book_on is not None and (other is None or other.book_on != dose.book_on):
        parts.append(f"offered {staff_date(dose.book_on)}")
    if other is not None and dose.phase is not None and dose.phase != other.phase:
        parts.append(dose.phase.replace("-", " "))
    if other is not None and dose.dose_micrograms is not None and dose.dose_micrograms != other.dose_micrograms:
        parts.append(f"{dose.dose_micrograms} micrograms")
    parts.append(dose.status.value.replace("_", " "))
    return ", ".join(parts)


def patient_sentence(one: PatientChange) -> str:
    """Return what would change for a patient: `SMITH, Ada (Mrs): 16-Mar-2026 to 16-Apr-2026, … becomes …`."""
    change = one.change
    if change.after is None:
        return f"{one.name}: {' '.join(change.obstacles)}"
    now, then = next_dose_words(change.before, change.after), next_dose_words(change.after, change.before)
    return " ".join([f"{one.name}: {now} becomes {then}.", *change.notes])


def approved_sentence(done: ProtocolApproved) -> str:
    """Return what an approval did."""
    protocol, by = done.protocol, done.approval.approved_by
    return f"Version {protocol.version} of {protocol.id} is the current one, approved by {by}. {KEPT}"


def move_sentences(preview: MovePreview) -> tuple[str, ...]:
    """Return what moving a course changes: the versions, the next dose before and after, and what else is to know."""
    change = preview.change
    told = [f"{preview.protocol_id}: version {change.from_version} to version {change.to_version}."]
    told += preview.differences or (f"The two versions say the same: {ONLY_EXAMPLES}.",)
    if change.after is None:
        return (*told, *change.obstacles)
    if change.is_changed:
        now, then = next_dose_words(change.before, change.after), next_dose_words(change.after, change.before)
        told.append(f"Next dose: {now} becomes {then}.")
    else:
        later = "later ones move" if preview.moves_later else "so do the later ones"
        told.append(f"The next dose stays as it is; {later}.")
    return (*told, *change.notes)


def standing_words(listed: ListedProtocol) -> str:
    """Return whose version it is, who approved it for the clinic, and when."""
    whose = "The clinic’s own version" if listed.is_own else "As it comes with b12desk"
    if listed.approval is not None:
        return f"{whose}; approved by {listed.approval.approved_by} on {staff_date(listed.approval.on)}."
    return f"{whose}; approved by {listed.approved_by}." if listed.approved_by else f"{whose}; nobody has approved it."


def version_words(protocol: Protocol) -> str:
    """Return a protocol's id with its version: `hydroxo-standard 1`."""
    return f"{protocol.id} {protocol.version}"


def _window(dose: NextDose) -> str:
    if dose.due_on is None or dose.due_by is None:
        return "no next dose"
    if dose.due_on == dose.due_by:
        return staff_date(dose.due_on)
    return f"{staff_date(dose.due_on)} to {staff_date(dose.due_by)}"
