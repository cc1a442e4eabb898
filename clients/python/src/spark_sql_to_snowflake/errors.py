class ServerError(RuntimeError):
    """The server cannot be started or reached. The message is one line that says what to do."""
