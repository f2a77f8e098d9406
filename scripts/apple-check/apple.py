"""The stand-in for a platform's SDK: the toolchain's interfaces made Apple's, and stubs of Apple's frameworks."""

import inspect
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

import width
from commands import digest, fail, output

HERE = pathlib.Path(__file__).resolve().parent
STUBS = HERE / "stubs"
INTERFACES = [
    "Swift", "SwiftOnoneSupport", "_Concurrency", "_RegexParser", "_StringProcessing", "RegexBuilder", "Synchronization",
    "_Builtin_float",
]
# What is there since a version of iOS is there since one of visionOS, as the SDK's settings say: interfaces name iOS alone. The
# version is one before 2.0: from there on the compiler does not look for the toolchain's own headers in folders below.
VISION = {"CanonicalName": "xros1.2", "Version": "1.2", "MaximumDeploymentTarget": "1.2.99", "DisplayName": "visionOS",
          "VersionMap": {"iOS_visionOS": {"13.0": "1.0", "14.0": "1.0", "15.0": "1.0", "16.0": "1.0", "17.0": "1.0", "17.1": "1.0",
                                          "17.2": "1.1", "17.4": "1.1", "17.5": "1.2", "18.0": "2.0", "26.0": "26.0"},
                         "visionOS_iOS": {"1.0": "17.1", "1.1": "17.4", "1.2": "17.5", "2.0": "18.0", "26.0": "26.0"}}}
# How the triple, the manifest and the interface files call one platform.
PLATFORMS = {"macosx": ("macos", "macos"), "ios": ("ios", "ios"), "tvos": ("tvos", "tvos"),
             "watchos": ("watchos", "watchos"), "xros": ("visionos", "xros")}


