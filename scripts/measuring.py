"""What scripts/bench and scripts/corpus share: where things are, and what a command costs."""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

# Every trait, as `make` has it: see Package.swift.
os.environ["CLIENTSMITH_DEVELOPMENT"] = "1"

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("CLIENTSMITH_SHARED", ROOT.parent / "shared"))


class Finished(NamedTuple):
    """A command that has ended, with all the processes it started itself."""

    code: int
    output: str
    errors: str
    cpu: float  # seconds of processor time
    peak: float  # MiB of the largest process


def run(*command, cwd=None):
    """Runs a command to its end and measures it."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        child = subprocess.Popen([str(word) for word in command], stdout=output, stderr=errors, cwd=cwd)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        # Linux counts in KiB, macOS in bytes.
        unit = 1 << 20 if os.uname().sysname == "Darwin" else 1 << 10
        cpu = usage.ru_utime + usage.ru_stime
        return Finished(child.returncode, output.read(), errors.read(), cpu, usage.ru_maxrss / unit)


def succeed(*command, cwd=None):
    """Runs a command that must succeed."""
    finished = run(*command, cwd=cwd)
    if finished.code != 0:
        raise SystemExit(f"{' '.join(map(str, command))[:200]}\nended with {finished.code}:\n{finished.errors or finished.output}")
    return finished


def build(*arguments):
    """Builds a part of the package and gives the folder of its results."""
    succeed("swift", "build", "-j", "2", *arguments, cwd=ROOT)
    shown = succeed("swift", "build", *arguments[:2] if arguments[:1] == ("-c",) else (), "--show-bin-path", cwd=ROOT)
    return Path(shown.output.strip())


def swiftc(sources, module, modules, *flags):
    """Compiles the sources of one module, two compilers at a time, in batches as SwiftPM does."""
    command = ["swiftc", "-c", "-j", "2", "-swift-version", "6", "-parse-as-library", "-module-name", module, "-I", modules]
    with tempfile.TemporaryDirectory() as output:
        return run(*command, *flags, *sources, cwd=output)
