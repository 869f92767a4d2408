"""The tokenizer of the shipped model: what old books set without a space comes apart, names and dates stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokenizer import Tokenizer

import en_core_history_sm


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    (saved,) = Path(en_core_history_sm.__file__).parent.glob("*/tokenizer")
    tokenizer: Tokenizer = spacy.blank("en").tokenizer
    tokenizer.from_disk(saved)
    return tokenizer


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the Duke;--he", "the Duke ; -- he"),
        ("that year,—and", "that year , — and"),
        ("on Jan. 3,--he", "on Jan. 3 , -- he"),
        ("in 1789.[2] It", "in 1789 . [ 2 ] It"),
        ("the forces[286] fled,[a][b] too", "the forces [ 286 ] fled , [ a ] [ b ] too"),
        ("in A.D. 45,[note 3] he", "in A.D. 45 , [ note 3 ] he"),
        ("before Cæsar.12 Then", "before Cæsar . 12 Then"),
        ("of the king.² Then", "of the king . ² Then"),
        ("the Sino-Japanese war of 1648/9", "the Sino-Japanese war of 1648/9"),
        ("Gen. Lee took 3,000 men", "Gen. Lee took 3,000 men"),
    ],
)
def test_tokenizer_parts_what_is_set_without_a_space(tokenizer: Tokenizer, text: str, tokens: str) -> None:
    doc = tokenizer(text)
    assert [token.text for token in doc] == tokens.split()
    assert doc.text == text
