"""Samples that bring their texts along, as tokens."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from quantgate_worker.errors import UserError, WorkerError

from .dataset import Example, Pass, Rows, Sample
from .samples import count_samples, samples_in
from .tokens import Tokenizing, Tokens

# Which of a sample's fields are texts.
TextFields = Callable[[Sample], Collection[str]]


class Text:
    """A text with its tokens."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text, self.tokens = text, tokens


class SampleTexts:
    """The samples, each with its texts by the names of their fields, each a Text."""

    def __init__(
        self, samples: Path, tokenizing: Tokenizing, fields: TextFields, prefix: str = ""
    ) -> None:
        self._samples, self._tokenizing = samples, tokenizing
        self._fields, self._prefix = fields, prefix
        self._count = count_samples(samples)
        if self._count == 0:
            raise UserError(f"{samples}: there are no samples")

    def count(self, _turn: Pass) -> int:
        return self._count

    def examples(self, _turn: Pass, rows: Rows | None = None) -> Iterator[Example]:
        return map(self._example, samples_in(self._samples, rows))

    def _example(self, sample: Sample) -> Example:
        texts = {key: f"{self._prefix}{sample.get(key, '')}" for key in self._fields(sample)}
        try:
            inputs = {key: Text(text, self._tokenizing.tokens(text)) for key, text in texts.items()}
        except WorkerError as error:
            return Example(sample=sample, inputs=None, error=str(error))
        return Example(sample=sample, inputs=inputs)
