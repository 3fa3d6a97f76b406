"""A long-running server gives back what it frees."""

from __future__ import annotations

import subprocess
import sys

# Arrays below the size from which glibc maps blocks of their own when left alone, freed in the
# order in which a heap stays in pieces: every second one.
PROGRAM = """
import sys
from assistant.web.heap import give_back
if sys.argv[1] == "yes":
    assert give_back()
big = bytearray(30 << 20)
del big
held = [bytearray(2 << 20) for _ in range(100)]
last = bytearray(64)
held[:] = held[-1:]
def resident():
    for line in open("/proc/self/status"):
        if line.startswith("RssAnon"):
            return int(line.split()[1])
print(resident())
"""


def _resident(given_back: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, given_back], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_freed_blocks_go_back_to_the_system():
    assert _resident("yes") < _resident("no") / 2
