"""`b12desk backups`: list, now, prune and folders, and what `restore` lists."""

from pathlib import Path

from tests.cli.clinic import ADA, ADD_ADA
from tests.cli.conftest import Ask


def test_backups_are_made_listed_and_pruned(b12desk: Ask, register_path: Path) -> None:
    assert b12desk("backups", "list").out == "No backup yet.\n"
    b12desk(*ADD_ADA)
    assert b12desk("backups", "now").out.startswith("Backed up and verified: ")
    assert b12desk("backups", "now", "--if-changed").out == "Nothing was entered since the last backup.\n"
    (listed,) = b12desk("backups", "list", "--json").document
    assert (listed["patients"], listed["injections"], Path(listed["file"]).parent) == (
        1,
        0,
        register_path.with_name(f"{register_path.stem}-backups"),
    )
    assert f"entry {listed['head']['number']} · {listed['head']['hash'][:8]}" in b12desk("backups", "list").out
    assert b12desk("backups", "prune").out == "0 backups removed.\n"


def test_folders_are_chosen_by_command(b12desk: Ask, tmp_path: Path) -> None:
    b12desk(*ADD_ADA)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert b12desk("backups", "folders", "--second", str(stick)).out.endswith(f"Second folder: {stick}\n")
    told = b12desk("backups", "now")
    assert (told.code, told.err) == (0, f"Copied to the second folder {stick}.\n")
    assert b12desk("backups", "folders", "--second", str(stick), "--no-second").code == 2
    assert b12desk("backups", "folders", "--folder", str(tmp_path / "gone")).code == 2
    assert b12desk("backups", "folders", "--no-second").out.endswith("No second folder.\n")


def test_restoring_lists_each_entry_that_the_backup_lacks(b12desk: Ask, tmp_path: Path) -> None:
    b12desk(*ADD_ADA)
    copy = tmp_path / "copy.b12desk"
    b12desk("backup", str(copy))
    assert b12desk("patient", "set", ADA, "--phone", "07700 900999").code == 0
    told = b12desk("restore", str(copy), "--dry-run")
    assert (told.code, "is not in the backup: 1 patient." in told.err, "SMITH, Ada" in told.err) == (0, True, True)
    document = b12desk("restore", str(copy), "--json").document
    assert [(one["patient"], one["by"]) for one in document["listed"]] == [("SMITH, Ada", "setup")]
    assert b12desk("verify").code == 0


def test_an_import_is_preceded_by_a_backup(b12desk: Ask, tmp_path: Path) -> None:
    b12desk(*ADD_ADA)
    file = tmp_path / "patients.csv"
    file.write_text("family_name,given_name,born_on\nJones,Bo,1966-03-02\n", encoding="utf-8")
    assert b12desk("import", str(file)).code == 0
    (listed,) = b12desk("backups", "list", "--json").document
    assert listed["patients"] == 1


def test_a_register_in_a_synchronised_folder_is_refused(b12desk: Ask, tmp_path: Path) -> None:
    told = b12desk("worklist", register=str(tmp_path / "Dropbox" / "register.b12desk"))
    assert (told.code, told.out, "a synchronised folder (Dropbox)" in told.err) == (1, "", True)


def test_the_printed_list_holds_the_register_s_head(b12desk: Ask, tmp_path: Path) -> None:
    from pypdf import PdfReader

    b12desk(*ADD_ADA)
    pdf = tmp_path / "list.pdf"
    assert b12desk("worklist", "--pdf", str(pdf)).code == 0
    assert "Register head " in " ".join(page.extract_text() for page in PdfReader(pdf).pages)
