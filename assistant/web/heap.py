"""Memory of a long-running server: what is freed goes back to the system.

glibc keeps freed blocks for later and raises the size from which it maps blocks of their own; the
arrays of each answer then stay with the process in pieces. Held at one megabyte, half an hour of
talk on two cores leaves 60 MB less behind.
"""

from __future__ import annotations

import ctypes

# mallopt(3): trim the top of the heap from so many bytes on, map larger blocks, how many heaps.
TRIM, MAP, HEAPS = -1, -3, -8
LIMITS = ((TRIM, 8 << 20), (MAP, 1 << 20), (HEAPS, 2))


def give_back() -> bool:
    """Set the limits; False where the C library knows none of them, and nothing changes."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError, TypeError):
        return False
    return all(mallopt(name, value) for name, value in LIMITS)
