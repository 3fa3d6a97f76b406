"""What is asked of the cases that were shown: told of those very cases, each by its name."""

from __future__ import annotations

import pytest

from assistant.asks import Heard, worded
from assistant.cues import TRIED
from assistant.form import read_form
from assistant.generals import general_kind
from assistant.pointing import pointed_at
from assistant.references import bare
from assistant.reforms import rewritten
from assistant.sayings import read_saying
from assistant.shown import of_the_cases, of_those_shown
from assistant.turn import Message, Past, Turn

ATTACK = (
    "District council, England, 130k people. Ransomware three weeks ago. Planning and benefits "
    "still down, backups partly gone, IT outsourced till 2027. What now?"
)
SENSORS = (
    "Hola, ayuntamiento de una cabecera de comarca en la España interior, 8.200 vecinos. La app "
    "tiene 210 descargas. La gente sigue viniendo al mostrador. ¿Qué hacemos, insistimos con lo "
    "digital o lo dejamos morir?"
)
SHOWN = Past(
    intent="recommend", text="we flood", tools=("budget", "vision", "leadership"),
    cities=("hoboken", "accra"), cases=("accra", "saint-louis"),
)  # fmt: skip


def message(text, memory=SHOWN):
    base = Turn(act="standalone")
    return Message(
        plain=bare(text), asks="?" in text, base=base, memory=memory, delta=False, troubles=0
    )


@pytest.mark.parametrize(
    "text",
    [
        "In these cities you mention, who was in charge at the end?",
        "which of those places actually stopped losing people",
        "Did any of those outlive the mayor who started them?",
        "How'd the others get it past people like that?",
        "De los casos que me muestra, ¿quién pagó?",
        "Dans ces villes, qu'est-ce qui n'a pas marché ?",
        "Nesses casos, os ambulantes ficaram ou voltaram?",
        "Wie haben die anderen Städte die Fachämter dazu gebracht, mitzumachen?",
        "who paid for it? we have 180k a year",
        "How did those cities pay for it when, like us, they had no money?",
        "Wer hat das in den Städten, die Sie nennen, bezahlt?",
        "The cities you brought up, did they keep it?",
    ],
)
def test_what_names_the_cases_is_asked_of_them(text):
    turn = of_the_cases(message(text))
    assert turn is not None and turn.act == "follow-up"
    assert turn.cities == ("hoboken", "accra", "saint-louis")  # of the last answer, then the advice


@pytest.mark.parametrize(
    "text",
    [
        "How do other places handle that kind of thing?",
        "Should I fire the old team or work with them? Some of them are good.",
        "Who paid for the retraining in the first one?",
        "Who should pay for this here?",
        "Who pays for repairs in the places where the river floods?",
        "How much is the cost of the other tool?",
        "What do the others in my party say about the money?",
        "Wer bezahlt in den Orten am Fluss?",
        "Our city hall has no money, what do we do?",
        "is 20,000 too small for this? your examples are all cities",
        "vos exemples sont trop grands, non ?",
    ],
)
def test_what_is_asked_of_others_or_of_us_is_not(text):
    assert not of_those_shown(bare(text))
    assert of_the_cases(message(text)) is None


def heard(text, theirs, memory=SHOWN):
    return message(text, memory).model_copy(update={"theirs": theirs, "heard": "results"})


@pytest.mark.parametrize(
    ("text", "theirs", "kept"),
    [
        ("did people pay more tax after", 0.8, True),
        ("¿hizo falta una ordenanza?", 0.6, True),
        ("c'est qui qui gérait la station ?", 0.9, True),
        ("how others managed such a lobby", 0.4, True),  # the words point at them
        ("did people pay more tax after", 0.4, False),
        ("should we make people pay more tax after", 0.8, False),  # of us
        ("wie wurden die handler uberzeugt", 0.8, True),  # were, not would
        ("what happened to the families living closest to the river", 0.8, True),
        ("did it work anywhere else", 0.8, False),  # others than those shown
        ("and in that city, did it last", 0.8, False),  # one of them
    ],
)
def test_what_can_only_be_of_the_cases_is_asked_of_them_all(text, theirs, kept):
    turn = of_the_cases(heard(text, theirs))
    assert (turn is not None and turn.shown) is kept


