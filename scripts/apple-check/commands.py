"""What the parts of apple-check share."""

import hashlib
import subprocess
import sys


def fail(message):
    """Ends the check where it cannot work, which is no verdict on the package."""
    print(f"apple-check: {message}", file=sys.stderr)
    sys.exit(2)


def digest(*parts):
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


def output(*command):
    """What a command prints, which must succeed."""
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if result.returncode != 0:
        fail(f"{' '.join(map(str, command))}\n{result.stderr.strip()}")
    return result.stdout
