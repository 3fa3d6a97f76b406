"""What a text asks: tools by name, failures or successes, texts that are not ours, languages."""

from __future__ import annotations

import pytest

from assistant.asking import asks_again, declined, describes_own_city, polarity
from assistant.foreign import SENTENCES, foreign_language, not_read
from assistant.intent import read_request, second_tool
from assistant.question import read_parts, read_question
from assistant.toolnames import tool_named, tools_named


@pytest.mark.parametrize(
    ("text", "language", "tool"),
    [
        ("why not tax holidays?", "en", "financial-incentives"),
        ("what about a voucher for shops", "en", "financial-incentives"),
        ("would an incubator help", "en", "support-programmes"),
        ("is a roadmap enough", "en", "vision"),
        ("isn't participatory budgeting cheaper", "en", "people-centricity"),
        ("do we need a by-law first", "en", "smart-policies"),
        ("a pilot would do", "en", "track-record"),
        ("what about apprenticeships", "en", "talent-readiness"),
        ("municipal bonds then?", "en", "budget"),
        ("a steering committee perhaps", "en", "leadership"),
        ("a tech park by the ring road", "en", "innovation-ecosystem"),
        ("¿y si bajamos impuestos con una exención fiscal?", "es", "financial-incentives"),
        ("¿por qué no una hoja de ruta?", "es", "vision"),
        ("¿no basta con una ordenanza?", "es", "smart-policies"),
        ("pourquoi pas une pépinière ?", "fr", "support-programmes"),
        ("et une convention citoyenne ?", "fr", "people-centricity"),
        ("e uma incubadora?", "pt", "support-programmes"),
        ("por que não a capacitação dos servidores?", "pt", "talent-readiness"),
        ("Warum kein Bürgerrat?", "de", "people-centricity"),
        ("und ein Leitbild?", "de", "vision"),
        ("Weiterbildung statt Technik?", "de", "talent-readiness"),
        ("the bakery on the corner", "en", None),
    ],
)
def test_a_tool_is_known_by_its_ordinary_names(text, language, tool):
    assert tool_named(text, language) == tool


def test_the_longer_of_two_names_counts_and_each_tool_once():
    assert [n.tool for n in tools_named("a participatory budget")] == ["people-centricity"]
    named = tools_named("leadership, then vision, then leadership again")
    assert [n.tool for n in named] == ["leadership", "vision"]


@pytest.mark.parametrize(
    ("text", "tool", "other"),
    [
        ("What is the budget tool?", "budget", None),
        (
            "explain talent readiness to somebody who has never heard of it",
            "talent-readiness",
            None,
        ),
        ("Tell me about people centricity.", "people-centricity", None),
        ("track record, what does that mean?", "track-record", None),
        ("When is leadership the wrong tool?", "leadership", None),
        ("when do support programmes not make sense", "support-programmes", None),
        ("Explica la herramienta visión", "vision", None),
        ("C'est quoi le budget ?", "budget", None),
        ("Was ist die Erfolgsbilanz?", "track-record", None),
        ("O que é o ecossistema de inovação?", "innovation-ecosystem", None),
        ("How do budget and financial incentives differ?", "budget", "financial-incentives"),
        ("vision or leadership, which first?", "vision", "leadership"),
        ("compare smart policies with track record", "smart-policies", "track-record"),
        ("Unterschied zwischen Vision und Führung?", "vision", "leadership"),
        ("¿diferencia entre presupuesto y programas de apoyo?", "budget", "support-programmes"),
    ],
)
def test_a_tool_asked_for_by_name_is_explained(corpus, text, tool, other):
    language = {"Explica": "es", "C'est": "fr", "Was": "de", "O": "pt", "Unterschied": "de",
                "¿diferencia": "es"}.get(text.split()[0], "en")  # fmt: skip
    request = read_request(text, (), corpus, language=language)
    assert (request.intent, request.tool, request.other) == ("tool", tool, other)
    assert request.by_name


@pytest.mark.parametrize(
    "text",
    [
        "We have no budget and no talent, 30,000 people, and the mill has closed.",
        "Our vision of last year failed in council and the leadership has changed twice.",
        "Town of 21,000 by a lake. The hotel owners ask for grants, the plan for the quay failed, any "
        "cases of arson are up and the mayor wants something with sensors.",
        "We are a port of 80,000 people; software firms ask the council for graduates and leave.",
        "Ciudad de 45.000 habitantes, fracasó la app del agua y los vecinos no pagan la tasa.",
        "Stadt mit 60.000 Einwohnern, das Leitbild ist gescheitert und der Haushalt gesperrt.",
    ],
)
def test_a_story_of_the_own_city_asks_for_advice_whatever_words_it_holds(corpus, text):
    assert describes_own_city(text)
    assert read_request(text, (), corpus).intent == "recommend"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Half the houses are second homes. What can a town like ours really do?", "recommend"),
        ("Which steps could a small town hall like ours take?", "recommend"),
        ("Half the houses are second homes. What did a town like ours do?", "cases"),
    ],
)
def test_a_town_like_ours_that_could_do_something_is_our_own(corpus, text, intent):
    assert read_request(text, (), corpus).intent == intent


