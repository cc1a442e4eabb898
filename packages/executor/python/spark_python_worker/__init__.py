"""Runs the Python functions that Spark Connect's clients send, over rows that come as Arrow.

A request and its answer are frames: a length (4 bytes, big-endian), and so many bytes.
  in   a request (JSON), the command of each call; for each input Arrow streams with its rows, and an empty frame
  out  frames that begin with a letter: R part of an Arrow stream with the results, E the traceback of a function, X an error that is none of a function's (each ends
       the answer), D the end
What user code prints goes to the standard error.
"""
