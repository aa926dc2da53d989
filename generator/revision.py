"""The handbook as it stood at another git revision."""

import io
import subprocess
import tarfile
import tempfile
from datetime import date
from pathlib import Path

from generator.check import CONTENT, load
from generator.handbook import Handbook


class UnreadableRevision(OSError):
    """Raised where git does not know a revision, or it holds no content."""


def load_revision(root: Path, revision: str, today: date | None = None) -> Handbook:
    """Return the handbook below *root* at *revision*, read with today's program; raises UnreadableRevision."""
    # Told that what follows is a revision, git takes no leading dash for an option.
    command = ["git", "-C", str(root), "archive", "--format=tar", "--end-of-options", revision, CONTENT]
    try:
        packed = subprocess.run(command, capture_output=True, check=True).stdout
    except FileNotFoundError as error:
        raise UnreadableRevision(f"没有 git / there is no git: {error}") from error
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip()
        raise UnreadableRevision(f"读不到版本 {revision} / cannot read the revision: {reason}") from error
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        handbook = load(Path(folder), today)
    if handbook.is_partial:
        raise UnreadableRevision(f"版本 {revision} 里有文件读不了 / the revision has a file that cannot be read")
    return handbook
