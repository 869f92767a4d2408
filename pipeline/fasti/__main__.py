"""`python -m fasti` is `fasti`."""

from fasti.cli import app

app(prog_name="fasti")
