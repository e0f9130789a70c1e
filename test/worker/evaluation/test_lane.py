"""What goes wrong between examples is a lane's own failure too, and nobody waits for it forever."""

import numpy as np

ROWS, WIDTH = 12, 4


def test_a_lane_that_cannot_write_ends_and_the_others_go_on(ask, dense, tmp_path):
    package = dense(np.eye(3, WIDTH), softmax=False)
    # A folder stands where its records would be written.
    (tmp_path / "into" / "one" / "all.jsonl.part").mkdir(parents=True)
    answer, told = ask({"one": package, "two": package}, ahead="one")
    assert answer == {"lanes": {"one": "ended", "two": "done"}}
    (ended,) = told.of("one", "ended")
    assert (ended["ended"]["stage"], ended["ended"]["cause"]) == ("task", "raised")
    assert "at" not in ended["ended"]
    (chunk,) = told.of("two", "chunk")
    assert chunk["lacks"] == ended["ended"]["message"]
