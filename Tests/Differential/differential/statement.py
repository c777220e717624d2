"""One line of a program: `v3 = binary add v1 2.5 out=v0`."""


class Statement:
    __slots__ = ("target", "operation", "arguments", "options")

    def __init__(self, line):
        words = line.split()
        self.target = None
        if len(words) > 2 and words[1] == "=":
            self.target = words[0]
            words = words[2:]
        self.operation = words[0]
        self.arguments = [word for word in words[1:] if "=" not in word]
        self.options = dict(word.split("=", 1) for word in words[1:] if "=" in word)

    def __str__(self):
        words = [self.target, "="] if self.target else []
        words += [self.operation, *self.arguments, *(f"{key}={value}" for key, value in self.options.items())]
        return " ".join(words)

    def int(self, i):
        return int(self.arguments[i])

    def ints(self, i):
        return integers(self.arguments[i])

    def axes(self):
        return tuple(integers(self.options["axes"])) if "axes" in self.options else None

    def axis(self):
        return int(self.options["axis"]) if "axis" in self.options else None

    def keeps(self):
        return self.options.get("keep") == "1"

    def order(self):
        return self.options.get("order", "C")


def integers(word):
    return [int(part) for part in word[1:-1].split(",") if part]


def list_word(values):
    return "[" + ",".join(str(int(value)) for value in values) + "]"
