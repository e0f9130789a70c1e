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


def test_a_lane_that_nobody_needs_any_more_leaves_its_whole_chunks_and_the_others_go_on(
    ask, dense, tmp_path, told
):
    package = dense(np.eye(3, WIDTH), softmax=False)
    stop = tmp_path / "stop"

    remember = told.item

    def stop_when_told(item):
        """Put the file there as soon as the lane has told of its first chunk."""
        remember(item)
        if item["lane"] == "one":
            stop.write_text("")

    told.item = stop_when_told
    lanes = [
        {"name": name, "packages": {"model": str(package)}, "into": str(tmp_path / "into" / name)}
        for name in ("one", "two")
    ]
    lanes[0]["until"] = str(stop)
    thirds = [
        {"key": str(n), "rows": [[4 * n, 4 * n + 4]], "for": ["one", "two"]} for n in range(3)
    ]
    answer, _ = ask({"one": package}, told=told, lanes=lanes, chunks=thirds)
    assert answer == {"lanes": {"one": "done", "two": "done"}}
    assert [item["chunk"] for item in told.of("one", "chunk")] == ["0"]
    assert [item["chunk"] for item in told.of("two", "chunk")] == ["0", "1", "2"]
    assert told.of("one", "ended") == []
    assert [path.name for path in (tmp_path / "into" / "one").iterdir()] == ["0.jsonl"]


def test_where_no_lane_is_needed_any_more_no_example_is_decoded(ask, dense, tmp_path):
    package = dense(np.eye(3, WIDTH), softmax=False)
    stop = tmp_path / "stop"
    stop.write_text("")
    lane = {"name": "one", "packages": {"model": str(package)}, "into": str(tmp_path / "one")}
    chunks = [{"key": str(n), "rows": [[n, n + 1]], "for": ["one"]} for n in range(ROWS)]
    answer, told = ask({"one": package}, lanes=[{**lane, "until": str(stop)}], chunks=chunks)
    assert answer == {"lanes": {"one": "done"}}
    assert told.items == []
