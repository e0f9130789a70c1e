"""How long a prediction may take follows from those before it, and not from what else is done."""

import pytest

from quantgate_worker.engines.waiting import Patience, Wait


def test_the_first_prediction_may_take_so_long_and_a_later_one_a_hundred_times_the_median_besides():
    patience = Patience(60)
    assert (patience.limit, patience.broken) == (60, "it took longer than 60 s to predict")
    for seconds in (0.5, 30, 0.1, 0.2, 0.3):
        patience.took(seconds)
    assert patience.limit == pytest.approx(60 + 100 * 0.3)
    assert "60 s and 100 times the median of those before it" in patience.broken


def test_of_two_that_differ_the_slower_one_counts():
    patience = Patience(60)
    patience.took(40)
    patience.took(0.001)
    assert patience.limit == 60 + 100 * 40


def test_so_many_predictions_tell_what_one_takes_and_no_more_are_kept():
    patience = Patience(1)
    for _ in range(10_001):
        patience.took(0.01)
    for _ in range(20_000):
        patience.took(5)
    assert patience.limit == pytest.approx(2)


class Machine:
    """A clock, and what a process has used of the processor by it."""

    def __init__(self):
        self.now, self.used = 0.0, 0.0

    def go_on(self, wait, seconds, share, step=1.0):
        """Let so many seconds pass, of which the process has a share, and look now and then."""
        for _ in range(int(seconds / step)):
            self.now += step
            self.used += step * share
            wait.seconds()

    def wait(self, spent=None):
        return Wait(spent or (lambda: self.used), lambda: self.now)


@pytest.mark.parametrize(
    ("share", "counted"),
    [
        pytest.param(1, 90, id="an endless loop"),
        pytest.param(2, 90, id="one on two cores"),
        pytest.param(0, 90, id="one that waits for what never comes"),
        pytest.param(0.2, 45, id="one that others leave little of the processor"),
    ],
)
def test_time_counts_as_far_as_the_process_could_run(share, counted):
    machine = Machine()
    wait = machine.wait()
    machine.go_on(wait, 90, share)
    assert wait.seconds() == pytest.approx(counted)


def test_a_machine_that_slept_for_an_hour_has_not_waited_for_it():
    machine = Machine()
    wait = machine.wait()
    machine.go_on(wait, 10, 1)
    machine.now += 3600
    assert wait.seconds() <= 15


def test_where_nobody_can_tell_what_a_process_has_used_the_clock_counts():
    machine = Machine()
    wait = machine.wait(lambda: None)
    machine.go_on(wait, 90, 0.2)
    assert wait.seconds() == pytest.approx(90)


def test_between_two_looks_the_clock_counts():
    machine = Machine()
    wait = machine.wait()
    machine.go_on(wait, 0.75, 0.2, step=0.25)
    assert wait.seconds() == 0.75
