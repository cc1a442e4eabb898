"""Run a notebook with a kernel of this interpreter and print what its cells put out.

    SPARK_REMOTE=sc://HOST:PORT run_notebook.py NOTEBOOK
"""
import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()


def texts(cell):
    """What a cell puts out. What it prints may come in any number of pieces, as the kernel happens to flush it."""
    found, printed = [], False
    for output in cell.get("outputs", []):
        if output.output_type == "stream" and output.name == "stderr":
            continue
        stream = output.output_type == "stream"
        text = output.get("text") or output["data"].get("text/html") or output["data"]["text/plain"]
        if stream and printed:
            found[-1] += text
        else:
            found.append(text)
        printed = stream
    return found


for number, cell in enumerate(notebook.cells):
    for text in texts(cell):
        print(f"[{number}]", text.rstrip("\n"), sep="\n")
