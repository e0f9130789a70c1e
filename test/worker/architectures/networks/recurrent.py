from torch import nn


class Lstm(nn.Module):
    """Two layers in both directions over [batch, steps, width]; scores for every step."""

    def __init__(self, width, hidden):
        super().__init__()
        self.layers = nn.LSTM(width, hidden, num_layers=2, batch_first=True, bidirectional=True)
        self.score = nn.Linear(2 * hidden, 10)

    def forward(self, x):
        return self.score(self.layers(x)[0])


class Gru(nn.Module):
    """One layer over [batch, steps, width]; scores of the last step."""

    def __init__(self, width, hidden):
        super().__init__()
        self.layer = nn.GRU(width, hidden, batch_first=True)
        self.score = nn.Linear(hidden, 10)

    def forward(self, x):
        return self.score(self.layer(x)[0][:, -1])
