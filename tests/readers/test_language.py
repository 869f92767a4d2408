"""English or not, by the share of its commonest words."""

from __future__ import annotations

import pytest

from fasti.readers.language import fault_of_language

ENGLISH = (
    # Annals that name little but persons.
    "758. In this year Eadbert king of the Northumbrians was shorn, and Oswulf his son took the kingdom. "
    "759. Oswulf was slain by his household at Mechil Wongtune; Æthelwold Moll took the kingdom at York. "
    "760. Æthelberht, Eadberht, Sigeræd, Ealric, Eardwulf and Ealhmund, kings of Kent, died. 765. "
    "Ealhred, son of Eanwine, took the kingdom.",
    # Headings and bare notices.
    "1066. Death of Edward. Election of Harold. Battle of Fulford; victory of Harald Hardrada. Battle of "
    "Stamford Bridge; death of Hardrada and of Tostig. Landing of William at Pevensey. Battle of "
    "Hastings; death of Harold, Gyrth and Leofwine. Submission of London. Coronation of William at "
    "Westminster. Revolt of Exeter. Harrying of the North.",
    # Old spelling.
    "In the yere of our Lord a thousand foure hundred and fiftene the kynge saylled with a grete armye "
    "and landed at the mouthe of the ryuer, and besieged Harflew by the space of fyue wekes; and whan the"
    " towne was yolden he rode toward Caleys, and the Frensshmen met with hym at Agyncourt, where they "
    "were discomfyted and many of their lordes slayne.",
)
OTHERS = {
    "German": "Im Jahre 1618 begann mit dem Fenstersturz zu Prag ein Krieg, der dreißig Jahre dauern und weite "
    "Teile des Reiches verwüsten sollte. Die Stände warfen die Statthalter des Kaisers aus dem Fenster "
    "und wählten einen neuen König, der schon nach einem Winter vor den Truppen der Liga fliehen musste "
    "und nie wieder in sein Land kam.",
    "French": "En 1789 le roi convoqua les états généraux à Versailles, et les députés du tiers état se réunirent "
    "dans la salle du Jeu de paume, où ils jurèrent de ne pas se séparer avant d'avoir donné une "
    "constitution au royaume. Au mois de juillet, le peuple de Paris prit la Bastille, et la nouvelle de "
    "sa chute se répandit dans tout le pays.",
    "Latin": "Anno ab incarnatione Domini millesimo sexagesimo sexto Willelmus dux Normannorum cum magna classe in"
    " Angliam venit et Haroldum regem proelio vicit. Post victoriam Londoniam petiit, ubi a proceribus "
    "receptus et die natali Domini in regem unctus est. At cives Exonienses ei resistere conati sunt, sed"
    " urbs post dies octodecim capta est.",
    "Italian": "Nel 1494 il re di Francia passò le Alpi con un grande esercito e scese in Italia senza trovare "
    "resistenza. Firenze gli aprì le porte, il papa si chiuse in Castel Sant'Angelo e il re di Napoli "
    "fuggì in Sicilia. In pochi mesi tutto il regno fu suo, ma gli altri principi si unirono contro di "
    "lui e dovette tornare indietro.",
    "Dutch": "In 1572 namen de watergeuzen Den Briel in, en kort daarop kozen vele steden in Holland en Zeeland de"
    " zijde van de prins. De hertog zond zijn zoon met een leger naar het noorden, dat Mechelen, Zutphen "
    "en Naarden plunderde en Haarlem na een lang beleg innam; maar Alkmaar hield stand, en van daar begon"
    " de victorie.",
    "Spanish": "En 1808 las tropas de Napoleón entraron en España y ocuparon Madrid. El dos de mayo el pueblo de la "
    "capital se levantó contra los franceses, y la rebelión se extendió por todo el país. Las Cortes se "
    "reunieron en Cádiz y aprobaron la primera constitución, mientras que la guerra seguía en las "
    "provincias del norte y del este.",
}
CHINESE = "公元前二二一年，秦王政灭齐，统一六国，自称始皇帝。" * 10
RUSSIAN = "В 1812 году армия Наполеона перешла Неман и вступила в пределы России, не объявив войны. " * 3


@pytest.mark.parametrize("text", ENGLISH)
def test_language_english_of_every_kind_passes(text: str) -> None:
    assert fault_of_language(text) is None


@pytest.mark.parametrize("name", OTHERS)
def test_language_other_than_english_is_told(name: str) -> None:
    assert "does not seem to be English" in (fault_of_language(OTHERS[name]) or "")


@pytest.mark.parametrize("text", [CHINESE, RUSSIAN])
def test_language_of_another_script_is_told(text: str) -> None:
    assert "not in the Latin script" in (fault_of_language(text) or "")


@pytest.mark.parametrize("text", ["", "1453", "Sturm auf die Bastille", "秦始皇", "Veni, vidi, vici.", "It fell."])
def test_language_of_very_short_texts_is_not_judged(text: str) -> None:
    assert fault_of_language(text) is None


def test_language_of_english_with_quotations_passes() -> None:
    assert fault_of_language(ENGLISH[0] + OTHERS["Latin"]) is None
