"""What is told where nothing answers a question: the nearest answers, other cities, what came of
the same trouble elsewhere."""

from __future__ import annotations

import pytest

from assistant.outcomes import of_outcome, outcome_asked
from assistant.profile import Profile
from assistant.references import bare
from assistant.turn import Message, Past, Turn
from assistant.whichcase import of_shown

BUSES = (
    "Lahore, Pakistan, around 12 million people. Our metrobus needs a big subsidy every year, and "
    "most of the city still rides rickshaws and motorbikes. With the next budget, build one more "
    "BRT line or buy ordinary buses?"
)
HEAT = "Town of 38,000 in Australia. 31 days above 40 degrees last summer, two old people died."
MILL = (
    "We're a town of 14,000 in British Columbia, Canada. The pulp mill shuts next spring, 410 jobs "
    "go with it. What worked elsewhere?"
)
SHOWN = Past(
    intent="ask", text="we flood", tools=("budget", "vision", "leadership"),
    cities=("hoboken", "dubuque"), cases=("accra", "saint-louis"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Did anyone measure whether it saved lives?", "worked"),
        ("Which of these held on to young people, with numbers?", "worked"),
        ("Une ville s'en est-elle sortie sans hausse d'impôts ?", "worked"),
        ("Hat das irgendwo wirklich geklappt?", "worked"),
        ("Wo ist so ein Kauf schiefgegangen?", "failed"),
        ("Which of these stopped when the donor left?", "failed"),
        ("Who lost money on one of these?", "failed"),
        ("Has any city this big actually cut leaks?", "worked"),
        ("Has any city moved its coaches underground?", ""),
        ("Who pays for it here?", ""),
        ("We can't beat private salaries.", ""),
    ],
)
def test_what_came_of_it_is_asked_for(text, outcome):
    assert outcome_asked(text) == outcome


def test_an_outcome_is_told_by_facts_of_that_kind_on_the_matter_of_the_talk(corpus):
    profile = Profile(challenges=("heat", "funding-shortage"))
    for outcome in ("failed", "worked"):
        told = [corpus.facts[key] for key in of_outcome(corpus, profile, outcome, {}, ())]
        assert told and all("heat" in fact.problems for fact in told)
        bad = {fact.role == "warning" or fact.kind in {"failure", "criticism"} for fact in told}
        assert bad == {outcome == "failed"}
    assert of_outcome(corpus, Profile(), "worked", {}, ()) == ()


def test_of_several_the_one_most_like_the_question_comes_first(corpus):
    profile = Profile(challenges=("flooding",))
    any_of = of_outcome(corpus, profile, "failed", {}, ())
    last = any_of[-1]
    assert of_outcome(corpus, profile, "failed", {last: 1.0}, ())[0] == last


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Le deuxième exemple, c'est plus riche que nous, non ?", ("dubuque",)),
        ("The first city is much bigger than us, isn't it?", ("accra",)),
        ("Are they richer than us?", ("hoboken", "dubuque")),
    ],
)
def test_whether_a_case_is_richer_than_us_is_what_it_shares_and_what_not(text, cities):
    base = Turn(act="ask", ask="search")
    turn = of_shown(Message(plain=bare(text), asks=True, base=base, memory=SHOWN, delta=False,
                            troubles=0))  # fmt: skip
    assert turn is not None and turn.ask == "closest" and turn.cities == cities


@pytest.mark.model
def test_an_objection_that_nothing_answers_gets_the_nearest_answers(guide):
    first = guide.ask(BUSES)
    text = "Buses are not photogenic. The chief minister wants a line."
    reply = guide.ask(text, first.conversation)
    assert "The nearest that I can answer" in reply.text
    facts = guide.adviser.corpus.facts  # what is held nearest to it is on the trouble of the talk
    assert all("public-transport" in facts[c.fact].problems for c in reply.citations)
    offered = [ask for ask in reply.follow_ups if f"*{ask}*" in reply.text]
    assert len(offered) > 1
    straight = guide.ask(offered[0], first.conversation)
    assert straight.text.startswith("**") and "(our reading)" in straight.text


@pytest.mark.model
def test_an_answer_to_a_question_that_is_only_like_it_says_to_which(guide):
    first = guide.ask("Zomba, Malawi, 105,000 people. One in four owners pays city rates.")
    reply = guide.ask("People say: no service, so no rates.", first.conversation)
    assert reply.text.startswith("I have no ready answer to just that.")
    opened, _, others = reply.text.partition("**If you meant something else:**")
    assert "*Traders refuse to pay more until they see services.*" in opened
    assert "**They are right" in opened and len(opened.split()) > 60  # the likeliest in full
    offered = [ask for ask in reply.follow_ups if f"*{ask}*" in others]
    assert 1 <= len(offered) <= 2
    assert others.count("\n- ") == others.count("**") / 2  # the others in a line each
    full = guide.ask(offered[0], first.conversation)
    assert full.text.startswith("**") and len(full.text.split()) > 60


