"""What a package's manifest says of its targets."""

import json
import os
import pathlib

from commands import output


class Package:
    """A package's manifest as SwiftPM reads it."""

    def __init__(self, path, scratch):
        self.path = path
        manifest = Package.manifest(path, scratch)
        self.name = manifest["name"]
        self.targets = {t["name"]: t for t in manifest["targets"]}
        self.products = {p["name"]: p["targets"] for p in manifest["products"]}
        modes = manifest.get("swiftLanguageVersions") or [manifest["toolsVersion"]["_version"].split(".")[0]]
        self.mode = min(max(int(str(m).split(".")[0]) for m in modes), 6)
        # Those that are on by default: `make` has all of ours on.
        self.traits = {n for t in manifest.get("traits", []) if t["name"] == "default" for n in t["enabledTraits"]}

    @staticmethod
    def manifest(path, scratch):
        return json.loads(output("swift", "package", "--package-path", path, "--scratch-path", scratch, "dump-package"))

    def holds(self, condition, platform):
        """Whether a dependency or a setting counts on a platform, with the traits that are on."""
        names, traits = (condition or {}).get("platformNames"), (condition or {}).get("traits")
        return (not names or platform in names) and (not traits or bool(self.traits & set(traits)))

    def folder(self, target):
        places = [target["path"]] if target.get("path") else [f"{d}/{target['name']}" for d in ("Sources", "Source", "src", "srcs")]
        return next((self.path / p for p in places if (self.path / p).is_dir()), None)

    def sources(self, target):
        folder = self.folder(target)
        if folder is None:
            return []
        excluded = [folder / e for e in target["exclude"]]
        roots = [folder / s for s in target.get("sources") or ["."]]
        files = [f for r in roots for f in ([r] if r.is_file() else Package.files(r))]
        return sorted(f for f in files if f.suffix == ".swift" and ".build" not in f.relative_to(folder).parts
                      and not any(e == f or e in f.parents for e in excluded))

    @staticmethod
    def files(root):
        """The files below a folder. Links to folders are followed, as SwiftPM does and `rglob` does not."""
        return (pathlib.Path(place, name) for place, _, names in os.walk(root, followlinks=True) for name in names)
