"""Serves the site in a process of its own: ``python -m tests.sandbox.serving SETTINGS``, as JSON.

It prints its port when it is ready, and ends with its standard input.
"""

import json
import sys
import threading

import waitress

from tests.harness.sites import make_site


def main():
    settings = json.loads(sys.argv[1])
    app = make_site(settings.pop("INSTANCE_PATH"), **settings)
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    print(server.effective_port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
