from types import SimpleNamespace

from selection import kind, selected


def case(test, *words, number=0):
    name = f"tests/test_ops.py::{test}[{'-'.join(words)}-{number}]"
    parameters = dict(enumerate([*words, number]))
    return SimpleNamespace(nodeid=name, callspec=SimpleNamespace(params=parameters))


CASES = [
    *(case("TestUnary::test_numeric", op, number=i) for op in ("exp", "log") for i in range(200)),
    case("TestLayerNorm::test_numeric"),
]


def test_a_sample_is_small_and_holds_each_kind_of_case():
    sample = selected(CASES, op="", one_in=40, shard="0/1")
    assert len(sample) < len(CASES) / 10
    assert {kind(item) for item in sample} == {kind(item) for item in CASES}


def test_the_shards_hold_every_case_once():
    shards = [selected(CASES, op="", one_in=1, shard=f"{i}/3") for i in range(3)]
    names = [item.nodeid for shard in shards for item in shard]
    assert sorted(names) == sorted(item.nodeid for item in CASES)
    assert all(shards)


def test_an_op_is_found_by_its_name_in_a_class_or_a_parameter():
    found = {op: len(selected(CASES, op=op, one_in=1, shard="0/1")) for op in ("layer_norm", "log")}
    assert found == {"layer_norm": 1, "log": 200}