def test_one_case_that_was_looked_at_last_is_meant_until_several_are_named():
    looked = Turn(act="follow-up", cities=("hoboken",))
    past = SHOWN.model_copy(update={"cities": ("hoboken",), "turn": looked})
    assert of_the_cases(heard("did it last", 0.9, past)).cities == ("hoboken",)
    several = of_the_cases(heard("did it last in these cities", 0.9, past))
    assert several.cities == ("hoboken", "accra", "saint-louis")


@pytest.mark.parametrize(
    "text",
    [
        "Please can you give me a contact there, someone in the water office I can ring?",
        "¿me da un contacto de allí?",
        "who can I call in that council",
    ],
)
def test_whom_to_call_is_asked_of_the_bodies_in_charge(text):
    turn = of_the_cases(message(text))
    assert (turn.act, turn.ask) == ("ask", "contact") and turn.cities


@pytest.mark.parametrize(
    "text",
    [
        "Who should we call when the river rises?",
        "Our staff have contact with the ministry every week, is that enough?",
        "Who should contact the families?",
        "We have no contacts at the ministry",
        "Residents do not know whom to contact when a pipe bursts",
        "Should every street have a contact person?",
        "Brauchen wir einen Ansprechpartner für die Bürger?",
    ],
)
def test_whom_we_should_call_ourselves_is_not(text):
    turn = of_the_cases(message(text))
    assert turn is None or turn.ask != "contact"


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("The African one, did they need a by-law?", ("accra",)),
        ("et la ville africaine, ça marche encore ?", ("accra",)),
        ("das europäische Beispiel, läuft das noch?", ("ghent",)),
        ("The Asian one, who paid?", ()),
        ("A European grant would pay half, do we take it?", ()),
    ],
)
def test_a_case_can_be_pointed_at_by_its_continent(corpus, text, cities):
    assert pointed_at(text, text, corpus, ["accra-03", "hoboken-01", "ghent-11"]) == cities


@pytest.mark.model
def test_where_no_case_tells_it_the_answer_says_so_and_tells_nothing_else_of_them(guide):
    first = guide.ask(
        "Chief of staff to the mayor of Quezon City. Our health centres are overwhelmed by dengue "
        "every wet season and the fogging is for show. We want something that works."
    )
    text = "What did they do about the fogging, did they drop it openly or just let it fade?"
    reply = guide.ask(text, first.conversation)
    assert reply.text.startswith("The library does not say that of ")
    assert "Who was in charge" not in reply.text
    assert {c.city for c in reply.citations} <= {c.city for c in first.citations}


@pytest.mark.model
def test_who_paid_is_told_of_every_case_and_after_a_straight_answer_too(guide):
    first = guide.ask(
        "Bauverwalter in Langenthal, 16'000 Einwohner. Dreimal volle Keller wegen Starkregen, der "
        "Kredit für das Rückhaltebecken wurde abgelehnt. Gibt es einen Weg in kleinen Schritten?"
    )
    guide.ask("Was sagen wir den Leuten mit den vollen Kellern?", first.conversation)
    reply = guide.ask("Wer hat das bei den andern bezahlt, Gebühren oder Steuern?",
                      first.conversation)  # fmt: skip
    assert "Wer bezahlte" in reply.text
    shown = {c.city for c in first.citations}
    assert len({c.city for c in reply.citations} & shown) >= 2


def test_one_like_us_is_sought_among_them_in_however_many_words():
    text = "Is there one of our size in these examples? Because 200,000 people do not help me much."
    turn = of_the_cases(message(text))
    assert (turn.act, turn.ask, turn.cities) == ("ask", "closest", SHOWN.cases)


