"""Finds what 32 bits do not hold: the watches' arm64_32 has an `Int` of 32 bits, and the interfaces here are of 64."""

import re
import subprocess

LITERAL = re.compile(r'integer_literal_expr (?:implicit )?type="U?Int" location=(\S+) .*? value="(-?\d+)"')
# The operators on two `Int`s; the amount is the second literal that follows.
SHIFT = re.compile(r'declref_expr type="\(U?Int\.Type\) -> \(U?Int, U?Int\) -> U?Int".* decl="Swift\.\(file\)\.\w+\.&?<<')


def findings(swiftc, sources, flags):
    """Literals of `Int` that do not fit in 32 bits, and shifts that leave nothing of one: a set of lines with their places."""
    # Of several files without such a word only one is printed.
    files = [word for source in sources for word in ("-primary-file", str(source))]
    command = [swiftc, "-frontend", "-dump-ast", "-suppress-warnings", *flags, *files]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    found, waiting = set(), 0
    for line in process.stdout:
        if SHIFT.search(line):
            waiting = 40
            continue
        waiting -= 1
        literal = LITERAL.search(line)
        if not literal:
            continue
        place, value = literal[1], int(literal[2])
        if not -(1 << 31) <= value < 1 << 31:
            found.add(f"{place}: error: {value} is too large for an Int of 32 bits")
        elif waiting > 0 and value >= 31 and "<<" in text_at(place):
            found.add(f"{place}: error: shifted by {value}, nothing is left of an Int of 32 bits")
    if process.wait() != 0:
        found.add("error: the compiler printed no whole tree to look for wide numbers in")
    return sorted(found)


def text_at(place):
    """What stands before a place on its line."""
    file, line, column = place.rsplit(":", 2)
    with open(file) as source:
        return source.read().splitlines()[int(line) - 1][: int(column)]
