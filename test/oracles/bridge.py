"""Answers questions about a topic: a JSON object a line on stdin, its answer a line on stdout.

`python bridge.py TOPIC` takes them from the file TOPIC.py beside this one, whose `ANSWERS` name a
function for each question; a question is `{"ask": name, "cases": [[argument, …], …]}`. What
libraries print goes to stderr: stdout belongs to the answers.
"""

import contextlib
import importlib
import json
import sys


def main() -> None:
    answers = importlib.import_module(sys.argv[1]).ANSWERS
    for line in sys.stdin:
        question = json.loads(line)
        with contextlib.redirect_stdout(sys.stderr):
            answer = [answers[question["ask"]](*case) for case in question["cases"]]
        sys.stdout.write(json.dumps(answer, allow_nan=False) + "\n")
        sys.stdout.flush()


main()
