"""How near a fact is to a question: property tests."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.recall import ALIKE, NEAR, TELLS, share_of

words = st.sets(st.sampled_from(["coal", "ban", "tram", "fare", "levy", "river"]))
subjects = st.dictionaries(
    st.sampled_from(["coal", "ban", "tram", "fare", "levy", "river"]), st.floats(0.1, 9.0)
)


@given(words, subjects)
def test_a_share_is_between_none_and_all_and_grows_with_the_words(some, subject):
    share = share_of(some, subject)
    assert 0.0 <= share <= 1.0 + 1e-9
    assert share_of(some | subject.keys(), subject) >= share
    assert not subject or abs(share_of(subject, subject) - 1.0) < 1e-9


def test_what_is_told_is_nearer_than_what_is_near():
    assert 0 < ALIKE < NEAR < TELLS < 1
