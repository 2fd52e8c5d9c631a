"""`b12desk patient`: add, list, show and change patients."""

from dataclasses import replace
from typing import Annotated

import typer

from b12desk.cli import documents
from b12desk.cli.call import Call, iso_day, print_answer, print_json, print_line
from b12desk.cli.wishes import with_wishes, word_of
from b12desk.clinical.errors import BadInput
from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import Flag, Muscle, PatientStanding, Rotation, Side
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.find_patients import find_patient_id, find_patients
from b12desk.services.note_view import note_view
from b12desk.services.show_patient import show_patient

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

OnOption = Annotated[str | None, typer.Option("--on", help="Today, as an ISO date.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
FamilyName = Annotated[str | None, typer.Option("--family-name")]
GivenName = Annotated[str | None, typer.Option("--given-name")]
BornOn = Annotated[str | None, typer.Option("--born-on", help="An ISO date.")]
NhsNumber = Annotated[str | None, typer.Option("--nhs-number")]
Flags = Annotated[list[str] | None, typer.Option("--flag", help="A flag such as anticoagulant; may be repeated.")]
Restricted = Annotated[
    list[str] | None,
    typer.Option("--restricted", help="MUSCLE:SIDE:REASON[:FROM[:UNTIL]]; may be repeated."),
]
FormatOption = Annotated[str | None, typer.Option("--format-need", help="Such as large_print_18 or screen_reader.")]
SideOption = Annotated[str | None, typer.Option("--preferred-side", help="left or right, a wish; any for none.")]
DaysOption = Annotated[
    list[str] | None, typer.Option("--preferred-day", help="mon to sun, a wish; may be repeated; any for none.")
]
Text = Annotated[str | None, typer.Option()]


@app.command("add")
def add(
    context: typer.Context,
    family_name: FamilyName = None,
    given_name: GivenName = None,
    born_on: BornOn = None,
    nhs_number: NhsNumber = None,
    title: Text = None,
    gender: Text = None,
    phone: Text = None,
    address: Text = None,
    postcode: Text = None,
    flag: Flags = None,
    rotation: Text = None,
    restricted: Restricted = None,
    format_need: FormatOption = None,
    preferred_side: SideOption = None,
    preferred_day: DaysOption = None,
    another_person: Annotated[bool, typer.Option("--another-person", help="Not who has this name and birth.")] = False,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add a patient."""
    call: Call = context.obj
    draft = PatientDraft(family_name="", given_name="", born_on=None, allow_duplicate=another_person)
    texts = _texts(family_name, given_name, nhs_number, title, gender, phone, address, postcode)
    draft = _changed(draft, texts, born_on, flag, rotation, restricted)
    draft = with_wishes(draft, format_need, preferred_side, preferred_day)
    with call.desk(on) as desk:
        added = add_patient(desk, draft)
    print_answer({"patient_id": added.patient_id}, f"Added: {added.patient_id}", as_json=as_json)


@app.command("set")
def set_(
    context: typer.Context,
    patient: Annotated[str, typer.Argument(help="Register id, or nhs:NUMBER.")],
    family_name: FamilyName = None,
    given_name: GivenName = None,
    born_on: BornOn = None,
    nhs_number: NhsNumber = None,
    title: Text = None,
    gender: Text = None,
    phone: Text = None,
    address: Text = None,
    postcode: Text = None,
    flag: Flags = None,
    no_flags: Annotated[bool, typer.Option("--no-flags", help="Take every flag away first.")] = False,
    without_flag: Annotated[list[str] | None, typer.Option("--without-flag", help="A flag to take away.")] = None,
    neuro_since: Annotated[str | None, typer.Option("--neuro-since", help="When nerve symptoms began.")] = None,
    rotation: Text = None,
    restricted: Restricted = None,
    format_need: FormatOption = None,
    preferred_side: SideOption = None,
    preferred_day: DaysOption = None,
    standing: Annotated[str | None, typer.Option("--standing", help="active, deceased or moved_away.")] = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change a patient’s details; what was there before stays in the audit trail."""
    call: Call = context.obj
    with call.desk(on) as desk:
        shown = show_patient(desk, find_patient_id(desk, patient)).patient
        draft = draft_of(shown)
        if no_flags:
            draft = replace(draft, flags=frozenset())
        draft = replace(draft, flags=draft.flags - {word_of(Flag, one, "flag") for one in without_flag or ()})
        draft = replace(draft, neuro_since=iso_day(neuro_since)) if neuro_since else draft
        texts = _texts(family_name, given_name, nhs_number, title, gender, phone, address, postcode)
        draft = _changed(draft, texts, born_on, flag, rotation, restricted)
        draft = with_wishes(draft, format_need, preferred_side, preferred_day)
        now = word_of(PatientStanding, standing, "standing") if standing else shown.standing
        record = change_patient(desk, shown.id, draft, standing=now)
    print_answer(documents.patient(record), f"Changed: {record.id}", as_json=as_json)


@app.command("list")
def list_(
    context: typer.Context,
    find: Annotated[str, typer.Option("--find", help="Name parts, NHS number or date of birth.")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1)] = 100_000,
    as_json: JsonOption = False,
) -> None:
    """List patients by name."""
    call: Call = context.obj
    with call.desk() as desk:
        found = find_patients(desk, find, limit=limit)
    if as_json:
        print_json(
            [
                {
                    "patient_id": line.patient_id,
                    "identifier": documents.identifier(line.nhs_number),
                    "name": line.name,
                    "born_on": documents.iso(line.born_on),
                }
                for line in found
            ]
        )
    for line in () if as_json else found:
        print_line(f"{line.patient_id}  {line.name}  born {staff_date(line.born_on)}")
    if not found:
        raise typer.Exit(1)


@app.command("show")
def show(
    context: typer.Context,
    patient: Annotated[str, typer.Argument(help="Register id, or nhs:NUMBER.")],
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one patient: details, course, forecast and injections."""
    call: Call = context.obj
    with call.desk(on) as desk:
        page = show_patient(desk, find_patient_id(desk, patient))
        note_view(desk, page.patient.id)
    if as_json:
        print_json(documents.page(page))
        return
    print_line(f"{page.name}  born {staff_date(page.patient.born_on)} ({page.age_years}y)  {page.status.value}")
    for sentence in page.forecast.because if page.forecast else ():
        print_line(f"  {sentence}")


def _texts(
    family_name: str | None,
    given_name: str | None,
    nhs_number: str | None,
    title: str | None,
    gender: str | None,
    phone: str | None,
    address: str | None,
    postcode: str | None,
) -> dict[str, str | None]:
    return {
        "family_name": family_name,
        "given_name": given_name,
        "nhs_number": nhs_number,
        "title": title,
        "gender": gender,
        "phone": phone,
        "address": address,
        "postcode": postcode,
    }


def _changed(
    draft: PatientDraft,
    texts: dict[str, str | None],
    born_on: str | None,
    flags: list[str] | None,
    rotation: str | None,
    restricted: list[str] | None,
) -> PatientDraft:
    """Return the draft with everything that was given on the command line."""

    def text(name: str, before: str) -> str:
        given = texts[name]
        return before if given is None else given

    return replace(
        draft,
        family_name=text("family_name", draft.family_name),
        given_name=text("given_name", draft.given_name),
        nhs_number=text("nhs_number", draft.nhs_number),
        title=text("title", draft.title),
        gender=text("gender", draft.gender),
        phone=text("phone", draft.phone),
        address=text("address", draft.address),
        postcode=text("postcode", draft.postcode),
        born_on=iso_day(born_on) if born_on else draft.born_on,
        flags=draft.flags | frozenset(word_of(Flag, one, "flag") for one in flags or ()),
        rotation=word_of(Rotation, rotation, "rotation") if rotation else draft.rotation,
        restricted_sites=tuple(_restricted(one) for one in restricted) if restricted else draft.restricted_sites,
    )


def _restricted(text: str) -> RestrictedSite:
    parts = [part.strip() for part in text.split(":")]
    if not 3 <= len(parts) <= 5 or not parts[2]:
        raise BadInput(f"A restricted site is written MUSCLE:SIDE:REASON[:FROM[:UNTIL]], not “{text}”.")
    days = [iso_day(part) if part else None for part in parts[3:]]
    begins_on, ends_on = [*days, None, None][:2]
    site = Site(word_of(Muscle, parts[0], "muscle"), word_of(Side, parts[1], "side"))
    return RestrictedSite(site, parts[2], begins_on, ends_on)