@pytest.mark.model
def test_whether_to_buy_after_all_is_what_was_asked_first(guide):
    first = guide.ask(
        "Darkhan, Mongolia, 83 thousand people, 40 percent live in ger district with coal stoves. "
        "Winter smoke very bad. A company wants to sell us electric heaters for 9000 families, "
        "should we buy?"
    )
    told = first.text.split("### What you asked for\n")[1].split("**")[1]
    guide.ask("our power grid is weak, this is problem", first.conversation)
    assert told in guide.ask("so buy or not buy?", first.conversation).text


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "City of 29,000, Parkersburg, West Virginia. We have empty shops and no plan.",
        "Kia ora, Timaru, New Zealand, town of 29,000. Our meatworks has shut.",
        "Sou vereador no Mindelo, Cabo Verde, cerca de 29 mil habitantes. Os jovens vão embora.",
    ],
)
def test_a_name_that_opens_a_description_is_the_own_city(guide, text):
    profile = guide.ask(text).profile
    assert profile.named_city in {"Parkersburg", "Timaru", "Mindelo"}
    assert profile.population == 29_000 and profile.country


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("So what are the first three steps this year?", "**Ride the trucks"),
        ("Okay, what do we do first about collection?", "**Collection everywhere first"),
        ("Just give me three things for Tuesday's council meeting.", "- "),
    ],
)
def test_first_steps_and_things_for_the_council_are_no_advice_again(guide, text, start):
    first = guide.ask(
        "Ibadan, Nigeria, 3.8 million people. A foreign company offers us a waste-to-energy plant "
        "at no cost if we promise 1,000 tonnes of refuse daily for 25 years, but today we hardly "
        "collect half of what people throw away. Should we sign?"
    )
    reply = guide.ask(text, first.conversation)
    assert start in reply.text and "What I understood" not in reply.text
    if start == "- ":
        assert len(reply.text.strip().splitlines()) == 3


@pytest.mark.model
def test_a_question_after_proof_gets_what_was_measured_on_the_trouble(guide):
    first = guide.ask(HEAT)
    reply = guide.ask("Did anyone measure whether it saved lives?", first.conversation)
    assert "1,100 deaths avoided" in reply.text
    shorter = guide.ask("Shorter please.", first.conversation)
    assert "What was measured" in shorter.text


@pytest.mark.model
def test_what_the_cities_shown_do_not_tell_others_may(guide):
    first = guide.ask(MILL)
    reply = guide.ask("Who paid for the retraining in the first one?", first.conversation)
    assert "does not say that of" in reply.text
    others = {c.city for c in reply.citations} - {c.name for c in first.comparables}
    assert ("Of others it does" in reply.text) == bool(others)
    assert others or "The nearest that I can answer" in reply.text
    again = guide.ask("And what went wrong there?", first.conversation)
    assert first.comparables[0].name in again.text


@pytest.mark.model
def test_what_has_the_size_asked_for_is_no_nearest_case(guide):
    first = guide.ask(MILL)
    reply = guide.ask("Those are all much bigger than us. Anyone our size?", first.conversation)
    assert "Yubari" in reply.text and "no case of exactly that" not in reply.text


@pytest.mark.model
def test_money_that_comes_once_is_a_matter_though_no_trouble(guide):
    reply = guide.ask(
        "I'm finance director for a city of 62,000 in Ohio. We got a one-time $18 million legal "
        "settlement and the mayor wants to put all of it into a downtown convention center. Is "
        "that a good idea?"
    )
    assert "money that comes once" in reply.text and "You named no trouble" not in reply.text
    assert "on an attraction" in reply.text


@pytest.mark.model
def test_a_trouble_that_is_only_likely_is_said_with_doubt(guide):
    reply = guide.ask(
        "Our plan for boda bodas: register all 6000, fixed stages, yellow vests, fee 50 bob a week. "
        "Kakamega, Kenya. Is this enough or will it flop like the ban did?"
    )
    assert "perhaps informal taxis and minibuses" in reply.text
    assert reply.profile.challenges == ("informal-transport",)
    assert reply.profile.named_city == "Kakamega"


@pytest.mark.model
def test_an_empty_department_store_is_of_an_empty_centre(guide):
    reply = guide.ask(
        "Wir sind eine Stadt mit 210.000 Einwohnern in Nordrhein-Westfalen. Das Kaufhaus mitten in "
        "der Fußgängerzone steht seit zwei Jahren leer, ringsum schließen die Läden, und der "
        "Eigentümer will 14 Millionen Euro. Sollen wir kaufen?"
    )
    assert reply.profile.challenges[:1] == ("empty-centre",)


@pytest.mark.model
def test_a_wish_for_cases_is_met_by_the_cities_below(guide):
    reply = guide.ask(
        "I work city hall in Japan, population 27,000 and every year minus 600. Now 2,100 empty "
        "house, and snow break the roof. Old people not want sell. What other city do?"
    )
    assert "holds nothing on that" not in reply.text and "Yubari" in reply.text
