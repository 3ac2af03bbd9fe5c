"""Runs a command on a pseudo-terminal and answers its questions; prints everything that the terminal showed.

Arguments: the command. Standard input: JSON, [[text to wait for, keys to press], ...].
"""

import json
import os
import pty
import select
import sys
import time

answers = json.load(sys.stdin)
deadline = time.monotonic() + 50
pid, terminal = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.execv(sys.argv[1], sys.argv[1:])

seen = ""
looked_at = 0
while time.monotonic() < deadline:
    ready, _, _ = select.select([terminal], [], [], 0.2)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        seen += data.decode(errors="replace")
    if answers and answers[0][0] in seen[looked_at:]:
        time.sleep(0.2)
        looked_at = len(seen)
        os.write(terminal, answers.pop(0)[1].encode())

_, status = os.waitpid(pid, 0)
sys.stdout.write(seen)
sys.exit(0 if not answers and os.waitstatus_to_exitcode(status) == 0 else 1)
