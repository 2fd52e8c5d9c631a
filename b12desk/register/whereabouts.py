"""Tell where a file lies: on this computer's own disk, on a share, in a folder that is synchronised, on a stick.

SQLite keeps a register safe on a disk of its own computer only; on a share or in a synchronised folder two desktops
can overwrite each other without an error. Source: sqlite.org, “Over a network” and “How to corrupt”.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath


class PlaceKind(StrEnum):
    """What kind of place a file lies in."""

    OWN_DISK = "this computer’s own disk"
    SHARE = "a network share"
    SYNCHRONISED = "a synchronised folder"
    REMOVABLE = "a removable drive"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The kind of place, and what it is called: `cifs`, `OneDrive`, empty for a disk of its own."""

    kind: PlaceKind
    name: str = ""


OWN_DISK = Whereabouts(PlaceKind.OWN_DISK)
_SHARES = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb", "ncpfs", "afs", "afpfs", "webdav", "davfs", "davfs2", "ceph",
    "glusterfs", "lustre", "beegfs", "ocfs2", "gfs2", "vboxsf", "vmhgfs", "prl_fs", "fuse.sshfs", "sshfs",
    "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs",
    "fuse.vmhgfs-fuse", "fuse.afpfs", "fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.curlftpfs",
})  # fmt: skip
_REMOVABLE_UNDER = ("/media/", "/run/media/")
_SYNC_FOLDERS = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("mobile documents", "iCloud"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("cloudstorage", "a cloud’s folder"),
)
_SYNC_VARIABLES = (
    ("OneDrive", "OneDrive"),
    ("OneDriveConsumer", "OneDrive"),
    ("OneDriveCommercial", "OneDrive"),
    ("DROPBOX", "Dropbox"),
)
_SYNC_ENDINGS = (" ", " -", "-", "_", " (")
_WINDOWS_REMOTE, _WINDOWS_REMOVABLE = 4, 2


def whereabouts(path: Path) -> Whereabouts:
    """Return where a file lies or would lie on this computer."""
    found = path.expanduser().resolve()
    synchronised = sync_folder_of(found, os.environ)
    if synchronised is not None:
        return synchronised
    if sys.platform == "win32":
        return windows_place(PureWindowsPath(found), _drive_type(found.anchor))
    return posix_place(PurePosixPath(found), _mounts())


def posix_place(path: PurePosixPath, mounts: str) -> Whereabouts:
    """Return where a path lies by the text of `/proc/mounts`: the mount whose folder is nearest above it counts."""
    best, kind = PurePosixPath("/"), ""
    for folder, file_system in _mount_lines(mounts):
        if path.is_relative_to(folder) and len(folder.parts) >= len(best.parts):
            best, kind = folder, file_system
    if kind in _SHARES:
        return Whereabouts(PlaceKind.SHARE, kind.removeprefix("fuse."))
    if any(f"{best}/".startswith(start) for start in _REMOVABLE_UNDER) or str(best).startswith("/Volumes/"):
        return Whereabouts(PlaceKind.REMOVABLE, best.name)
    return OWN_DISK


def windows_place(path: PureWindowsPath, drive_type: int) -> Whereabouts:
    """Return where a path lies by its beginning and by what Windows says of its drive (`GetDriveType`)."""
    if path.drive.startswith("\\\\") and not path.drive.startswith("\\\\?\\"):
        return Whereabouts(PlaceKind.SHARE, path.drive)
    if path.drive.upper().startswith("\\\\?\\UNC"):
        return Whereabouts(PlaceKind.SHARE, path.drive)
    if drive_type == _WINDOWS_REMOTE:
        return Whereabouts(PlaceKind.SHARE, path.drive)
    if drive_type == _WINDOWS_REMOVABLE:
        return Whereabouts(PlaceKind.REMOVABLE, path.drive)
    return OWN_DISK


def sync_folder_of(path: PurePath, environ: Mapping[str, str]) -> Whereabouts | None:
    """Return the synchronised folder that a path lies in, by the names above it and by the environment."""
    for variable, name in _SYNC_VARIABLES:
        folder = environ.get(variable)
        if folder and path.is_relative_to(type(path)(folder)):
            return Whereabouts(PlaceKind.SYNCHRONISED, name)
    for part in path.parts[:-1]:
        for start, name in _SYNC_FOLDERS:
            if _is_named(part.casefold(), start):
                return Whereabouts(PlaceKind.SYNCHRONISED, name)
    return None


def _is_named(part: str, start: str) -> bool:
    """Return whether a folder is a service's own, such as `OneDrive - Riverside`; `dropbox notes` is nobody's."""
    return part == start or any(part.startswith(start + ending) for ending in _SYNC_ENDINGS[1:])


def _mount_lines(mounts: str) -> Iterable[tuple[PurePosixPath, str]]:
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) >= 3:
            folder = parts[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
            yield PurePosixPath(folder), parts[2]


def _mounts() -> str:
    """Return the system's mounts in the form of `/proc/mounts`, empty where they can't be read."""
    if sys.platform == "darwin":
        return _mac_mounts()
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _mac_mounts() -> str:
    """Return what `mount` says on a Mac, `//ann@clinic/share on /Volumes/share (smbfs, …)`, in that form."""
    import subprocess

    try:
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return mac_mounts(said)


def mac_mounts(said: str) -> str:
    """Return the lines of a Mac’s `mount` in the form of `/proc/mounts`."""
    space, escaped = " ", "\\040"
    found = []
    for line in said.splitlines():
        device, _, rest = line.partition(" on ")
        folder, _, kinds = rest.rpartition(" (")
        kind = kinds.split(",")[0].rstrip(")")
        if folder:
            found.append(f"{device.replace(space, escaped)} {folder.replace(space, escaped)} {kind}")
    return "\n".join(found)


if sys.platform == "win32":
    import ctypes

    def _drive_type(anchor: str) -> int:
        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))

else:

    def _drive_type(anchor: str) -> int:
        return 0
