"""Who and where: every noun phrase as a mention with its kind and its name, titles and articles left out."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from fasti.components.conditions import UNKNOWN_NAME
from fasti.components.entries import entries, mend_openings
from fasti.components.gazetteer import Gazetteer
from fasti.components.layers import EntityMention, register_extensions
from fasti.components.relations import preposition
from fasti.rules.loader import Rules, load_rules

# Entity labels, ours and OntoNotes', by the kind of filler that they name.
KIND_OF_LABEL = {
    "PERSON": "person",
    "PER": "person",
    "NORP": "people",
    "ORG": "org",
    "GPE": "polity",
    "LOC": "place",
    "FAC": "facility",
    "EVENT": "event",
    "LAW": "law",
    "PRODUCT": "vessel",
    "WORK": "thing",
    "WORK_OF_ART": "thing",
    "DATE": "time",
    "TIME": "time",
    "CARDINAL": "number",
    "QUANTITY": "number",
    "MONEY": "number",
    "PERCENT": "number",
    "ORDINAL": "number",
    "LANGUAGE": "thing",
}
PERSONAL = frozenset(
    "he she they it we i him her them us me himself herself themselves itself those these his their its".split()
)
# Behind these an unlabelled capitalised word is a place.
LOCATIVE = frozenset("in at near from to into towards toward outside around before of off against through".split())
# "The coast of Africa" is another place than Africa; "the port of Acre" is Acre.
NOT_NAMED_BY_OF = frozenset(
    "coast capital north south east west bank shore frontier border region area interior mouth part plain hill "
    "mountain "
    "state country people suburb front height wall waters land territory province district people valley river".split()
)
# What a common noun's own name behind it may be labelled: *General* X, the *schooner* Y, the *fortress* Z.
NAMED_AFTER = {
    "person": {"PERSON", "PER"},
    "vessel": {"PRODUCT", "PERSON", "LOC", "GPE", "ORG", "WORK"},
    "facility": {"FAC", "LOC"},
}
# No person and hardly a ship stands behind these.
ONLY_PLACES = frozenset("in at near into outside around".split())
# What wars, acts and treaties are named for besides places: the War of Independence, the Treaty of Friendship.
ABSTRACT = frozenset(
    "independence succession liberation roses friendship alliance amity commerce union peace rights guarantee "
    "navigation confederation cooperation toleration supremacy settlement devolution reform unification secession "
    "resistance attrition annexation indulgence man trade".split()
)
DESCRIBING = {"amod", "compound", "nmod:poss", "poss", "nmod", "nn", "nmod:desc", "punct", "advmod", "nummod"}
PEOPLE_ENDINGS = ("ists", "men", "eers", "ians", "crats", "folk")
INITIALS = 6  # characters, with their stops
LEFT_OUT = {"DET", "NUM", "PUNCT", "ADP", "PRON", "SPACE", "SCONJ", "CCONJ", "PART", "ADV"}
# "The members of the Provisional Government": an of-phrase of this many tokens belongs to the description.
OF_PHRASE_TOKENS = 6


@Language.factory(
    "fasti_names", assigns=["doc._.fasti_mentions"], requires=["doc.ents", "token.dep"], default_config={"rules": None}
)
def make_names(nlp: Language, name: str, rules: str | None) -> NamesComponent:
    """Create the component; `rules` is the directory of a user's pack."""
    return NamesComponent(load_rules(Path(rules) if rules else None))


