"""How names are shown to staff."""


def shown_name(family_name: str, given_name: str, title: str) -> str:
    """Return a name as staff screens show it: `SMITH, Ada (Mrs)`. Source: NHS Common User Interface."""
    name = f"{family_name.upper()}, {given_name}" if given_name else family_name.upper()
    return f"{name} ({title})" if title else name
