"""The grid: each construction as an active verb, a passive verb and a noun, from the parse to the roles.

The shipped rules read every sentence; names, coreference, triggers and roles all take part.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from parses import Scheme
from readings import read, roles
from schemes import SCHEMES, written_in


@dataclass(frozen=True)
class Cell:
    """A sentence, the trigger that is looked at, and all roles that it must have."""

    parse: str
    trigger: str
    roles: str  # role=name, parted by semicolons


GRID: dict[str, dict[str, Cell]] = {
    "plain arguments": {
        "active": Cell(
            "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE ./PUNCT/punct/3",
            "attacked",
            "agent=Goths; location=Rome",
        ),
        "passive": Cell(
            "Rome/PROPN/nsubj:pass/3:GPE was/AUX/aux:pass/3 attacked/VERB/ROOT/3 by/ADP/case/6 the/DET/det/6 "
            "Goths/PROPN/obl:agent/3:NORP ./PUNCT/punct/3",
            "attacked",
            "agent=Goths; location=Rome",
        ),
        "nominal": Cell(
            "The/DET/det/2 attack/NOUN/nsubj/8 of/ADP/case/5 the/DET/det/5 Goths/PROPN/nmod/2:NORP on/ADP/case/7 "
            "Rome/PROPN/nmod/2:GPE failed/VERB/ROOT/8 ./PUNCT/punct/8",
            "attack",
            "agent=Goths; location=Rome",
        ),
    },
    "one who undergoes it": {
        "active": Cell(
            "Brutus/PROPN/nsubj/2:PERSON assassinated/VERB/ROOT/2 Caesar/PROPN/obj/2:PERSON in/ADP/case/5 "
            "Rome/PROPN/obl/2:GPE ./PUNCT/punct/2",
            "assassinated",
            "agent=Brutus; target=Caesar; location=Rome",
        ),
        "passive": Cell(
            "Caesar/PROPN/nsubj:pass/3:PERSON was/AUX/aux:pass/3 assassinated/VERB/ROOT/3 by/ADP/case/5 "
            "Brutus/PROPN/obl:agent/3:PERSON ./PUNCT/punct/3",
            "assassinated",
            "agent=Brutus; target=Caesar",
        ),
        "nominal": Cell(
            "The/DET/det/2 assassination/NOUN/nsubj/7 of/ADP/case/4 Caesar/PROPN/nmod/2:PERSON by/ADP/case/6 "
            "Brutus/PROPN/nmod/2:PERSON shocked/VERB/ROOT/7//shock Rome/PROPN/obj/7:GPE ./PUNCT/punct/7",
            "assassination",
            "agent=Brutus; target=Caesar",
        ),
    },
    "no agent": {
        "passive": Cell(
            "The/DET/det/2 fortress/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 captured/VERB/ROOT/4 ./PUNCT/punct/4",
            "captured",
            "location=fortress",
        ),
        "nominal": Cell(
            "The/DET/det/2 capture/NOUN/nsubj/6 of/ADP/case/5 the/DET/det/5 fortress/NOUN/nmod/2 failed/VERB/ROOT/6 ./PUNCT/punct/6",
            "capture",
            "location=fortress",
        ),
    },
    "prepositions of a way": {
        "active": Cell(
            "Drake/PROPN/nsubj/2:PERSON sailed/VERB/ROOT/2 from/ADP/case/4 Plymouth/PROPN/obl/2:GPE to/ADP/case/6 "
            "Cadiz/PROPN/obl/2:GPE ./PUNCT/punct/2",
            "sailed",
            "agent=Drake; origin=Plymouth; destination=Cadiz",
        ),
        "passive": Cell(
            "The/DET/det/2 Acadians/PROPN/nsubj:pass/4:NORP were/AUX/aux:pass/4 deported/VERB/ROOT/4//deport from/ADP/case/6 "
            "Canada/PROPN/obl/4:GPE to/ADP/case/8 France/PROPN/obl/4:GPE by/ADP/case/11 the/DET/det/11 "
            "British/PROPN/obl:agent/4:NORP ./PUNCT/punct/4",
            "deported",
            "agent=British; target=Acadians; origin=Canada; destination=France",
        ),
        "nominal": Cell(
            "The/DET/det/2 voyage/NOUN/nsubj/9 of/ADP/case/4 Drake/PROPN/nmod/2:PERSON from/ADP/case/6 Plymouth/PROPN/nmod/2:GPE "
            "to/ADP/case/8 Cadiz/PROPN/nmod/2:GPE succeeded/VERB/ROOT/9 ./PUNCT/punct/9",
            "voyage",
            "agent=Drake; origin=Plymouth; destination=Cadiz",
        ),
    },
    "prepositions of rest": {
        "active": Cell(
            "Hannibal/PROPN/nsubj/2:PERSON defeated/VERB/ROOT/2 the/DET/det/4 Romans/PROPN/obj/2:NORP at/ADP/case/6 "
            "Cannae/PROPN/obl/2:GPE ./PUNCT/punct/2",
            "defeated",
            "participant=Hannibal; participant=Romans; location=Cannae",
        ),
        "passive": Cell(
            "The/DET/det/2 Romans/PROPN/nsubj:pass/4:NORP were/AUX/aux:pass/4 defeated/VERB/ROOT/4 near/ADP/case/6 "
            "Cannae/PROPN/obl/4:GPE by/ADP/case/8 Hannibal/PROPN/obl:agent/4:PERSON ./PUNCT/punct/4",
            "defeated",
            "participant=Hannibal; participant=Romans; location=Cannae",
        ),
        "nominal": Cell(
            "The/DET/det/2 defeat/NOUN/nsubj/8 of/ADP/case/5 the/DET/det/5 Romans/PROPN/nmod/2:NORP at/ADP/case/7 "
            "Cannae/PROPN/nmod/2:GPE shocked/VERB/ROOT/8//shock Italy/PROPN/obj/8:GPE ./PUNCT/punct/8",
            "defeat",
            "participant=Romans; location=Cannae",
        ),
    },
    "prepositions of company": {
        "active": Cell(
            "Spain/PROPN/nsubj/2:GPE signed/VERB/ROOT/2 a/DET/det/4 treaty/NOUN/obj/2 with/ADP/case/6 Portugal/PROPN/obl/2:GPE "
            "at/ADP/case/8 Zaragoza/PROPN/obl/2:GPE ./PUNCT/punct/2",
            "treaty",
            "participant=Spain; participant=Portugal; location=Zaragoza",
        ),
        "passive": Cell(
            "A/DET/det/2 treaty/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 signed/VERB/ROOT/4 by/ADP/case/6 Spain/PROPN/obl:agent/4:GPE "
            "and/CCONJ/cc/8 Portugal/PROPN/conj/6:GPE ./PUNCT/punct/4",
            "treaty",
            "participant=Spain; participant=Portugal",
        ),
        "nominal": Cell(
            "The/DET/det/2 treaty/NOUN/nsubj/7 between/ADP/case/4 Spain/PROPN/nmod/2:GPE and/CCONJ/cc/6 "
            "Portugal/PROPN/conj/4:GPE failed/VERB/ROOT/7 ./PUNCT/punct/7",
            "treaty",
            "participant=Spain; participant=Portugal",
        ),
    },
    "against": {
        "active": Cell(
            "The/DET/det/2 Scots/PROPN/nsubj/3:NORP rebelled/VERB/ROOT/3//rebel against/ADP/case/5 England/PROPN/obl/3:GPE ./PUNCT/punct/3",
            "rebelled",
            "agent=Scots; target=England",
        ),
        "nominal": Cell(
            "The/DET/det/2 revolt/NOUN/nsubj/8 of/ADP/case/5 the/DET/det/5 Scots/PROPN/nmod/2:NORP against/ADP/case/7 "
            "England/PROPN/nmod/2:GPE failed/VERB/ROOT/8 ./PUNCT/punct/8",
            "revolt",
            "agent=Scots; target=England",
        ),
    },
    "possessive": {
        "nominal": Cell(
            "Caesar/PROPN/nmod:poss/3:PERSON 's/PART/case/1 invasion/NOUN/nsubj/6 of/ADP/case/5 Gaul/PROPN/nmod/3:GPE "
            "began/VERB/ROOT/6 ./PUNCT/punct/6",
            "invasion",
            "agent=Caesar; location=Gaul",
        ),
        "of what undergoes it": Cell(
            "Caesar/PROPN/nmod:poss/3:PERSON 's/PART/case/1 murder/NOUN/nsubj/4 shocked/VERB/ROOT/4//shock Rome/PROPN/obj/4:GPE ./PUNCT/punct/4",
            "murder",
            "target=Caesar",
        ),
        "pronoun": Cell(
            "Caesar/PROPN/nsubj/2:PERSON won/VERB/ROOT/2 ./PUNCT/punct/2 | His/PRON/nmod:poss/2 invasion/NOUN/nsubj/5 of/ADP/case/4 "
            "Britain/PROPN/nmod/2:GPE failed/VERB/ROOT/5 ./PUNCT/punct/5",
            "invasion",
            "agent=Caesar; location=Britain",
        ),
    },
    "adjective of a nation": {
        "active": Cell(
            "Japanese/ADJ/amod/2:NORP troops/NOUN/nsubj/3 attacked/VERB/ROOT/3 Nanking/PROPN/obj/3:GPE ./PUNCT/punct/3",
            "attacked",
            "agent=Japanese troops; location=Nanking",
        ),
        "passive": Cell(
            "Nanking/PROPN/nsubj:pass/3:GPE was/AUX/aux:pass/3 attacked/VERB/ROOT/3 by/ADP/case/6 Japanese/ADJ/amod/6:NORP "
            "troops/NOUN/obl:agent/3 ./PUNCT/punct/3",
            "attacked",
            "agent=Japanese troops; location=Nanking",
        ),
        "nominal": Cell(
            "The/DET/det/3 Japanese/ADJ/amod/3:NORP assault/NOUN/nsubj/6 on/ADP/case/5 Nanking/PROPN/nmod/3:GPE began/VERB/ROOT/6 ./PUNCT/punct/6",
            "assault",
            "agent=Japanese; location=Nanking",
        ),
    },
    "name before the noun": {
        "nominal": Cell(
            "The/DET/det/3 Vienna/PROPN/compound/3:GPE siege/NOUN/nsubj/4 ended/VERB/ROOT/4 ./PUNCT/punct/4",
            "siege",
            "location=Vienna",
        ),
    },
    "conjunction of fillers": {
        "active": Cell(
            "Goths/PROPN/nsubj/4:NORP and/CCONJ/cc/3 Huns/PROPN/conj/1:NORP attacked/VERB/ROOT/4 Rome/PROPN/obj/4:GPE and/CCONJ/cc/7 "
            "Milan/PROPN/conj/5:GPE ./PUNCT/punct/4",
            "attacked",
            "agent=Goths; agent=Huns; location=Rome; location=Milan",
        ),
        "passive": Cell(
            "Rome/PROPN/nsubj:pass/5:GPE and/CCONJ/cc/3 Milan/PROPN/conj/1:GPE were/AUX/aux:pass/5 attacked/VERB/ROOT/5 by/ADP/case/7 "
            "Goths/PROPN/obl:agent/5:NORP and/CCONJ/cc/9 Huns/PROPN/conj/7:NORP ./PUNCT/punct/5",
            "attacked",
            "agent=Goths; agent=Huns; location=Rome; location=Milan",
        ),
        "nominal": Cell(
            "The/DET/det/2 invasion/NOUN/nsubj/11 of/ADP/case/4 Rome/PROPN/nmod/2:GPE and/CCONJ/cc/6 Milan/PROPN/conj/4:GPE "
            "by/ADP/case/8 Goths/PROPN/nmod/2:NORP and/CCONJ/cc/10 Huns/PROPN/conj/8:NORP failed/VERB/ROOT/11 ./PUNCT/punct/11",
            "invasion",
            "agent=Goths; agent=Huns; location=Rome; location=Milan",
        ),
    },
    "conjunction of triggers": {
        "active": Cell(
            "The/DET/det/2 Goths/PROPN/nsubj/3:NORP besieged/VERB/ROOT/3 and/CCONJ/cc/5 captured/VERB/conj/3 Rome/PROPN/obj/5:GPE ./PUNCT/punct/3",
            "besieged",
            "agent=Goths; location=Rome",
        ),
        "passive": Cell(
            "Rome/PROPN/nsubj:pass/3:GPE was/AUX/aux:pass/3 besieged/VERB/ROOT/3 and/CCONJ/cc/5 captured/VERB/conj/3/VBN by/ADP/case/8 "
            "the/DET/det/8 Goths/PROPN/obl:agent/5:NORP ./PUNCT/punct/3",
            "besieged",
            "agent=Goths; location=Rome",
        ),
        "nominal": Cell(
            "The/DET/det/2 siege/NOUN/nsubj/7 and/CCONJ/cc/4 capture/NOUN/conj/2 of/ADP/case/6 Rome/PROPN/nmod/2:GPE "
            "ended/VERB/ROOT/7 the/DET/det/9 war/NOUN/obj/7 ./PUNCT/punct/7",
            "capture",
            "location=Rome",
        ),
        "second verb": Cell(
            "The/DET/det/2 Goths/PROPN/nsubj/3:NORP crossed/VERB/ROOT/3 the/DET/det/5 Rhine/PROPN/obj/3:LOC and/CCONJ/cc/7 "
            "captured/VERB/conj/3 Milan/PROPN/obj/7:GPE ./PUNCT/punct/3",
            "captured",
            "agent=Goths; location=Milan",
        ),
    },
    "relative clause": {
        "active": Cell(
            "The/DET/det/2 Goths/PROPN/nsubj/8:NORP ,/PUNCT/punct/5 who/PRON/nsubj/5 attacked/VERB/acl:relcl/2 Rome/PROPN/obj/5:GPE "
            ",/PUNCT/punct/5 retreated/VERB/ROOT/8 ./PUNCT/punct/8",
            "attacked",
            "agent=Goths; location=Rome",
        ),
        "passive": Cell(
            "They/PRON/nsubj/2 mourned/VERB/ROOT/2//mourn the/DET/det/4 city/NOUN/obj/2 that/PRON/nsubj:pass/7 was/AUX/aux:pass/7 "
            "attacked/VERB/acl:relcl/4 by/ADP/case/9 Goths/PROPN/obl:agent/7:NORP ./PUNCT/punct/2",
            "attacked",
            "agent=Goths; location=city",
        ),
        "without a relative word": Cell(
            "The/DET/det/2 city/NOUN/nsubj/6 the/DET/det/4 Goths/PROPN/nsubj/5:NORP attacked/VERB/acl:relcl/2 burned/VERB/ROOT/6 ./PUNCT/punct/6",
            "attacked",
            "agent=Goths; location=city",
        ),
        "where": Cell(
            "He/PRON/nsubj/2 saw/VERB/ROOT/2//see Cannae/PROPN/obj/2:GPE ,/PUNCT/punct/8 where/ADV/advmod/8 the/DET/det/7 "
            "Romans/PROPN/nsubj/8:NORP fought/VERB/acl:relcl/3 Hannibal/PROPN/obj/8:PERSON ./PUNCT/punct/2",
            "fought",
            "participant=Romans; participant=Hannibal; location=Cannae",
        ),
        "nominal": Cell(
            "The/DET/det/2 assault/NOUN/nsubj/8 that/PRON/obj/6 the/DET/det/5 Turks/PROPN/nsubj/6:NORP launched/VERB/acl:relcl/2 "
            "yesterday/NOUN/obl:unmarked/6 failed/VERB/ROOT/8 ./PUNCT/punct/8",
            "assault",
            "agent=Turks",
        ),
    },
    "participial clause": {
        "active": Cell(
            "The/DET/det/2 Goths/PROPN/nsubj/3:NORP retreated/VERB/ROOT/3 ,/PUNCT/punct/5 attacking/VERB/advcl/3 Rome/PROPN/obj/5:GPE ./PUNCT/punct/3",
            "attacking",
            "agent=Goths; location=Rome",
        ),
        "passive": Cell(
            "Rome/PROPN/nsubj/7:GPE ,/PUNCT/punct/3 attacked/VERB/acl/1 by/ADP/case/5 Goths/PROPN/obl:agent/3:NORP ,/PUNCT/punct/3 "
            "burned/VERB/ROOT/7 ./PUNCT/punct/7",
            "attacked",
            "agent=Goths; location=Rome",
        ),
        "nominal": Cell(
            "The/DET/det/2 treaty/NOUN/nsubj/9 signed/VERB/acl/2 by/ADP/case/5 Spain/PROPN/obl:agent/3:GPE at/ADP/case/7 "
            "Paris/PROPN/obl/3:GPE soon/ADV/advmod/9 failed/VERB/ROOT/9 ./PUNCT/punct/9",
            "treaty",
            "participant=Spain; location=Paris",
        ),
    },
    "control": {
        "active": Cell(
            "The/DET/det/2 Goths/PROPN/nsubj/3:NORP tried/VERB/ROOT/3 to/PART/mark/5 attack/VERB/xcomp/3 Rome/PROPN/obj/5:GPE ./PUNCT/punct/3",
            "attack",
            "agent=Goths; location=Rome",
        ),
        "by the object": Cell(
            "Alaric/PROPN/nsubj/2:PERSON ordered/VERB/ROOT/2 the/DET/det/4 Goths/PROPN/obj/2:NORP to/PART/mark/6 attack/VERB/xcomp/2 "
            "Rome/PROPN/obj/6:GPE ./PUNCT/punct/2",
            "attack",
            "agent=Goths; location=Rome",
        ),
        "purpose": Cell(
            "Russia/PROPN/nsubj/2:GPE sent/VERB/ROOT/2 Bering/PROPN/obj/2:PERSON to/PART/mark/5 explore/VERB/advcl/2 "
            "Siberia/PROPN/obj/5:LOC ./PUNCT/punct/2",
            "explore",
            "agent=Bering; location=Siberia",
        ),
        "passive": Cell(
            "Texas/PROPN/nsubj/2:GPE refused/VERB/ROOT/2 to/PART/mark/5 be/AUX/aux:pass/5 annexed/VERB/xcomp/2 by/ADP/case/7 "
            "Mexico/PROPN/obl:agent/5:GPE ./PUNCT/punct/2",
            "annexed",
            "agent=Mexico; location=Texas",
        ),
        "nominal": Cell(
            "Alaric/PROPN/nsubj/2:PERSON ordered/VERB/ROOT/2 an/DET/det/4 attack/NOUN/obj/2 on/ADP/case/6 Rome/PROPN/nmod/4:GPE ./PUNCT/punct/2",
            "attack",
            "agent=Alaric; location=Rome",
        ),
    },
    "apposition": {
        "active": Cell(
            "Alaric/PROPN/nsubj/8:PERSON ,/PUNCT/punct/3 king/NOUN/appos/1 of/ADP/case/6 the/DET/det/6 Goths/PROPN/nmod/3:NORP "
            ",/PUNCT/punct/3 attacked/VERB/ROOT/8 Rome/PROPN/obj/8:GPE ./PUNCT/punct/8",
            "attacked",
            "agent=Alaric; location=Rome",
        ),
        "passive": Cell(
            "Rome/PROPN/nsubj:pass/3:GPE was/AUX/aux:pass/3 attacked/VERB/ROOT/3 by/ADP/case/6 their/PRON/nmod:poss/6 "
            "king/NOUN/obl:agent/3 ,/PUNCT/punct/8 Alaric/PROPN/appos/6:PERSON ./PUNCT/punct/3",
            "attacked",
            "agent=Alaric; location=Rome",
        ),
        "nominal": Cell(
            "The/DET/det/2 murder/NOUN/nsubj/10 of/ADP/case/4 Caesar/PROPN/nmod/2:PERSON ,/PUNCT/punct/7 the/DET/det/7 "
            "dictator/NOUN/appos/4 ,/PUNCT/punct/7 soon/ADV/advmod/10 shocked/VERB/ROOT/10//shock Rome/PROPN/obj/10:GPE ./PUNCT/punct/10",
            "murder",
            "target=Caesar",
        ),
    },
    "led by": {
        "active": Cell(
            "French/ADJ/amod/2:NORP troops/NOUN/nsubj/6 led/VERB/acl/2 by/ADP/case/5 Soult/PROPN/obl:agent/3:PERSON attacked/VERB/ROOT/6 "
            "Porto/PROPN/obj/6:GPE ./PUNCT/punct/6",
            "attacked",
            "agent=French troops; leader=Soult; location=Porto",
        ),
        "passive": Cell(
            "Porto/PROPN/nsubj:pass/3:GPE was/AUX/aux:pass/3 attacked/VERB/ROOT/3 by/ADP/case/6 French/ADJ/amod/6:NORP "
            "troops/NOUN/obl:agent/3 led/VERB/acl/6 by/ADP/case/9 Soult/PROPN/obl:agent/7:PERSON ./PUNCT/punct/3",
            "attacked",
            "agent=French troops; leader=Soult; location=Porto",
        ),
        "nominal": Cell(
            "The/DET/det/2 attack/NOUN/nsubj/8 on/ADP/case/4 Porto/PROPN/nmod/2:GPE led/VERB/acl/2 by/ADP/case/7 "
            "Soult/PROPN/obl:agent/5:PERSON failed/VERB/ROOT/8 ./PUNCT/punct/8",
            "attack",
            "leader=Soult; location=Porto",
        ),
        "nominal of a side": Cell(
            "The/DET/det/2 attack/NOUN/nsubj/11 on/ADP/case/4 Porto/PROPN/nmod/2:GPE by/ADP/case/7 French/ADJ/amod/7:NORP "
            "troops/NOUN/nmod/2 led/VERB/acl/7 by/ADP/case/10 Soult/PROPN/obl:agent/8:PERSON failed/VERB/ROOT/11 ./PUNCT/punct/11",
            "attack",
            "agent=French troops; leader=Soult; location=Porto",
        ),
    },
    "under the command of": {
        "active": Cell(
            "French/ADJ/amod/2:NORP troops/NOUN/nsubj/8 under/ADP/case/5 the/DET/det/5 command/NOUN/nmod/2 of/ADP/case/7 "
            "Soult/PROPN/nmod/5:PERSON attacked/VERB/ROOT/8 Porto/PROPN/obj/8:GPE ./PUNCT/punct/8",
            "attacked",
            "agent=French troops; leader=Soult; location=Porto",
        ),
        "passive": Cell(
            "Porto/PROPN/nsubj:pass/3:GPE was/AUX/aux:pass/3 attacked/VERB/ROOT/3 by/ADP/case/6 French/ADJ/amod/6:NORP "
            "troops/NOUN/obl:agent/3 under/ADP/case/9 the/DET/det/9 command/NOUN/nmod/6 of/ADP/case/11 Soult/PROPN/nmod/9:PERSON ./PUNCT/punct/3",
            "attacked",
            "agent=French troops; leader=Soult; location=Porto",
        ),
        "verb": Cell(
            "French/ADJ/amod/2:NORP troops/NOUN/nsubj/3 attacked/VERB/ROOT/3 Porto/PROPN/obj/3:GPE under/ADP/case/7 the/DET/det/7 "
            "command/NOUN/obl/3 of/ADP/case/9 Soult/PROPN/nmod/7:PERSON ./PUNCT/punct/3",
            "attacked",
            "agent=French troops; leader=Soult; location=Porto",
        ),
        "nominal": Cell(
            "The/DET/det/2 French/ADJ/amod/3:NORP attack/NOUN/nsubj/8 on/ADP/case/5 Porto/PROPN/nmod/3:GPE under/ADP/case/7 "
            "Soult/PROPN/nmod/3:PERSON failed/VERB/ROOT/8 ./PUNCT/punct/8",
            "attack",
            "agent=French; leader=Soult; location=Porto",
        ),
    },
    "light verb": {
        "active": Cell(
            "The/DET/det/2 Turks/PROPN/nsubj/3:NORP launched/VERB/ROOT/3 an/DET/det/5 assault/NOUN/obj/3 on/ADP/case/7 "
            "Vienna/PROPN/nmod/5:GPE ./PUNCT/punct/3",
            "assault",
            "agent=Turks; location=Vienna",
        ),
        "place of the verb": Cell(
            "The/DET/det/2 Turks/PROPN/nsubj/3:NORP launched/VERB/ROOT/3 an/DET/det/5 assault/NOUN/obj/3 in/ADP/case/7 "
            "Hungary/PROPN/obl/3:GPE ./PUNCT/punct/3",
            "assault",
            "agent=Turks; location=Hungary",
        ),
        "passive": Cell(
            "An/DET/det/2 assault/NOUN/nsubj:pass/6 on/ADP/case/4 Vienna/PROPN/nmod/2:GPE was/AUX/aux:pass/6 launched/VERB/ROOT/6 by/ADP/case/9 "
            "the/DET/det/9 Turks/PROPN/obl:agent/6:NORP ./PUNCT/punct/6",
            "assault",
            "agent=Turks; location=Vienna",
        ),
        "of undergoing": Cell(
            "The/DET/det/2 French/PROPN/nsubj/3:NORP suffered/VERB/ROOT/3//suffer a/DET/det/5 defeat/NOUN/obj/3 at/ADP/case/7 "
            "Agincourt/PROPN/obl/3:GPE ./PUNCT/punct/3",
            "defeat",
            "participant=French; location=Agincourt",
        ),
        "of happening": Cell(
            "A/DET/det/2 revolt/NOUN/nsubj/3 broke/VERB/ROOT/3 out/ADP/compound:prt/3 in/ADP/case/6 Ghent/PROPN/obl/3:GPE ./PUNCT/punct/3",
            "revolt",
            "location=Ghent",
        ),
    },
    "office": {
        "passive": Cell(
            "Lincoln/PROPN/nsubj:pass/3:PERSON was/AUX/aux:pass/3 elected/VERB/ROOT/3 president/NOUN/xcomp/3 ./PUNCT/punct/3",
            "elected",
            "agent=Lincoln",
        ),
        "active": Cell(
            "Pope/PROPN/compound/2:PERSON Leo/PROPN/nsubj/3:PERSON crowned/VERB/ROOT/3 Charlemagne/PROPN/obj/3:PERSON in/ADP/case/6 "
            "Rome/PROPN/obl/3:GPE ./PUNCT/punct/3",
            "crowned",
            "agent=Leo; agent=Charlemagne; location=Rome",
        ),
        "nominal": Cell(
            "The/DET/det/2 election/NOUN/nsubj/5 of/ADP/case/4 Lincoln/PROPN/nmod/2:PERSON alarmed/VERB/ROOT/5//alarm Texas/PROPN/obj/5:GPE ./PUNCT/punct/5",
            "election",
            "agent=Lincoln",
        ),
    },
    "quantity": {
        "active": Cell(
            "Soldiers/NOUN/nsubj/2 massacred/VERB/ROOT/2//massacre hundreds/NOUN/obj/2 of/ADP/case/5 civilians/NOUN/nmod/3 in/ADP/case/7 "
            "Jaffa/PROPN/obl/2:GPE ./PUNCT/punct/2",
            "massacred",
            "agent=Soldiers; target=civilians; location=Jaffa",
        ),
        "passive": Cell(
            "Hundreds/NOUN/nsubj:pass/5 of/ADP/case/3 civilians/NOUN/nmod/1 were/AUX/aux:pass/5 massacred/VERB/ROOT/5//massacre by/ADP/case/7 "
            "soldiers/NOUN/obl:agent/5 ./PUNCT/punct/5",
            "massacred",
            "agent=soldiers; target=civilians",
        ),
        "nominal": Cell(
            "The/DET/det/2 massacre/NOUN/nsubj/9 of/ADP/case/4 hundreds/NOUN/nmod/2 of/ADP/case/6 civilians/NOUN/nmod/4 in/ADP/case/8 "
            "Jaffa/PROPN/nmod/2:GPE ended/VERB/ROOT/9 ./PUNCT/punct/9",
            "massacre",
            "target=civilians; location=Jaffa",
        ),
    },
}  # fmt: skip
CELLS = [(construction, form) for construction, forms in GRID.items() for form in forms]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("construction", "form"), CELLS, ids=[f"{one}: {other}" for one, other in CELLS])
def test_grid_gives_every_construction_its_roles(construction: str, form: str, scheme: Scheme) -> None:
    cell = GRID[construction][form]
    assert roles(read(written_in(scheme, cell.parse), scheme=scheme), cell.trigger) == set(cell.roles.split("; "))


def test_grid_covers_each_construction_as_verb_and_as_noun() -> None:
    for construction, forms in GRID.items():
        assert any("nominal" in form or form == "active" for form in forms), construction
        assert len(forms) >= 2 or construction == "name before the noun", construction
