"""Run a notebook with a kernel of this interpreter and print what its cells put out.

    SPARK_REMOTE=sc://HOST:PORT run_notebook.py NOTEBOOK
"""
import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
for number, cell in enumerate(notebook.cells):
    for output in cell.get("outputs", []):
        if output.output_type == "stream" and output.name == "stderr":
            continue
        text = output.get("text") or output["data"].get("text/html") or output["data"]["text/plain"]
        print(f"[{number}]", text.rstrip("\n"), sep="\n")
