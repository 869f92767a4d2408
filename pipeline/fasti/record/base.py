"""The base that every value of the record shares: frozen, and strict about unknown fields."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value; a field that the record does not know is an error, never dropped in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")
