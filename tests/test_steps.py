"""The first step of an answer is about the trouble that was named, in every language."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from assistant.profile import Profile
from assistant.steps import steps_of
from assistant.wording import LANGUAGES

DIGIT = re.compile(r"\b\d")


def test_every_tool_has_a_first_step_for_every_trouble(corpus):
    for tool in corpus.tools:
        openings = Counter()
        for tag in corpus.vocabulary.challenges:
            told = [corpus.spoken(language).step(tool, tag) for language in LANGUAGES]
            assert all(told), (tool, tag)
            assert len(set(told)) == len(told), (tool, tag)
            assert 8 <= len(told[0].split()) <= 34, told[0]
            assert not any(DIGIT.search(text) or text.endswith(".") for text in told), told
            openings[told[0].split()[0]] += 1
        assert openings.most_common(1)[0][1] <= 6, openings.most_common(1)


def test_the_steps_for_the_troubles_come_first_and_those_of_any_matter_follow(corpus):
    profile = Profile(challenges=("flooding", "waste", "heat"))
    steps = steps_of(corpus, "budget", profile)
    own = [f"{corpus.step('budget', tag)}." for tag in ("flooding", "waste")]
    assert list(steps[:2]) == own
    assert set(steps[2:]) == set(corpus.tools["budget"].first_steps)


def test_a_lack_of_means_is_a_matter_only_where_the_text_is_about_it_before_all_else(corpus):
    beside = Profile(challenges=("flooding", "funding-shortage", "waste"))
    own = [f"{corpus.step('budget', tag)}." for tag in ("flooding", "waste")]
    assert list(steps_of(corpus, "budget", beside)[:2]) == own
    before = Profile(challenges=("funding-shortage", "flooding"))
    first = f"{corpus.step('budget', 'funding-shortage')}."
    assert steps_of(corpus, "budget", before)[0] == first


def test_where_nothing_was_named_the_steps_are_those_of_any_matter(corpus):
    assert steps_of(corpus, "vision", Profile()) == corpus.tools["vision"].first_steps


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "tag", "language"),
    [
        ("Our only factory closes in June, 900 jobs", "industry-decline", "en"),
        ("Cada vez que llueve se inunda el centro", "flooding", "es"),
        ("Unsere Müllabfuhr bricht zusammen, überall liegt Abfall", "waste", "de"),
    ],
)
def test_the_answer_begins_with_what_to_do_about_that_trouble(guide, corpus, text, tag, language):
    reply = guide.ask(text)
    spoken = corpus.spoken(language)
    start = next(f for f in corpus.faqs.values() if f.topic == tag and f.kind == "start")
    first = spoken.step(reply.tools[0].tool, tag)
    assert spoken.straight(start)[0] in reply.text or first in reply.text