@pytest.mark.parametrize(
    ("ask", "text", "kept"),
    [
        ("cost-us", "the assembly controls our budget, how do we bring it on our side", False),
        ("cost-us", "what would that cost us", True),
        ("time-us", "what visible thing can prove them wrong within one year", False),
        ("time-us", "wie lange dauert das bei uns", True),
        ("vendor", "do we own the panels or sign a power purchase deal", False),
        ("vendor", "the contractors will fight this, they are connected", False),
        ("vendor", "que exigimos al proveedor", True),
        ("why", "what is your opinion on services for residents first", False),
        ("why", "warum zuerst der haushalt", True),
        ("search", "anything", True),
    ],
)
def test_what_is_heard_needs_its_words(ask, text, kept):
    assert (worded(Heard(ask, 0.4, "search"), text) is not None) is kept
    assert worded(Heard(ask, 0.9, "search"), text) is not None  # what is sure needs none


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who should lead this so that it continues?", "who"),
        ("¿Quién debería liderar esto?", "who"),
        ("Wer sollte das bei uns leiten?", "who"),
        ("Is it fair to fine a pensioner?", "fairness"),
        ("¿Y no es injusto que paguen los vecinos?", "fairness"),
        ("who shd lead this, manager or county? they both want credit n nobody does it", "who"),
        ("Who led it there?", ""),
    ],
)
def test_who_should_lead_and_what_is_fair_are_asked_of_any_matter(text, kind):
    assert general_kind(Turn(act="ask", ask="search"), text, "", 0.0) == kind


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("I'll try to be brief, which isn't my strength.", {}),
        ("to be honest with you, it is collected by consultants", {}),
        ("The bar owners pay for half of our campaigns, let us be honest.", {}),
        ("be honest, is it any good?", {"blunt": True}),
        ("una versión corta, diez líneas, para leerla en el pleno", {"lines": 10, "reader": True}),
        ("in 6 bullet points please", {"lines": 6, "bullets": True}),
    ],
)
def test_a_form_is_asked_of_us_and_not_of_the_one_who_writes(text, form):
    read = read_form(text)
    assert {name: getattr(read, name) for name in form} == form
    assert form or read.plain


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Could you write again with easy English, please.", 6),
        ("Please condense the above into a note of not more than 200 words.", 8),
        ("give me talking pts for council mtg, like 2 min worth", 5),
        ("too long. jst the top 3 things pls", 3),
        ("Could you rewrite it as a short newsletter piece for residents, around 150 words?", 6),
        ("Please the same without cases, only what to do, max 8 lines.", 8),
        ("Now a version which the village associations understand.", 6),
        ("Lo mismo, pero en palabras sencillas", 6),
        ("Trop long. Une version courte pour le maire.", 6),
    ],
)
def test_the_same_for_others_is_the_whole_in_so_many_lines(text, lines):
    base = Turn(act="standalone", form=read_form(text))
    asked = message(text).model_copy(update={"base": base})
    turn = rewritten(asked)
    assert (turn.act, turn.whole, turn.form.lines) == ("reform", True, lines)


@pytest.mark.parametrize(
    "text",
    ["Is a simple version of the app enough?", "Do we need one more bridge?", "What about Ghent?"],
)
def test_what_asks_for_no_other_text_is_no_form(text):
    assert rewritten(message(text)) is None


@pytest.mark.model
def test_a_text_for_others_is_made_of_the_advice(guide):
    first = guide.ask(ATTACK)
    note = guide.ask("Condense the above into a note of 150 words for my file", first.conversation)
    assert "fit)" not in note.text and 40 <= len(note.text.split()) <= 170
    points = guide.ask("talking points for the council please", first.conversation)
    assert points.text.count("\n- ") + points.text.startswith("- ") == 5


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The mayor will say we risk nothing. Give me the answer to this in three sentences.", 3),
        ("Five sentences he can say to the donors", 5),
        ("What do I tell them at the meeting?", 4),
    ],
)
def test_as_many_sentences_are_to_be_said_as_were_asked_for(text, lines):
    assert read_saying(bare(text)).lines == lines


