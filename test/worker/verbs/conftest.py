import pytest


class Told:
    """Remembers all that a request tells."""

    def __init__(self):
        self.progressed, self.items = [], []

    def progress(self, *event, **who):
        self.progressed.append((*event, *who.values()))

    def item(self, item):
        self.items.append(item)


@pytest.fixture
def told():
    return Told()
