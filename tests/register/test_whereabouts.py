"""Where a register may lie: shares and synchronised folders are known on every system, whichever this one is."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from b12desk.register.whereabouts import (
    OWN_DISK,
    PlaceKind,
    Whereabouts,
    mac_mounts,
    posix_place,
    sync_folder_of,
    windows_place,
)

MOUNTS = r"""
/dev/sda2 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
//clinic/shared /mnt/clinic\040share cifs rw,vers=3.1.1 0 0
server:/export /srv/files nfs4 rw 0 0
ann@server: /home/ann/remote fuse.sshfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdb1 /media/ann/STICK vfat rw 0 0
/dev/sdc1 /run/media/ann/BLUE exfat rw 0 0
/dev/sdd1 /srv/files/local ext4 rw 0 0
"""
MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ann@clinic/shared on /Volumes/shared (smbfs, nodev, nosuid, mounted by ann)
/dev/disk4s1 on /Volumes/BLUE STICK (msdos, local, nodev, nosuid)
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/ann/.local/share/b12desk/register.b12desk", OWN_DISK),
        ("/tmp/register.b12desk", OWN_DISK),
        ("/mnt/clinic share/register.b12desk", Whereabouts(PlaceKind.SHARE, "cifs")),
        ("/mnt/clinic share 2/register.b12desk", OWN_DISK),
        ("/srv/files/a/b/register.b12desk", Whereabouts(PlaceKind.SHARE, "nfs4")),
        ("/srv/files/local/register.b12desk", OWN_DISK),
        ("/home/ann/remote/register.b12desk", Whereabouts(PlaceKind.SHARE, "sshfs")),
        ("/run/user/1000/gvfs/smb-share/register.b12desk", Whereabouts(PlaceKind.SHARE, "gvfsd-fuse")),
        ("/media/ann/STICK/register.b12desk", Whereabouts(PlaceKind.REMOVABLE, "STICK")),
        ("/run/media/ann/BLUE/register.b12desk", Whereabouts(PlaceKind.REMOVABLE, "BLUE")),
    ],
)
def test_the_nearest_mount_above_tells(path: str, expected: Whereabouts) -> None:
    assert posix_place(PurePosixPath(path), MOUNTS) == expected


def test_without_any_mounts_nothing_is_said() -> None:
    assert posix_place(PurePosixPath("/home/ann/register.b12desk"), "") == OWN_DISK
    assert posix_place(PurePosixPath("/home/ann/register.b12desk"), "a spoilt\nline") == OWN_DISK


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/Users/ann/register.b12desk", PlaceKind.OWN_DISK),
        ("/Volumes/shared/register.b12desk", PlaceKind.SHARE),
        ("/Volumes/BLUE STICK/register.b12desk", PlaceKind.REMOVABLE),
    ],
)
def test_a_mac_says_so_in_its_own_form(path: str, kind: PlaceKind) -> None:
    assert posix_place(PurePosixPath(path), mac_mounts(MAC)).kind is kind


@pytest.mark.parametrize(
    ("path", "drive_type", "kind"),
    [
        (r"C:\Users\ann\AppData\Local\b12desk\register.b12desk", 3, PlaceKind.OWN_DISK),
        (r"H:\register.b12desk", 4, PlaceKind.SHARE),
        (r"E:\register.b12desk", 2, PlaceKind.REMOVABLE),
        (r"\\server\clinic\register.b12desk", 0, PlaceKind.SHARE),
        (r"\\?\UNC\server\clinic\register.b12desk", 0, PlaceKind.SHARE),
        (r"\\?\C:\clinic\register.b12desk", 3, PlaceKind.OWN_DISK),
    ],
)
def test_windows_tells_by_the_drive(path: str, drive_type: int, kind: PlaceKind) -> None:
    assert windows_place(PureWindowsPath(path), drive_type).kind is kind


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PureWindowsPath(r"C:\Users\ann\OneDrive - Riverside NHS\register.b12desk"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\ann\OneDrive\b12\register.b12desk"), "OneDrive"),
        (PurePosixPath("/home/ann/Dropbox/register.b12desk"), "Dropbox"),
        (PurePosixPath("/home/ann/Dropbox (Clinic)/register.b12desk"), "Dropbox"),
        (PurePosixPath("/home/ann/Nextcloud/register.b12desk"), "Nextcloud"),
        (PurePosixPath("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/register.b12desk"), "iCloud"),
        (PurePosixPath("/Users/ann/Library/CloudStorage/GoogleDrive-a@b/My Drive/r.b12desk"), "a cloud’s folder"),
        (PurePosixPath("/home/ann/Google Drive/register.b12desk"), "Google Drive"),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(path: PurePosixPath | PureWindowsPath, name: str) -> None:
    assert sync_folder_of(path, {}) == Whereabouts(PlaceKind.SYNCHRONISED, name)


@pytest.mark.parametrize("path", ["/home/ann/dropboxes/r.b12desk", "/home/ann/clinic/onedrive.b12desk", "/r.b12desk"])
def test_other_names_are_no_synchronised_folders(path: str) -> None:
    assert sync_folder_of(PurePosixPath(path), {}) is None


def test_a_synchronised_folder_is_known_by_the_environment() -> None:
    environ = {"OneDriveCommercial": r"D:\Work\Files"}
    found = sync_folder_of(PureWindowsPath(r"D:\Work\Files\b12\register.b12desk"), environ)
    assert found == Whereabouts(PlaceKind.SYNCHRONISED, "OneDrive")
    assert sync_folder_of(PureWindowsPath(r"D:\Work\register.b12desk"), environ) is None
