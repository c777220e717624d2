"""A program on both sides."""

from .comparison import Difference, compare, expected, parse
from .known import Excluded
from .lanes import Died
from .model import Model
from .statement import Statement

# What NumPy raises of wrong use.
ERRORS = (ValueError, IndexError, TypeError, ZeroDivisionError, OverflowError)


class Program:
    """Lines, and what NumPy makes of them; the last line may be one that it refuses."""

    def __init__(self, lines, model, refusal=None):
        self.lines, self.model, self.refusal = lines, model, refusal
        self.text = "\n".join(lines)
        self.expected = None if refusal else expected(model)

    @classmethod
    def of(cls, lines):
        """The program of some lines; nothing where it shows a known difference, or fails before its last line."""
        model = Model()
        for i, line in enumerate(lines):
            try:
                model.run(Statement(line))
            except ERRORS as error:
                return cls(lines, None, error) if i == len(lines) - 1 and i > 0 else None
            except (Excluded, KeyError, AttributeError):
                return None
        return cls(lines, model)

    @property
    def is_exact(self):
        return self.refusal is not None or all(variable.is_exact for variable in self.model.variables.values())

    def answer_lines(self):
        """NumPy's answer as text; none of a program that it refuses."""
        if self.refusal:
            return []
        variables, sharing = parse(self.expected)
        return [*(f"{line} {data.hex()}".rstrip() for line, data in variables.values()), sharing.rstrip()]

    def difference(self, lanes, receive):
        """How an interpreter differs, whose answer `receive` gives."""
        try:
            answer = receive()
        except Died as death:
            if self.refusal and death.is_misuse:
                return None
            if self.refusal and death.is_refusal:
                return self._prefix_difference(lanes)
            return Difference("death", f"{death}" + (f", where NumPy says {self.refusal}" if self.refusal else ""))
        if self.refusal:
            return Difference("no error", f"NumPy says {type(self.refusal).__name__}: {self.refusal}")
        return compare(self.model, self.expected, answer)

    def _prefix_difference(self, lanes):
        """It must be the last line that is refused."""
        try:
            lanes.answer("\n".join(self.lines[:-1]))
        except Died as death:
            return Difference("death", f"before the last line: {death}")
        return None

    def run(self, lanes):
        lanes.send(self.text)
        return self.difference(lanes, lanes.receive)