class Apple:
    """The stand-in for one platform's SDK, and the compiler that sees it."""

    def __init__(self, target, cache):
        match = re.fullmatch(r"(\w+)-apple-(macosx|ios|tvos|watchos|xros)([\d.]+)(-simulator)?", target)
        if not match:
            fail(f"unknown target {target}; for example arm64-apple-ios16.0")
        self.target, self.arch = target, match[1]
        self.platform, self.module_os = PLATFORMS[match[2]]
        self.module_triple = f"{self.arch}-apple-{self.module_os}{match[4] or ''}"
        self.swiftc = shutil.which("swiftc") or fail("no swiftc in PATH")
        info = json.loads(output(self.swiftc, "-print-target-info"))
        self.resources = pathlib.Path(info["paths"]["runtimeResourcePath"])
        self.host_triple = info["target"]["moduleTriple"]
        library = cache / f"{target}-{digest(info['compilerVersion'], self.resources, inspect.getsource(Apple.rebuilt), VISION)}"
        self.sdk, self.module_cache = library / "sdk", library / "module-cache"
        self.stubs = {p.relative_to(STUBS): p.read_text() for p in sorted(STUBS.rglob("*")) if p.suffix in (".swift", ".h")}
        self.root = library / f"stubs-{digest(inspect.getsource(Apple.flags), *self.stubs.items())}"
        self.modules, self.include = self.root / "modules", self.root / "include"

    @staticmethod
    def has_interfaces():
        """Whether there is what the standard library is made from: a toolchain for Linux has it."""
        info = json.loads(output("swiftc", "-print-target-info"))
        folder = pathlib.Path(info["paths"]["runtimeResourcePath"], "linux")
        return all((folder / f"{m}.swiftmodule/{info['target']['moduleTriple']}.swiftinterface").exists() for m in INTERFACES)

    def flags(self, package="stubs"):
        return ["-target", self.target, "-sdk", str(self.sdk), "-module-cache-path", str(self.module_cache),
                "-plugin-path", str(self.resources / "host/plugins"), "-disable-objc-interop", "-package-name", package, "-diagnostic-style", "llvm",
                # A pass that only code generation needs; it stops the compiler on bodies that Linux's interfaces do not have.
                "-Xllvm", "-sil-disable-pass=mandatory-linker", "-Xcc", "-isystem", "-Xcc", str(self.include), "-I", str(self.modules)]

    def compile(self, module, sources, flags, destination):
        """Compiles one module and keeps it: (whether it is without errors, diagnostics). What is not is kept too, so that
        the modules above it can be checked."""
        command = [self.swiftc, "-frontend", "-emit-module", "-module-name", module, *flags,
                   "-o", str(destination / f"{module}.swiftmodule"), *map(str, sources)]
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode != 0:
            subprocess.run([*command, "-experimental-allow-module-with-compiler-errors"], capture_output=True)
        return result.returncode == 0, result.stderr

    def build(self):
        """Writes the standard library's interfaces and compiles the stubs, once."""
        if self.platform == "visionos":
            self.sdk.mkdir(parents=True, exist_ok=True)
            (self.sdk / "SDKSettings.json").write_text(json.dumps(VISION))
        for module in INTERFACES:
            found = self.resources / f"linux/{module}.swiftmodule/{self.host_triple}.swiftinterface"
            if not found.exists():
                fail(f"this toolchain has no {module}.swiftinterface")
            written = self.sdk / f"usr/lib/swift/{module}.swiftmodule/{self.module_triple}.swiftinterface"
            if not written.exists():
                written.parent.mkdir(parents=True, exist_ok=True)
                written.write_text(self.rebuilt(module, found.read_text()))
        if (self.root / "complete").exists():
            return
        shutil.rmtree(self.root, ignore_errors=True)
        self.modules.mkdir(parents=True)
        shutil.copytree(STUBS / "include", self.include)
        waiting = {p.stem: text for p, text in self.stubs.items() if p.suffix == ".swift"}
        imports = {name: set(re.findall(r"^(?:@_exported )?import (\w+)", text, re.M)) for name, text in waiting.items()}
        while waiting:
            ready = [name for name in waiting if not imports[name] & set(waiting)]
            for name in ready or fail(f"the stubs import one another: {', '.join(waiting)}"):
                del waiting[name]
                flags = [*self.flags(), "-parse-as-library", "-swift-version", "5", "-suppress-warnings"]
                good, text = self.compile(name, [STUBS / f"{name}.swift"], flags, self.modules)
                if not good:
                    fail(f"the stub {name} does not compile:\n{text}")
        (self.root / "complete").touch()

    def rebuilt(self, module, text):
        """A module's interface for Linux, made one for this platform: Apple's availability is in it."""
        text = re.sub(r"-target \S+", f"-target {self.target}", text, count=1).replace(" -static ", " ", 1)
        # Their bodies are printed for Apple's platforms only; what stays is when the declaration came.
        text = re.sub(r"^\s*@backDeployed\([^)]*\)\s*$", "", text, flags=re.M)
        text = re.sub(r"^import Glibc\n", "", text, flags=re.M)
        # Functions of the shims for Linux and for x86_64.
        text = text.replace("_swift_stdlib_gettid()", "UInt32(0)")
        if self.arch != "x86_64":
            text = re.sub(r"self = _stdlib_(remainderl|squareRootl)\([^)]*\)", "fatalError()", text)
        if module != "Swift":  # checked inside no module of the toolchain: those are right
            text = text.replace(" -module-name ", " -disable-availability-checking -module-name ", 1)
        return text

    def control(self):
        """Refuses to go on where mistakes that Apple's compiler would report are not seen."""
        cases = [("#if canImport(Darwin) && canImport(os) && canImport(Security)\nlet n: Int = \"\"\n#endif", "cannot convert value"),
                 (f"#if os({self.platform.replace('os', 'OS')}) && !os(Linux)\nlet n: Int = \"\"\n#endif", "cannot convert value"),
                 ("#if canImport(Glibc) || canImport(FoundationEssentials) || canImport(FoundationNetworking)\n"
                  "#error(\"Linux\")\n#endif", None),
                 ("func f() -> Int {}", "missing return"),
                 ("import Security\nlet key = kSecAttrAccesible", "cannot find 'kSecAttrAccesible'"),
                 ("@available(macOS 99, iOS 99, tvOS 99, watchOS 99, visionOS 99, *) func new() {}\n"
                  "func f() { new() }", "is only available in")]
        if re.search(r"(macosx1[34]|ios1[67]|tvos1[67]|watchos(9|10)|xros1)\.", self.target):
            cases.append(("let text: String? = String(validating: [UInt8]()[...], as: UTF8.self)", "is only available in"))
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder, "control.swift")
            source.write_text("let a = 1 << 53, b = -(1 &<< 40), c = 3_000_000_000, d = Int64(1) << 53, e: UInt64 = 1 << 60\n")
            if len(width.findings(self.swiftc, [source], [*self.flags(), "-swift-version", "6"])) != 3:
                fail("a control failed: numbers that 32 bits do not hold were not found")
            for text, expected in cases:
                source.write_text(text + "\n")
                flags = [*self.flags(), "-parse-as-library", "-swift-version", "6"]
                good, diagnostics = self.compile("Control", [source], flags, pathlib.Path(folder))
                if good != (expected is None) or (expected or "") not in diagnostics:
                    fail(f"a control failed, so that nothing below could be trusted:\n{text}\n{diagnostics}")
