"""`b12desk monitoring` and `b12desk report`."""

from pathlib import Path

from tests.cli.conftest import Ask


def test_the_list_is_printed_as_sentences_with_counts(after_loading: Ask) -> None:
    answer = after_loading("monitoring", "--on", "2026-04-17")
    assert answer.code == 0
    first = answer.out.splitlines()[0]
    assert first == "Overdue 12 days: SMITH, Ada (Mrs); symptom review was due by 05-Apr-2026; no phone recorded"
    assert "As of 2026-04-17: 1 overdue, 1 upcoming, 2 total." in answer.err


def test_the_list_is_one_json_document_whose_sections_add_up(after_loading: Ask) -> None:
    document = after_loading("monitoring", "--json", "--on", "2026-04-17").document
    counts = document["counts"]
    assert counts == {"overdue": 1, "due": 0, "next_28_days": 0, "upcoming": 1, "total": 2}
    first = document["rows"][0]
    assert (first["kind"], first["stage"], first["due_on"], first["days_overdue"]) == (
        "symptom_review", "overdue", "2026-04-05", 12,
    )  # fmt: skip


def test_the_list_is_written_as_csv_and_pdf(after_loading: Ask, tmp_path: Path) -> None:
    csv, pdf = tmp_path / "list.csv", tmp_path / "list.pdf"
    answer = after_loading("monitoring", "--on", "2026-04-17", "--csv", str(csv), "--pdf", str(pdf))
    assert (answer.code, answer.out) == (0, "")
    assert csv.read_text(encoding="utf-8-sig").count("\n") == 3
    assert pdf.read_bytes().startswith(b"%PDF")


def test_the_report_counts_and_names_nobody(after_loading: Ask) -> None:
    answer = after_loading("report", "--on", "2026-04-17")
    assert answer.code == 0
    assert "  1 to 14 days: patients 1" in answer.out
    assert "Smith" not in answer.out
    assert "As of 2026-04-17: 1 patient, 0 to look into." in answer.err


def test_the_report_is_one_json_document_that_adds_up(after_loading: Ask) -> None:
    document = after_loading("report", "--json", "--on", "2026-04-17").document
    assert document["on_time"] == {"percent": None, "early": 0, "on_time": 0, "late": 0, "doses": 0}
    assert sum(month["given_here"] for month in document["months"]) == 6
    assert sum(document["places"].values()) == document["patients"] == 1
    assert sum(week["doses"] for week in document["weeks"]) + document["doses_later"] == 12
    assert document["to_look_into"] == []


def test_the_report_is_written_as_csv_and_pdf(after_loading: Ask, tmp_path: Path) -> None:
    csv, pdf = tmp_path / "report.csv", tmp_path / "report.pdf"
    answer = after_loading("report", "--on", "2026-04-17", "--csv", str(csv), "--pdf", str(pdf))
    assert (answer.code, answer.out) == (0, "")
    assert '"Never lost","Where everybody is","Overdue","Patients","1"' in csv.read_text(encoding="utf-8-sig")
    assert pdf.read_bytes().startswith(b"%PDF")
