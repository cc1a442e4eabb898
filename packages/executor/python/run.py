"""Starts the worker: python run.py. See spark_python_worker."""
import sys

from spark_python_worker.worker import serve

# functions of the user import their own modules, not those that lie beside this file
sys.path.pop(0)
serve()
