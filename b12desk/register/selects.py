"""The tables as statements know them, and the reads that join an entry with what corrects it."""

import sqlalchemy as sa

from b12desk.register import tables, tables_events, tables_sign_in, tables_stock
from b12desk.register.tables import table_of

PATIENT = table_of(tables.PatientRow)
NAME_KEY = table_of(tables.NameKeyRow)
COURSE = table_of(tables.CourseRow)
AUTHORITY = table_of(tables.AuthorityRow)
WITHDRAWAL = table_of(tables.AuthorityWithdrawalRow)
INJECTION = table_of(tables_events.InjectionRow)
VOID = table_of(tables_events.InjectionVoidRow)
PROTOCOL_FILE = table_of(tables.ProtocolFileRow)
APPROVAL = table_of(tables.ProtocolApprovalRow)
EVENT = table_of(tables_events.CourseEventRow)
CONTACT = table_of(tables_events.ContactRow)
CONTACT_VOID = table_of(tables_events.ContactVoidRow)
EVENT_VOID = table_of(tables_events.CourseEventVoidRow)
FORECAST = table_of(tables.ForecastRowRow)
AUDIT = table_of(tables.AuditRow)
CLOSURE = table_of(tables.ClosureRow)
SETTING = table_of(tables.SettingRow)
USER = table_of(tables.UserRow)
CREDENTIAL = table_of(tables_sign_in.CredentialRow)
CLINIC_PRODUCT = table_of(tables_stock.ClinicProductRow)
PRODUCT_WITHDRAWAL = table_of(tables_stock.ClinicProductWithdrawalRow)
MOVEMENT = table_of(tables_stock.StockMovementRow)

DOSES = sa.select(INJECTION, VOID.c.reason.label("void_reason")).select_from(
    INJECTION.outerjoin(VOID, VOID.c.injection_id == INJECTION.c.id)
)
EVENTS = sa.select(EVENT, EVENT_VOID.c.reason.label("void_reason")).select_from(
    EVENT.outerjoin(EVENT_VOID, EVENT_VOID.c.event_id == EVENT.c.id)
)
COURSES = sa.select(COURSE, WITHDRAWAL.c.reason.label("withdrawn")).select_from(
    COURSE.outerjoin(WITHDRAWAL, WITHDRAWAL.c.authority_id == COURSE.c.id)
)
AUTHORITIES = sa.select(AUTHORITY, WITHDRAWAL.c.reason.label("withdrawn")).select_from(
    AUTHORITY.outerjoin(WITHDRAWAL, WITHDRAWAL.c.authority_id == AUTHORITY.c.id)
)
CONTACTS = sa.select(CONTACT, CONTACT_VOID.c.reason.label("void_reason")).select_from(
    CONTACT.outerjoin(CONTACT_VOID, CONTACT_VOID.c.contact_id == CONTACT.c.id)
)
CLINIC_PRODUCTS = sa.select(CLINIC_PRODUCT, PRODUCT_WITHDRAWAL.c.reason.label("withdrawn")).select_from(
    CLINIC_PRODUCT.outerjoin(PRODUCT_WITHDRAWAL, PRODUCT_WITHDRAWAL.c.clinic_product_id == CLINIC_PRODUCT.c.id)
)
