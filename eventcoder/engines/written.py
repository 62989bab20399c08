"""A disk that is full or can't be written gives a message that says so, not a traceback."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eventcoder.errors import OutputError

# What a disk says that takes no more. Other errors are no user's, and keep their traceback.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_RIGHT = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR)


@contextmanager
def written(out: Path) -> Iterator[None]:
    """Turns errors of writing below `out` into OutputError."""
    try:
        yield
    except OSError as error:
        why = os.strerror(error.errno or 0)
        if error.errno in NO_ROOM:
            raise OutputError(
                f"{out}: the disk takes no more ({why}); what is coded is kept: make room, then give the "
                "same command with --resume"
            ) from error
        if error.errno in NO_RIGHT:
            raise OutputError(
                f"{out}: can't be written ({why}): choose another folder, or mend its rights"
            ) from error
        raise