class NamesComponent:
    """Writes `doc._.fasti_mentions`: head token index -> EntityMention."""

    def __init__(self, rules: Rules) -> None:
        register_extensions()
        self.gazetteer = Gazetteer.of(rules)

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of `doc`."""
        mend_openings(doc)
        entities = {token.i: span for span in doc.ents for token in span}
        mentions: dict[int, EntityMention] = {}
        dated = _dated_tokens(doc)
        for token in doc:
            if token.i in dated:
                mentions[token.i] = EntityMention(token.i, token.i, token.i + 1, "time", "noun", token.text)
                continue
            mention = self.mention(token, entities)
            if mention is not None:
                mentions[token.i] = mention
        for entry in entries(doc):
            kind = "polity" if doc[entry.head].ent_type_ == "GPE" else "place"
            text = doc[entry.start : entry.end].text
            mentions[entry.head] = EntityMention(entry.head, entry.start, entry.end, kind, "name", text)
        doc._.fasti_mentions = mentions
        return doc

    def mention(self, token: Token, entities: dict[int, Span]) -> EntityMention | None:
        """The mention that `token` heads, or None where it heads none."""
        entity = entities.get(token.i)
        if token.pos_ == "PRON" or token.lower_ in {"his", "their", "its"}:
            return self._pronoun(token) if token.lower_ in PERSONAL else None
        if entity is not None and entity.label_ in {"DATE", "TIME"}:
            return EntityMention(token.i, token.i, token.i + 1, "time", "noun", token.text)
        if entity is not None and entity.label_ in {"EVENT", "LAW"} and not _is_head_of(token, entity):
            return self._inside_event(token)
        if token.pos_ == "ADJ" or (token.pos_ == "PROPN" and token.dep_ in {"amod", "compound"}):
            return self._named(token, entity) if entity is not None and _is_head_of(token, entity) else None
        if token.pos_ not in {"NOUN", "PROPN", "NUM", "X", "SYM"}:
            return None
        named = self._name_below(token, entities)
        if named is not None:
            return named
        return self._described(token, entities)

    def _inside_event(self, token: Token) -> EntityMention | None:
        """A name inside the name of an event: the place of *Battle of Hastings*, the people of *Boer War*."""
        if token.pos_ not in {"PROPN", "ADJ"}:
            return None
        nation = self.gazetteer.nation(token.text) or self.gazetteer.pair(token.text)
        place = token.dep_ in {"nmod", "obl", "pobj"} and token.pos_ == "PROPN"
        after = place and token.lower_ not in ABSTRACT
        if nation is None and not after:
            return None
        kind = "polity" if after else "people"
        start = min((t.i for t in token.subtree if t.dep_ in {"compound", "flat"} and t.i < token.i), default=token.i)
        end = max((t.i for t in token.subtree if t.dep_ in {"flat", "compound"} and t.i > token.i), default=token.i) + 1
        return EntityMention(token.i, start, end, kind, "name", token.doc[start:end].text, nation)

    def _pronoun(self, token: Token) -> EntityMention:
        plural = token.lower_ in {"they", "them", "we", "us", "themselves", "those", "these", "their"}
        person = token.lower_ in {"he", "she", "him", "her", "himself", "herself", "i", "me", "his"}
        kind = "person" if person else "people" if plural else "thing"
        return EntityMention(token.i, token.i, token.i + 1, kind, "pronoun", token.text, plural=plural)

    def _name_below(self, token: Token, entities: dict[int, Span]) -> EntityMention | None:
        """The name that `token` heads: itself part of it, or a title whose name hangs below it."""
        entity = entities.get(token.i)
        if entity is not None and _is_head_of(token, entity):
            return self._named(token, entity)
        named = self._named_by_of(token, entities)
        if named is not None:
            return named
        titled = bool({token.lower_, token.lower_.removesuffix("s")} & self.gazetteer.titles)  # Lieutenants X and Y
        kind = "person" if titled else self.gazetteer.kinds.get(token.lemma_.lower())
        for child in token.rights:
            below = entities.get(child.i)
            joined = child.dep_ in {"flat", "appos", "nmod:desc", "compound", "flat:name", "nmod:unmarked"}
            if (
                joined
                and below is not None
                and below.label_ in NAMED_AFTER.get(kind or "", ())
                and child.i - token.i <= 3
            ):
                return self._named(token, below, kind=kind)
        return None

    def _named_by_of(self, token: Token, entities: dict[int, Span]) -> EntityMention | None:
        """*The city of Milan*, *the island of Malta*: the place named behind `of`, when the noun says its kind."""
        if (
            self.gazetteer.kinds.get(token.lemma_.lower()) not in {"polity", "place"}
            or token.lemma_.lower() in NOT_NAMED_BY_OF
        ):
            return None
        for child in token.rights:
            of = child.dep_ == "nmod" and preposition(child) == "of"
            inner = (
                child
                if of
                else next((c for c in child.children if c.dep_ == "pobj"), None)
                if child.lower_ == "of"
                else None
            )
            below = entities.get(inner.i) if inner is not None else None
            if below is not None and below.label_ in {"GPE", "LOC"}:
                return self._named(token, below)
        return None

    def _named(self, token: Token, entity: Span, *, kind: str | None = None) -> EntityMention:
        start, end = self._trim(entity)
        kind = kind or self._kind_of_name(token, entity)
        text = entity.doc[start:end].text
        head = self.gazetteer.kinds.get(entity.doc[end - 1].lemma_.lower())
        if kind in {"org", "people", "polity"} and head == "force":
            kind = "force"
        if kind == "polity" and (token.pos_ == "ADJ" or _is_abbreviated_adjective(token, text)):
            kind = "people"
        plural = "Number=Plur" in str(token.morph) or (kind == "people" and token.pos_ != "ADJ")
        nation = self._nation_in(entity) or self.gazetteer.pair(text)
        return EntityMention(token.i, start, end, kind, "name", text, nation, plural)

    def _kind_of_name(self, token: Token, entity: Span) -> str:
        """The kind that the label says, unless the words around it speak plainly against it."""
        kind = KIND_OF_LABEL.get(entity.label_, "thing")
        nation = self.gazetteer.nations.get(entity.text.lower().removeprefix("the "))
        if nation is not None and kind in {"person", "vessel", "place", "thing", "org", "facility"}:
            return "people" if token.tag_ == "NNPS" or token.pos_ == "ADJ" else "polity"
        single = len(entity) == 1
        if kind in {"person", "vessel"} and single and preposition(token) in ONLY_PLACES:
            return "polity"
        if kind in {"vessel", "org", "person"} and single and token.tag_ == "NNPS" and _has_article(token):
            return "people"
        return kind

    def _trim(self, entity: Span) -> tuple[int, int]:
        """Token bounds of the name proper: without a leading article or title and without a final possessive."""
        start, end = entity.start, entity.end
        while end - start > 1 and entity.doc[end - 1].lower_ in {"'s", "’s", "'", "’", ",", ".", "of", "the", "and"}:
            end -= 1
        while end - start > 1:
            word = entity.doc[start].lower_
            article = word in {"the", "a", "an"}
            title = entity.label_ in {"PERSON", "PER"} and word in self.gazetteer.titles
            if not (article or title):
                break
            start += 1
        return start, end

    def _described(self, token: Token, entities: dict[int, Span]) -> EntityMention | None:
        before = token.dep_ in {"compound", "nmod:desc"} and token.i < token.head.i
        if token.dep_ in {"flat", "flat:name"} or (before and token.head.pos_ in {"NOUN", "PROPN"}):
            return None
        plural = "Number=Plur" in str(token.morph) or token.tag_ in {"NNS", "NNPS"}
        kind = self.kind_of_noun(token, plural=plural)
        start, end = _description(token)
        words = token.doc[start:end]
        text, nation = words.text, self._nation_in(words)
        if kind == "thing" and entities.get(token.i) is not None:
            kind = KIND_OF_LABEL.get(entities[token.i].label_, "thing")
        if kind == "thing" and token.pos_ == "PROPN" and (nation or preposition(token) in LOCATIVE):
            return EntityMention(token.i, start, end, "polity", "name", text, nation, plural)
        if (
            kind == "thing"
            and token.pos_ == "PROPN"
            and token.text[:1].isupper()
            and not (token.is_sent_start and plural)
        ):
            return EntityMention(token.i, start, end, UNKNOWN_NAME, "name", text, nation, plural)
        if kind == "thing" and plural and token.lower_.endswith(PEOPLE_ENDINGS):
            kind = "people"
        return EntityMention(token.i, start, end, kind, "noun", text, nation, plural)

    def kind_of_noun(self, token: Token, *, plural: bool) -> str:
        """The kind of a common noun; several persons are a people."""
        # The last for models that leave a plural as it is.
        words = (token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s"))
        kind = next((self.gazetteer.kinds[word] for word in words if word in self.gazetteer.kinds), "thing")
        if token.pos_ == "NUM":
            return "number"
        return "people" if kind == "person" and plural else kind

    def _nation_in(self, words: Span) -> str | None:
        """The state or people that some words name, three of them before two and one."""
        pieces = [(token.text_with_ws, token.text) for token in words]
        for size in (3, 2, 1):
            for at in range(len(pieces) - size + 1):
                before = "".join(spaced for spaced, _ in pieces[at : at + size - 1])
                nation = self.gazetteer.nation(before + pieces[at + size - 1][1])
                if nation is not None:
                    return nation
        return None


def _is_abbreviated_adjective(token: Token, name: str) -> bool:
    """Whether a state's initials stand for its adjective: *U.S. troops*, *the UK blockade*."""
    describes = token.dep_ in DESCRIBING and token.head.pos_ in {"NOUN", "PROPN"} and token.i < token.head.i
    return describes and len(name) <= INITIALS and name.replace(".", "").isupper()


