"""The loop: a request, its answer, the next request."""
import json
import os
import sys
import traceback

from .parts import Reader, Writer
from .java import NotSpark


def serve():
    # a function that prints must not write into the answer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    reader, writer = Reader(sys.stdin.buffer), Writer(answers)
    while True:
        head = reader.frame()
        if head is None:
            return
        request = json.loads(head)
        commands = [reader.frame() for _ in request["calls"]]
        inputs = [list(reader.frames()) for _ in range(request["inputs"])]
        try:
            run(request, commands, inputs, writer)
        except NotSpark as error:
            writer.refused(str(error))
        except BaseException as error:  # SystemExit of a function is an error of it as well
            writer.error(told(error))
        else:
            writer.end()


def told(error):
    """The traceback from the function on: the frames before it are this program's."""
    own = os.path.dirname(__file__)
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename.startswith(own):
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(error), error, frames))


def run(request, commands, inputs, writer):
    version = "%d.%d" % sys.version_info[:2]
    for call in request["calls"]:
        if call["version"] not in ("", version):
            raise RuntimeError(
                "[PYTHON_VERSION_MISMATCH] Python in worker has different version (%s) than that in driver %s, "
                "PySpark cannot run with different minor versions." % (version, call["version"])
            )
    for path in request["paths"]:
        if path not in sys.path:
            sys.path.insert(1, path)
    from .stages import STAGES

    STAGES[request["stage"]](request, commands, inputs, writer)
