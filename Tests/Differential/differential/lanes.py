"""Lanes' side: a process that runs programs, started again when a program ended it."""

import os
import subprocess
import tempfile


class Died(Exception):
    """The process ended: by a wrong use that Lanes tells of, or otherwise."""

    def __init__(self, status, message):
        self.status, self.message = status, message.strip()
        super().__init__(f"status {status}: {self.message or 'no word'}")

    @property
    def is_misuse(self):
        """Whether the lines were no program: Swift knows types before it runs, where NumPy raises."""
        return self.status == 64

    @property
    def is_refusal(self):
        """Whether Lanes said what was wrong, as it must."""
        return "Fatal error: " in self.message and self.status in (-4, -5)


class Lanes:
    def __init__(self, path, kernels):
        self.path, self.kernels = path, kernels
        self.process = None

    def start(self):
        self.errors = tempfile.TemporaryFile()
        environment = {**os.environ, "LANES_KERNELS": self.kernels, "SWIFT_BACKTRACE": "enable=no"}
        self.process = subprocess.Popen(
            [self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, env=environment
        )

    def send(self, program):
        if self.process is None:
            self.start()
        try:
            self.process.stdin.write(program.encode() + b"\n.\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def receive(self):
        line = self.process.stdout.readline()
        if line:
            count = int(line)
            answer = self.process.stdout.read(count)
            if len(answer) == count:
                return answer
        status = self.process.wait()
        self.errors.seek(0)
        message = self.errors.read().decode(errors="replace")
        self.stop()
        raise Died(status, message)

    def answer(self, program):
        self.send(program)
        return self.receive()

    def stop(self):
        if self.process is None:
            return
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        self.errors.close()
        self.process = None
