"""Where the set-up keeps what is not in the repository: virtual environments, jars, extracted corpora, generated data.

CONFORMANCE_CACHE names the folder; without it, .cache/conformance at the root of the clone.
"""
import os

HERE = os.path.dirname(os.path.abspath(__file__))
CACHE = os.environ.get("CONFORMANCE_CACHE") or os.path.join(HERE, "..", "..", ".cache", "conformance")
CORPUS = os.path.join(CACHE, "corpus")
DATA = os.path.join(CACHE, "data")
