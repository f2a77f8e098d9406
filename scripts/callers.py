"""What scripts/breaks and scripts/pairs share: what the compiler says of everybody who calls a client, and what
`clientsmith diff` says.

CLIENTSMITH names a program to use instead of building one, CLIENTSMITH_MODULES the folder of the runtime's modules.
"""

import json
import os
import re
import shutil
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from measuring import build, run, succeed

# All clients are generated for one module, so that their types have the same names, and compiled as modules of their own:
# one run of the compiler can then check callers of many.
MODULE = "Compared"
BATCH = 40
# Compilers at a time.
JOBS = int(os.environ.get("JOBS", "2"))


class Client(NamedTuple):
    """A generated client."""

    document: Path
    folder: Path
    module: str
    error: str | None  # why there is none
    declarations: str  # its Swift without comments and blanks


class Judgement(NamedTuple):
    """What the compiler and the report say of one pair."""

    problems: list  # where the two differ
    failing: dict  # what was used, by its name: the line of the program and the compiler's message
    changes: list  # those of the report

    @property
    def verdict(self):
        return "break" if self.failing or any(c["source"] == "break" for c in self.changes) else "compatible"


class Compiler:
    def __init__(self, folder):
        self.folder = folder
        tool = os.environ.get("CLIENTSMITH")
        modules = os.environ.get("CLIENTSMITH_MODULES")
        self.tool = Path(tool) if tool else build("--product", "clientsmith") / "clientsmith"
        self.runtime = Path(modules) if modules else build("--target", "ClientsmithRuntime") / "Modules"
        self.modules = folder / "modules"
        self.modules.mkdir()
        self.count = 0
        self.broken = {}  # what keeps modules that were compiled from compiling

    def clients(self, documents, over=None):
        """Generates clients, over another one's files where its names shall stay."""
        numbered = [(path, self.number()) for path in documents]
        with ThreadPoolExecutor(JOBS) as pool:
            return list(pool.map(lambda entry: self.client(*entry, over), numbered))

    def number(self):
        self.count += 1
        return self.count

    def client(self, document, number, over):
        folder = self.folder / f"client-{number}"
        if over:
            shutil.copytree(over.folder, folder)
        made = run(self.tool, "generate", "--quiet", "--spec", document, "--output", folder, "--module", MODULE)
        if made.code != 0:
            return Client(document, folder, "", made.errors.strip().splitlines()[0] if made.errors else "not generated", "")
        lines = [line.strip() for path in sorted(folder.rglob("*.swift")) for line in path.read_text().splitlines()]
        lines = [line for line in lines if line and not line.startswith("//")]
        return Client(document, folder, f"Client{number}", None, "\n".join(lines))

    def swift(self, text):
        """A client that is given as Swift, to try a rule that no document comes to by itself."""
        number = self.number()
        folder = self.folder / f"client-{number}"
        folder.mkdir()
        (folder / "Client.swift").write_text(text)
        return Client(folder, folder, f"Client{number}", None, text)

    def compile(self, client):
        """Compiles a client as far as its callers need it; gives what keeps it from compiling."""
        done = run("swiftc", "-emit-module", "-swift-version", "6", "-parse-as-library", "-module-name", client.module, "-I", self.runtime,
                   "-Xfrontend", "-experimental-skip-non-inlinable-function-bodies",
                   "-o", self.modules / f"{client.module}.swiftmodule", *sorted(client.folder.rglob("*.swift")))
        if done.code == 0:
            return None
        # The place in the client, rather than that a command of the driver failed.
        errors = [line for line in done.errors.splitlines() if ".swift:" in line and "error:" in line]
        return "does not compile: " + (errors or [done.errors])[0]

    def failures(self, programs):
        """The errors of programs, each a file's text with the client it calls, by their lines; many in one compilation."""
        found = {}
        folder = self.folder / f"programs-{self.number()}"
        folder.mkdir()
        files = []
        for index, (text, client) in enumerate(programs):
            path = folder / f"p{index}.swift"
            # The functions of all files are in one module.
            text = re.sub(rf"^import {MODULE}$", f"import {client.module}", text, flags=re.M)
            text = re.sub(r"^(func \w+?)(?=[(<])", rf"\1p{index}", text, flags=re.M)
            path.write_text(text)
            files.append(path)
            found[path] = {}
        for start in range(0, len(files), BATCH):
            part = files[start:start + BATCH]
            done = run("swiftc", "-typecheck", "-wmo", "-swift-version", "6", "-parse-as-library", "-module-name", "Callers", "-I", self.runtime,
                       "-I", self.modules, *part)
            errors = 0
            for line in done.errors.splitlines():
                match = re.match(r"(.*?):(\d+):\d+: error: (.*)", line)
                if match and Path(match[1]) in found:
                    errors += 1
                    found[Path(match[1])].setdefault(int(match[2]), match[3])
            if done.code != 0 and not errors:
                raise SystemExit(f"the compiler failed:\n{done.errors[-2000:]}")
        return [found[path] for path in files]

    def report(self, pair, witness, by_folders):
        base, revision = pair
        left = [base.folder, revision.folder] if by_folders else [base.document, revision.document]
        done = run(self.tool, "diff", *left, "--module", MODULE, "--format", "json", "--witness", witness)
        if done.code not in (0, 1):
            return None, done.errors.strip()
        return [d["change"] | {"id": d["id"], "message": d["message"]} for d in json.loads(done.output)["diagnostics"] if "change" in d], ""

    def judge(self, pairs, by_folders=False):
        """Holds the reports on pairs of clients against the compiler."""
        # Where no declaration differs every caller compiles: the compiler need not be asked.
        differing = [p for p in pairs if not (p[0].error or p[1].error) and p[0].declarations != p[1].declarations]
        used = {c.module: c for p in differing for c in p if c.module not in self.broken}
        with ThreadPoolExecutor(JOBS) as pool:
            self.broken.update(zip(used, pool.map(self.compile, used.values())))
            witnesses = [self.folder / f"witness-{self.number()}" for _ in pairs]
            reports = list(pool.map(lambda e: self.report(e[0], e[1], by_folders), zip(pairs, witnesses)))
        programs = {}
        for base in {id(p[0]): p[0] for p in differing}.values():
            program = self.folder / f"callers-{base.module}.swift"
            succeed(self.tool, "diff", base.folder, base.folder, "--module", MODULE, "--callers", program)
            programs[base.module] = program.read_text()
        tasks, owners = [], []
        for index, pair in enumerate(pairs):
            if pair not in differing or any(self.broken.get(c.module) for c in pair):
                continue
            text = programs[pair[0].module]
            for kind, client in (("own", pair[0]), ("callers", pair[1])):
                tasks.append((text, client))
                owners.append((index, kind, text.splitlines()))
            for path in sorted(witnesses[index].glob("*.swift")) if witnesses[index].exists() else []:
                for kind, client in (("before", pair[0]), ("after", pair[1])):
                    tasks.append((path.read_text(), client))
                    owners.append((index, kind + path.name, []))
        results = defaultdict(dict)
        for (index, kind, lines), errors in zip(owners, self.failures(tasks)):
            results[index][kind] = [(lines[n - 1] if lines else "", m) for n, m in errors.items()]
        judgements = []
        for index, pair in enumerate(pairs):
            wrong = next((f"{c.document.name}: {c.error or self.broken.get(c.module)}" for c in pair if c.error or self.broken.get(c.module)), None)
            changes, error = reports[index]
            if wrong or changes is None:
                judgements.append(Judgement([wrong or "no report: " + error], {}, []))
                continue
            judgements.append(self.judgement(results[index], changes))
        return judgements

    @staticmethod
    def judgement(results, changes):
        problems = [f"does not compile with its own client: {line} {message}" for line, message in results.get("own", [])]
        failing = {}
        for line, message in results.get("callers", []):
            failing.setdefault(line.rsplit("// ", 1)[-1], (line, message))
        breaks = [c for c in changes if c["source"] == "break"]
        # A caution says that it compiles for some: a literal for a number of another type, a request that nobody reads.
        told = {c["subject"] for c in breaks} | {c["subject"] for c in changes if c["source"] == "caution"}
        # What names a type that is gone fails with it.
        gone = {c["subject"].split(".")[-1] for c in breaks if c["id"] in ("type-removed", "type-renamed", "type-kind")}
        for subject, (line, message) in failing.items():
            # A change of a property is a change of its initialiser's argument, and of a case one of its enumeration.
            owner = subject.split(".init(")[0] + "."
            if subject in told or any(t.startswith(owner) for t in told) or any(re.search(rf"\b{re.escape(g)}\b", line) for g in gone):
                continue
            problems.append(f"not reported: {subject}: {message}")
        for change in breaks:
            name = f"{change['id']}-{change['fingerprint']}.swift"
            what = f"{change['id']} {change['subject']}"
            if "before" + name not in results:
                problems.append(f"no witness: {what}")
            elif results["before" + name]:
                problems.append(f"the witness does not compile before: {what}: {results['before' + name][0][1]}")
            elif not results["after" + name]:
                problems.append(f"the witness compiles after: {what}: {change.get('before')} → {change.get('after')}")
        return Judgement(problems, failing, changes)
