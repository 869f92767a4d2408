"""The tokenizer rules that history prose needs, added to spaCy's English ones when a training run starts.

They are saved with the model (spaCy writes them to the `tokenizer` file), so loading it needs no code.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.symbols import NORM, ORTH

RANKS = (
    "Lt. Gen. Maj. Col. Capt. Cpt. Cmdr. Adm. Sgt. Cpl. Pvt. Brig. Gov. Sen. Rep. Rev. Fr. Hon. Pres. Supt. Esq. "
    "Dr. Mr. Mrs. Ms. Messrs. Prof. St. Ste. Mt. Ft. Bros. Co. Jr. Sr. vs. No. Nos. ca. c. fl. d. r. b. Bp. Abp. Card."
).split()
ERAS = "A.D. B.C. B.C.E. C.E. A.H. A.U.C. O.S. N.S. a.m. p.m.".split()
MONTHS = "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec.".split()
PEOPLES = (
    "Sino Anglo Franco Russo Austro Italo Greco Graeco Turco Indo Afro Hispano Luso Prusso Serbo Czecho Polono Sovieto "
    "Americano Japano Gallo Romano Dano Sueco Finno Tibeto Euro Judeo Judaeo Perso Arabo Ibero Celto Balto Syro "
    "Helleno Macedo Mongolo Belgo Nippo Egypto Ethio"
).split()
# Compounds of peoples and double years stay one token: Sino-Japanese, Austro-Hungarian, 1648/9.
WHOLE = re.compile(rf"(?:(?:{'|'.join(PEOPLES)})-[A-Z][\w-]+|\d{{3,4}}/\d{{1,4}})$")

# What old books and encyclopedias set without a space: dashes, the stop before a dash (*the Duke;--he*), and the marks
# of footnotes with the stop before them (*in 1789.[2]*, *the forces[a]*, *Cæsar.12*).
# The bracket that closes a mark is cut off before a word is looked into.
MARK = r"\[(?=(?:\d{1,4}|[a-z]|note)(?:\]|$))"
INFIXES = (
    r"(?<=[\w.,;:!?’'\")])(?:--+|—|–)(?=\S)",
    r"(?<=[\w’'\")])[,;:!?](?=--|—|–)",
    r"(?<=\d)/(?=\d)",
    rf"(?<=[^\s\[]){MARK}",
    rf"(?<=[a-z0-9)’'\"][a-z0-9)’'\"])[.,;:!?](?={MARK})",
    r"(?<=\[[\da-z])\]|(?<=\[\d\d)\]|(?<=\[\d\d\d)\]",
)
SUFFIXES = (
    r"(?<=[a-z][a-z][.,;!?”’\"])\d{1,3}",
    r"[¹²³⁰-⁹]+",
)


def history_rules(nlp: Language) -> None:
    """Add the exceptions and whole-token patterns to `nlp`'s tokenizer, in place."""
    tokenizer = nlp.tokenizer
    for word in (*RANKS, *ERAS, *MONTHS):
        tokenizer.add_special_case(word, [{ORTH: word, NORM: word.lower()}])
    plain = tokenizer.token_match
    tokenizer.token_match = re.compile(plain.__self__.pattern + "|" + WHOLE.pattern).match if plain else WHOLE.match
    tokenizer.infix_finditer = spacy.util.compile_infix_regex([*nlp.Defaults.infixes, *INFIXES]).finditer
    tokenizer.suffix_search = spacy.util.compile_suffix_regex([*nlp.Defaults.suffixes, *SUFFIXES]).search


@spacy.registry.callbacks("history_tokenizer.v1")
def history_tokenizer() -> Callable[[Language], Language]:
    """Callback for `[initialize.before_init]`: the history rules on a fresh English tokenizer."""

    def add(nlp: Language) -> Language:
        history_rules(nlp)
        return nlp

    return add


@spacy.registry.callbacks("lemma_labels.v1")
def lemma_labels() -> Callable[[Language], Language]:
    """Give a lemmatizer that goes on learning the labels of its trees, which loading it does not restore."""

    def restore(nlp: Language) -> Language:
        lemmatizer = nlp.get_pipe("lemmatizer")
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
        return nlp

    return restore
