from quantgate_worker.engines.ranges import Ranges, Reach
from quantgate_worker.evaluation.ranges import LONGEST_NAME, MOST_OPS, described


def test_of_many_ops_the_first_are_named_briefly_and_all_are_counted():
    reaches = tuple(
        Reach(op="conv", name=f"{n} " + "x" * 500, largest=1e5, infinite=False, examples=1)
        for n in range(MOST_OPS + 5)
    )
    found = described(
        Ranges(halves=True, examples=1, overflows=reaches, products=(), nan=reaches[:1], unseen=())
    )
    assert found["overflows"]["count"] == MOST_OPS + 5
    assert len(found["overflows"]["ops"]) == MOST_OPS
    assert len(found["overflows"]["ops"][0]["name"]) == LONGEST_NAME
    assert set(found["nan"]["ops"][0]) == {"op", "name", "examples"}
