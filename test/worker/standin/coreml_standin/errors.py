"""What Core ML's errors look like once they are Python's."""


def failure(at: str, message: str) -> RuntimeError:
    """Return an error of a step: the compiler's has words of its own."""
    if at == "compile":
        return RuntimeError(f'Error compiling model: "{message}".')
    return refusal(message)


def refusal(message: str) -> RuntimeError:
    """Return an NSError as the binding prints it."""
    return RuntimeError(f'{{\n    NSLocalizedDescription = "{message}";\n}}')