@pytest.mark.parametrize(
    ("text", "intent", "pole"),
    [
        ("Which cities gave up their bike sharing, and regretted the start?", "failures", "failed"),
        ("Show me an app for residents that nobody used.", "failures", "failed"),
        ("Name two toll schemes that the voters threw out", "failures", "failed"),
        ("Where did parking sensors fail?", "failures", "failed"),
        ("¿Qué ciudades tienen un elefante blanco de centro de control?", "failures", "failed"),
        ("Quelles villes ont abandonné leurs bornes ? Montrez les échecs", "failures", "failed"),
        ("Welche Städte haben eine App, die keiner nutzt?", "failures", "failed"),
        ("Que cidades têm um portal que ninguém usa?", "failures", "failed"),
        ("Give me examples of night buses that worked", "cases", "worked"),
        ("Which towns got it right with composting?", "cases", "worked"),
        ("Are there cities with drone rules?", "cases", None),
    ],
)
def test_cases_are_asked_for_with_what_became_of_them(corpus, text, intent, pole):
    request = read_request(text, (), corpus)
    assert (request.intent, request.polarity) == (intent, pole)


@pytest.mark.parametrize(
    ("text", "pole"),
    [("and one that worked?", "worked"), ("any that failed?", "failed"), ("and in Asia?", None),
     ("¿y una que funcionó?", "worked"), ("et un échec ?", "failed"), ("und eins, das geklappt "
     "hat?", "worked"), ("e um que deu certo?", "worked")],
)  # fmt: skip
def test_a_few_words_turn_the_search_round(text, pole):
    assert polarity(text) == pole


def test_other_cases_are_asked_for_in_a_few_words():
    assert asks_again("Who else did that?") and asks_again("another one?")
    assert not asks_again("We want one that lasts longer than the last three that we bought here")


def test_a_follow_up_may_set_a_second_tool_beside_the_first():
    assert second_tool("how does that differ from budget?", "vision") == "budget"
    assert second_tool("and what does vision cost?", "vision") is None
    assert second_tool("then the budget", "vision") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Compose a farewell poem for our city clerk", "text"),
        ("Schreib eine Rede zur Eröffnung der Schule", "text"),
        ("Rédige un discours pour l'inauguration", "text"),
        ("Escribe una carta de pésame a su familia", "text"),
        ("Escreva um poema sobre o rio", "text"),
        ("write me an essay on urban data", "text"),
        ("He has chest pain and cannot stand, what now?", "emergency"),
        ("Meine Kollegin ist bewusstlos", "emergency"),
        ("My wife took an overdose, what do I do?", "emergency"),
        ("Somebody lies unconscious in the park, what do I do?", "emergency"),
        ("A man took pills in our library, overdoses are common, he is not breathing", "emergency"),
        ("14 public toilets, 210k a year. Closing is political suicide. What else?", None),
        ("Cerrar la piscina es un suicidio político, ¿qué más hay?", None),
        ("Two overdoses in the town library since May, staff want it closed", None),
        ("Can you predict the turnout of the next vote?", "forecast"),
        ("Combien faut-il prévoir par an pour nous ?", None),
        ("How many people will cycle here in 2034?", "forecast"),
        ("Ambulances reach heart attack calls in 19 minutes, residents complain", None),
        ("Lay out a plan for our first hundred days", None),
        ("Where do we start with floods?", None),
    ],
)
def test_what_is_not_ours_to_give_is_known_by_kind(text, kind):
    assert declined(text) == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il mercato coperto è vuoto e i negozi chiudono", "it"),
        ("De brug is dicht en de winkeliers zijn boos", "nl"),
        ("Nasze autobusy są puste, a ludzie jeżdżą samochodami", "pl"),
        ("Pasar kami kebakaran dan pedagang pindah ke jalan", "id"),
        ("Мост закрыт, люди недовольны", "ru"),
        ("桥关了,居民不满意", "zh"),
        ("橋が閉まって住民が困っています", "ja"),
        ("다리가 닫혀 주민들이 불편합니다", "ko"),
        ("أغلق الجسر والسكان غاضبون", "ar"),
        ("The bridge is closed and the shopkeepers are angry", None),
        ("El puente está cerrado y los vecinos protestan", None),
        ("Le pont est fermé et les habitants protestent", None),
        ("A ponte está fechada e os moradores reclamam", None),
        ("Die Brücke ist gesperrt und die Leute sind wütend", None),
        ("floods traffic parking noise", None),
        ("Vienna?", None),
    ],
)
def test_a_language_that_is_not_read_is_told(text, language):
    assert foreign_language(text) == language


def test_every_language_has_its_sentence():
    assert all(len(sentence) > 20 for sentence in SENTENCES.values())
    assert not_read("it") != not_read("xx") == SENTENCES[""]


def test_a_question_has_a_subject_and_kinds_of_answer():
    asked = read_question(
        "How much did Ghent's bike parking cost and who ran it?",
        "How much did Ghent's bike parking cost and who ran it?",
        ["Ghent"],
    )
    assert set(asked.subject.values()) == {"bike", "parking"}
    assert asked.asked == ("cost", "who")


def test_questions_in_one_text_are_read_one_by_one():
    text = "What did the Blue Line project cost, and when did it open?"
    first, second = read_parts(text, text, [])
    assert (first.asked, second.asked) == (("cost",), ("when",))
    assert second.subject == first.subject or second.subject
    assert "Blue Line" in first.names
