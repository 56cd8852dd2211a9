"""How something was, to put it back: what containers hold, and the files of a folder."""

import os


class Containers:
    """A dict, list or set as it is now, with all the dicts, lists and sets in it."""

    def __init__(self, container):
        self._held = {}
        self._remember(container)

    def put_back(self):
        for container, held in self._held.values():
            container.clear()
            (container.extend if isinstance(container, list) else container.update)(held)

    def _remember(self, container):
        if id(container) in self._held:
            return
        values = list(container.values() if isinstance(container, dict) else container)
        self._held[id(container)] = container, dict(container) if isinstance(container, dict) else list(container)
        for value in values:
            if isinstance(value, dict | list | set):
                self._remember(value)


class Files:
    """The files below *folder* as they are now, but for its database.

    :param originals: By the name of a folder in it, where files lie that are shared and so never written to.
    """

    def __init__(self, folder, originals):
        self._folder = folder
        self._originals = originals
        self._folders, self._files = self._found()
        self._contents = {name: (folder / name).read_bytes() for name in self._files if not self._original(name)}

    def put_back(self):
        folders, files = self._found()
        if (folders, files) == (self._folders, self._files):
            return
        for name in files.keys() - self._files.keys():
            (self._folder / name).unlink()
        for name in sorted(folders - self._folders, reverse=True):
            (self._folder / name).rmdir()
        for name in sorted(self._folders - folders):
            (self._folder / name).mkdir()
        for name, facts in self._files.items():
            if files.get(name) != facts:
                self._put(name)
        self._folders, self._files = self._found()

    def _put(self, name):
        path = self._folder / name
        if original := self._original(name):
            path.unlink(missing_ok=True)
            os.link(original, path)
        else:
            path.touch(mode=0o600)
            path.write_bytes(self._contents[name])

    def _original(self, name):
        top, _, rest = name.partition("/")
        return rest and top in self._originals and self._originals[top] / rest

    def _found(self):
        """The names of all folders, and of all files with what changes when they are written to."""
        folders, files, waiting = set(), {}, [self._folder]
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    name = os.path.relpath(entry.path, self._folder)
                    if entry.is_dir(follow_symlinks=False):
                        folders.add(name)
                        waiting.append(entry.path)
                    elif not entry.name.startswith("site.db"):
                        facts = entry.stat(follow_symlinks=False)
                        files[name] = (facts.st_size, facts.st_mtime_ns, facts.st_ino)
        return folders, files