def _has_article(token: Token) -> bool:
    return any(child.lower_ == "the" for child in token.lefts)


def _dated_tokens(doc: Doc) -> set[int]:
    """The tokens of the date phrases that were read, if dates were."""
    found: set[int] = set()
    for date in doc._.fasti_dates:
        span = doc.char_span(date.start, date.end, alignment_mode="contract")
        found.update(range(span.start, span.end) if span is not None else ())
    return found


def _is_head_of(token: Token, entity: Span) -> bool:
    """Whether `token` is where the entity hangs in the tree."""
    return token.i == entity.root.i


def _description(token: Token) -> tuple[int, int]:
    """Token bounds of a common noun phrase: its modifiers without article and number, and a short of-phrase."""
    start = token.i
    for child in reversed(list(token.lefts)):
        if child.dep_ not in DESCRIBING or child.ent_type_ == "DATE":
            break
        if child.right_edge.i + 1 != start and child.right_edge.i >= start:
            break
        if child.dep_ in {"nummod"} or (child.dep_ in {"nmod:poss", "poss"} and child.pos_ == "PRON"):
            break
        start = child.left_edge.i
    while start < token.i and token.doc[start].pos_ in LEFT_OUT:
        start += 1
    end = token.i + 1
    for child in token.rights:
        of_phrase = child.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ == "of" for c in child.lefts)
        of_phrase = of_phrase or (child.dep_ == "prep" and child.lower_ == "of")
        if of_phrase and child.left_edge.i == end and child.right_edge.i - token.i <= OF_PHRASE_TOKENS:
            end = child.right_edge.i + 1
    return start, end