@pytest.mark.model
def test_what_it_cost_and_what_went_wrong_is_told_of_the_cases_shown(guide):
    first = guide.ask(ATTACK)
    shown = {c.city for c in first.comparables}
    reply = guide.ask("What did it cost them, and did the state pay any of it?", first.conversation)
    assert "Atlanta: Ransomware attack" in reply.text and "USD 17 million" in reply.text
    assert {c.fact.rsplit("-", 1)[0] for c in reply.citations} <= shown
    wrong = guide.ask("And what went wrong there?", first.conversation)
    assert wrong.citations and wrong.text.startswith("**What went wrong**")
    short = guide.ask("shorter please", first.conversation)
    assert {c.fact for c in short.citations} <= {c.fact for c in wrong.citations}
    more = guide.ask("Tell me more about the first one", first.conversation)
    labels = ("how it began", "what it cost", "what came of it", "what went wrong")
    assert all(label in more.text.lower() for label in labels)


@pytest.mark.model
def test_what_no_case_tells_is_said_by_name(guide):
    first = guide.ask(ATTACK)
    reply = guide.ask("And who was in charge in Atlanta?", first.conversation)
    assert reply.text.startswith("The library does not say that of Atlanta: Ransomware attack")
    paid = guide.ask("Did any of those places pay the ransom?", first.conversation)
    assert "It did not pay the ransom" in paid.text


@pytest.mark.model
def test_of_the_cities_shown_the_story_that_is_meant_is_told(guide):
    waste = guide.ask(
        "Municipality of 300,000 in Ghana. Garbage is burnt in the streets, trucks are broken. "
        "Youth groups with tricycles collect some of it. What should we do?"
    )
    paid = guide.ask("In those cities, who paid the youth groups?", waste.conversation)
    assert "Freetown: Waste tricycles for youth groups" in paid.text
    assert "the groups pay half the price of each vehicle" in paid.text


@pytest.mark.model
def test_a_part_of_the_question_that_is_told_nowhere_is_said(guide):
    coal = guide.ask(
        "City of 80,000 in the mountains of Poland, everybody burns coal in old stoves, the smoke "
        "in winter is terrible and people cannot pay for gas. What can we do?"
    )
    text = guide.ask(
        "Did any of these cities ban coal and then lose elections?", coal.conversation
    ).text
    assert "raw coal" in text and "Only a part of what you ask is told" in text


@pytest.mark.model
def test_a_question_that_none_answers_is_not_answered_with_another_case(guide):
    reply = guide.ask(ATTACK)
    text = guide.ask("In those cities, what did the farmers' market do?", reply.conversation).text
    assert "first from the cases shown" not in text


@pytest.mark.model
def test_pay_more_asks_for_no_more_of_a_case_and_is_said_not_to_be_told(guide):
    first = guide.ask(
        "Small island municipality in Greece, 9,000 people in winter, 60,000 in August. Water runs "
        "out every summer and hotels fill their pools. What works?"
    )
    text = guide.ask("did they make the hotels pay more?", first.conversation).text
    assert "How it was done, who was in charge" not in text
    assert "first from the cases shown" not in text
    said = guide.ask("ok write me two sentences for the hotel owners", first.conversation).text
    assert len([line for line in said.splitlines() if line.startswith("- ")]) == 2


@pytest.mark.model
def test_options_of_which_nothing_is_held_are_not_listed(guide):
    reply = guide.ask(SENSORS)
    assert "Qué hacemos" not in reply.text and "«" not in reply.text.split("###")[1]
    small = guide.ask("¿Hay algún sitio de nuestro tamaño en esos ejemplos?", reply.conversation)
    assert "**Ninguna se parece mucho a esta ciudad" in small.text


@pytest.mark.model
def test_the_seat_of_the_state_is_no_city_asked_about(guide):
    first = guide.ask("Town of 170,000 in Turkey, the old bazaar is empty since the earthquake.")
    text = "The ministry decides almost everything. What can we do without permission from Ankara?"
    assert guide.ask(text, first.conversation).intent != "not-covered"
    own = guide.ask("City of 1.6 million in Nigeria. We live on the allocation from Abuja.")
    assert own.profile.named_city is None and own.profile.country == "Nigeria"


@pytest.mark.parametrize(
    ("text", "tried"),
    [("we did that, nothing came of it", True), ("who did that and what came of it", False)],
)
def test_who_did_it_asks_and_is_no_objection(text, tried):
    assert bool(TRIED.search(bare(text))) is tried
