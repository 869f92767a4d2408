import pytest

from fasti.evaluation.sentences import LONGEST, find_sentence, shorten
from fasti.record import Span

TEXT = "The Fall of Troy\n\nThe U.S. troops came. “Stop!” cried Dr. No, in 3.5 hours. Then\nall was over."


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Fall", "The Fall of Troy"),
        ("troops", "The U.S. troops came."),
        ("Stop", "“Stop!” cried Dr. No, in 3.5 hours."),
        ("hours", "“Stop!” cried Dr. No, in 3.5 hours."),
        ("over", "Then all was over."),
    ],
)
def test_sentence_is_cut_from_the_text(word: str, sentence: str) -> None:
    assert find_sentence(TEXT.index(word), (), TEXT) == sentence


def test_sentence_that_is_known_goes_before_one_that_is_cut() -> None:
    known = Span(start=TEXT.index("U.S."), end=TEXT.index(" came"), text="U.S. troops")
    assert find_sentence(TEXT.index("troops"), [known], TEXT) == "U.S. troops"
    assert find_sentence(known.end, [known], None) is None


@pytest.mark.parametrize("at", [-1, len(TEXT), 10_000])
def test_place_outside_the_text_has_no_sentence(at: int) -> None:
    assert find_sentence(at, (), TEXT) is None


def test_long_sentence_is_shown_around_the_place() -> None:
    words = "before " * 100 + "HERE " + "after " * 100
    shown = shorten(words, words.index("HERE"))
    assert "HERE" in shown
    assert len(shown) <= LONGEST + 2
    assert (shown[0], shown[-1]) == ("…", "…")


def test_shown_words_are_one_line_without_control_characters() -> None:
    assert shorten("red \x1b[31m alert\n\tnow\x07") == "red [31m alert now"
