"""Say what the report of `frictionless validate --json` on standard input found; exit with 1 if it found anything."""

import json
import sys

report = json.load(sys.stdin)
for task in report["tasks"]:
    for error in task["errors"]:
        print(f"{task['name']}: {error['message']}")
print(f"{report['stats']['tasks']} resources, {report['stats']['errors']} errors")
sys.exit(not report["valid"])
