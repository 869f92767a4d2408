"""Rules are data: TOML packs with a schema, and a loader that names file, line and field of every fault."""

from fasti.rules.loader import Rules, load_rules
from fasti.rules.schema import (
    AnaphorRule,
    Condition,
    EventPack,
    Example,
    FactualityRule,
    Frame,
    LightVerbRule,
    OutcomeRule,
    TriggerRule,
)

__all__ = [
    "AnaphorRule",
    "Condition",
    "EventPack",
    "Example",
    "FactualityRule",
    "Frame",
    "LightVerbRule",
    "OutcomeRule",
    "Rules",
    "TriggerRule",
    "load_rules",
]
