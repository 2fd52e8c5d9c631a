"""What a column can hold, and the headings under which practice systems and clinics export it."""

import re
from enum import StrEnum

from b12desk.exchange.fold import fold_words


class Field(StrEnum):
    """What a column holds; the value is the word a saved mapping uses. `IGNORE` is a column that is passed over."""

    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    TITLE = "title"
    BORN_ON = "born_on"
    GENDER = "gender"
    NHS_NUMBER = "nhs_number"
    LOCAL_NUMBER = "local_number"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    FREQUENCY = "frequency"
    GIVEN_ON = "given_on"
    NUMBERED_INJECTION = "numbered_injection"
    PRODUCT = "product"
    DOSE = "dose"
    SITE = "site"
    SIDE = "side"
    BATCH = "batch"
    EXPIRES_ON = "expires_on"
    GIVEN_BY = "given_by"
    IGNORE = "ignore"


REPEATABLE = frozenset({Field.ADDRESS, Field.PHONE, Field.NUMBERED_INJECTION, Field.IGNORE})

_HEADINGS = {
    Field.NAME: "name, full name, patient name, patient, name of patient, patient full name",
    Field.FAMILY_NAME: "family name, surname, last name, patient surname, patient family name",
    Field.GIVEN_NAME: "given name, given names, forename, forenames, first name, first names, christian name,"
    " patient forename, patient given name",
    Field.TITLE: "title, patient title",
    Field.BORN_ON: "date of birth, dob, d o b, birth date, birthdate, born, born on, patient date of birth,"
    " patient dob",
    Field.GENDER: "gender, sex, patient gender, patient sex",
    Field.NHS_NUMBER: "nhs number, nhs no, nhs, nhs num, nhsnumber, nhsno, patient nhs number, patient nhs no",
    Field.LOCAL_NUMBER: "patient no, patient number, patient id, patient ref, local number, hospital number,"
    " hospital no, emis number, emis no, clinic number, clinic no, mrn",
    Field.ADDRESS: "address, full address, home address, patient address, house name flat number, house name,"
    " flat number, number and street, street, locality, town, city, county, village",
    Field.POSTCODE: "postcode, post code, postal code, patient postcode",
    Field.PHONE: "telephone, telephone number, telephone no, tel, tel no, tel number, phone, phone number, phone no,"
    " contact number, home telephone, home phone, home tel, home telephone number, mobile telephone, mobile phone,"
    " mobile, mobile tel, mobile number, mobile no, mobile telephone number, patient telephone, preferred phone",
    Field.FREQUENCY: "frequency, freq, interval, how often, injection frequency, injection interval",
    Field.GIVEN_ON: "date, date given, given on, given date, injection date, date of injection, administered,"
    " date administered, administered on, administration date, event date, date of administration,"
    " last injection, last injection date, date of last injection, last inj, last b12, last given",
    Field.PRODUCT: "medication, product, drug, drug name, medicine, vaccine, item, preparation, medication name,"
    " name dosage and quantity",
    Field.DOSE: "dose, dose given, dosage, amount given",
    Field.SITE: "site, injection site, site of injection, body site, site given",
    Field.SIDE: "side, laterality",
    Field.BATCH: "batch, batch number, batch no, lot, lot number, lot no, bn, batch lot",
    Field.EXPIRES_ON: "expiry, expiry date, expires, expires on, exp, exp date, expiration, expiration date, use by",
    Field.GIVEN_BY: "given by, administered by, nurse, clinician, staff, user, done by, by, injected by, staff name,"
    " administrator",
}
_FIELDS = {heading.strip(): field for field, headings in _HEADINGS.items() for heading in headings.split(",")}
_SECOND_CHOICES = {
    "calling name": Field.GIVEN_NAME,
    "known as": Field.GIVEN_NAME,
    "preferred name": Field.GIVEN_NAME,
}
_VAGUE_DATES = frozenset({"date", "event date"})
_NUMBERED_INJECTION = re.compile(r"(?:inj|injection|b12|injection date|inj date)(?: no)? ?\d{1,2}")
_NUMBERED_ADDRESS = re.compile(r"(?:address|address line|addr) ?\d")


def field_of(heading: str) -> Field | None:
    """Return what a heading commonly means, None for one that isn't known. `Inj 1` to `Inj 99` are dates given."""
    words = fold_words(heading)
    if _NUMBERED_INJECTION.fullmatch(words):
        return Field.NUMBERED_INJECTION
    if _NUMBERED_ADDRESS.fullmatch(words):
        return Field.ADDRESS
    return _FIELDS.get(words) or _SECOND_CHOICES.get(words)


def is_second_choice(heading: str) -> bool:
    """Return whether the column counts only where no better one holds the same: a calling name, say."""
    return fold_words(heading) in _SECOND_CHOICES


def is_vague_date(heading: str) -> bool:
    """Return whether the heading means the day of an injection only beside other columns about injections."""
    return fold_words(heading) in _VAGUE_DATES
