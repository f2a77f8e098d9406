"""Compiles the targets of a package, after what they need, and says how that went."""

import pathlib
import re
import tempfile
import time

import width
from commands import digest
from package import Package

# An example that is for Apple's platforms: DocumentationTests leave it out.
FOR_APPLE = re.compile(r"^import (SwiftUI|\w*AuthenticationServices)$|URLSessionConfiguration\.background\(", re.M)


class Checker:
    def __init__(self, apple, checkout, scratch, only=(), warnings=False):
        self.apple, self.checkout, self.only, self.warnings = apple, checkout, only, warnings
        self.checkouts = scratch / "checkouts"
        self.scratch = tempfile.TemporaryDirectory()
        self.built = pathlib.Path(self.scratch.name, "modules")
        self.built.mkdir()
        self.package = Package(checkout, scratch)
        self.packages = {}  # by identity; None where there is no checkout
        self.kept = {}  # the folders of other packages' modules
        self.outcomes = {}  # of targets: None where they can be imported, else why not
        self.passed = self.failed = self.skipped = 0

    def dependencies(self, package, target):
        """The targets that one needs on this platform: (package, target)."""
        for entry in target["dependencies"]:
            (kind, values), = entry.items()
            name, condition = values[0], values[-1]
            if not package.holds(condition, self.apple.platform):
                continue
            if kind != "product" and name in package.targets:
                yield package, package.targets[name]
                continue
            identity = (values[1] if kind == "product" else None) or name
            owner = self.third_party(identity)
            if owner is None or name not in owner.products:
                self.outcomes.setdefault(name, f"is in no checkout of {identity}")
                yield owner, {"name": name}
            else:
                for part in owner.products[name]:
                    yield owner, owner.targets[part]

    def third_party(self, identity):
        if identity not in self.packages:
            folder = self.checkouts / identity
            self.packages[identity] = Package(folder, pathlib.Path(self.scratch.name, "scratch")) if folder.is_dir() else None
        return self.packages[identity]

    def settings(self, package, target):
        mode = package.mode
        # Traits of others are left off: what swift-http-types has behind its own needs Core Foundation's headers.
        traits = sorted(package.traits) if package is self.package else []
        flags = [f for name in ["SWIFT_PACKAGE", *traits] for f in ("-D", name)]
        for setting in target["settings"]:
            if setting["tool"] != "swift" or not package.holds(setting.get("condition"), self.apple.platform):
                continue
            (kind, value), = setting["kind"].items()
            value = value.get("_0") if isinstance(value, dict) else value
            if kind == "define": flags += ["-D", value]
            elif kind == "enableUpcomingFeature": flags += ["-enable-upcoming-feature", value]
            elif kind == "enableExperimentalFeature": flags += ["-enable-experimental-feature", value]
            elif kind == "swiftLanguageMode": mode = int(str(value).split(".")[0])
            elif kind == "defaultIsolation": flags += ["-default-isolation", value]
            elif kind == "strictMemorySafety": flags += ["-strict-memory-safety"]
        return [*flags, "-swift-version", str(mode)]

    def check(self, package, target):
        """Compiles a target, after what it needs, and says how that went if it is the checked package's."""
        name, mine = target["name"], package is self.package
        if name in self.outcomes:
            return
        self.outcomes[name] = "needs itself"
        missing = None
        for owner, other in self.dependencies(package, target):
            self.check(owner, other)
            reason = self.outcomes[other["name"]]
            missing = missing or (reason and f"needs {other['name']}, which {reason}")
        sources = package.sources(target)
        if target["type"] == "system":
            self.outcomes[name] = None
        elif target["type"] not in ("regular", "executable") or not sources:
            self.outcomes[name] = "is C code" if target["type"] == "regular" else f"is a {target['type']}"
        elif missing:
            self.outcomes[name] = missing
            if mine:
                self.skip(name)
        elif mine:
            start = time.time()
            flags = [*self.flags(package, target, sources), *self.search()]
            good, text = self.apple.compile(name, sources + self.embedded(package, target), flags, self.built)
            if self.apple.platform == "watchos" and good:
                wide = width.findings(self.apple.swiftc, sources, ["-module-name", name, *flags])
                good, text = not wide, text + "\n".join(wide)
            self.outcomes[name] = None
            self.report(name, good, text, time.time() - start)
        else:
            text = self.compile_once(target, sources, [*self.flags(package, target, sources), "-suppress-warnings"])
            self.outcomes[name] = text and "does not compile against the stubs:\n  " + self.errors(text)[0]

    def flags(self, package, target, sources):
        flags = [*self.apple.flags(package.name), *self.settings(package, target)]
        for other in package.targets.values():
            if other["type"] == "system":
                flags += ["-Xcc", f"-fmodule-map-file={package.folder(other) / 'module.modulemap'}"]
        script = target["type"] == "executable" and len(sources) == 1 and "@main" not in sources[0].read_text()
        if not script and not any(s.name == "main.swift" for s in sources):
            flags += ["-parse-as-library"]
        return flags

    def search(self):
        return [f for folder in [self.built, *sorted(set(self.kept.values()))] for f in ("-I", str(folder))]

    def compile_once(self, target, sources, flags):
        """A module of another package, kept for the next run. Returns what is wrong with it, if anything."""
        key = digest(*(str(s) + s.read_text() for s in sources), *flags, *sorted(map(str, self.kept.values())))
        folder = self.apple.root / "packages" / f"{target['name']}-{key}"
        result = folder / "diagnostics"
        if not result.exists():
            folder.mkdir(parents=True, exist_ok=True)
            good, text = self.apple.compile(target["name"], sources, [*flags, *self.search()], folder)
            result.write_text("" if good else text or "error: the compiler stopped")
        self.kept[target["name"]] = folder
        return result.read_text()

    def embedded(self, package, target):
        """The source that SwiftPM writes for embedded resources; their bytes do not matter."""
        files = []
        for resource in target["resources"]:
            path = package.folder(target) / resource["path"]
            if "embedInCode" in resource["rule"]:
                files += [path] if path.is_file() else [f for f in path.rglob("*") if f.is_file()]
        if not files:
            return []
        words = sorted({re.sub(r"\W", "_", f.name) for f in files})
        source = pathlib.Path(self.scratch.name, f"{target['name']}-resources.swift")
        source.write_text("struct PackageResources {\n" + "".join(f"static let {w}: [UInt8] = []\n" for w in words) + "}\n")
        return [source]

    def check_pages(self):
        """Compiles the examples of the documentation that are for Apple's platforms only, each as a module of its own."""
        for page in [self.checkout / "README.md", *sorted((self.checkout / "docs").glob("*.md"))]:
            blocks = re.findall(r"^```swift\n(.*?)^```", page.read_text(), re.M | re.S)
            for number, block in enumerate(b for b in blocks if FOR_APPLE.search(b)):
                name = f"{page.stem}-{number + 1}"
                if "ASPresentationAnchor" in block and self.apple.platform in ("tvos", "watchos"):
                    continue  # neither has windows
                imported = set(re.findall(r"^import (\w+)", block, re.M)) & set(self.package.targets)
                if not all(self.outcomes.get(other, "was not checked") is None for other in imported):
                    continue
                source = pathlib.Path(self.scratch.name, f"{name}.swift")
                source.write_text(block)
                start = time.time()
                flags = [*self.apple.flags("example"), "-swift-version", "6", "-parse-as-library", *self.search()]
                good, text = self.apple.compile("Example", [source], flags, pathlib.Path(self.scratch.name))
                self.report(f"example {name}", good, text, time.time() - start, always=True)

    def lines(self, kind, text):
        found = [l for l in text.splitlines() if re.search(rf"(^|: ){kind}: ", l)]
        return list(dict.fromkeys(l.replace(f"{self.checkout}/", "") for l in found))

    def errors(self, text):
        return self.lines("error", text) or text.splitlines()[:1] or ["the compiler stopped"]

    def wanted(self, name):
        return not self.only or name in self.only

    def skip(self, name):
        if self.wanted(name):
            self.skipped += 1
            print(f"{name}: skipped, {self.outcomes[name]}", flush=True)

    def report(self, name, good, text, seconds, always=False):
        if not always and not self.wanted(name):
            return
        errors, warnings = [] if good else self.errors(text), self.lines("warning", text)
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        said = "ok" if good else f"{len(errors)} error{'s' * (len(errors) > 1)}"
        said += f", {len(warnings)} warning{'s' * (len(warnings) > 1)}" if warnings else ""
        print(f"{name}: {said} ({seconds:.1f} s)", flush=True)
        for line in errors + (warnings if self.warnings else []):
            print(f"  {line}", flush=True)
