"""Questions that officials put again and again are answered straight, in their own words."""

from __future__ import annotations

import json
import re

import pytest

from assistant.arrays import read_arrays
from assistant.examples import BEARING
from assistant.faq import TOPICS, Faq, read_faqs
from assistant.faqs import Faqs, matter_of
from assistant.firstasks import SURELY
from assistant.labelled import read_lines
from assistant.matching import OTHER
from assistant.reckon import reckoned
from assistant.settings import CORPUS_PLACES
from assistant.wording import LANGUAGES

CORPUS = CORPUS_PLACES[0]
ALWAYS = {
    "wait", "against", "little-money", "much-money", "small", "contract", "tell", "who", "measure",
    "mistakes", "fairness", "start", "cost", "fund", "skills", "power", "where", "visible", "fail",
    "losers", "select", "last", "motion",
}  # fmt: skip
LINE = {
    "id": "flooding-q01", "kind": "wait", "asks": ["And if we wait?", "What if we do nothing?"],
    "verdict": "It gets dearer.", "answer": "Every year adds houses.", "facts": ["surat-04"],
}  # fmt: skip


def test_every_topic_has_what_is_always_asked_once(corpus):
    topics: dict[str, list[str]] = {}
    for faq in corpus.faqs.values():
        topics.setdefault(faq.topic, []).append(faq.kind)
    assert set(topics) >= {*corpus.vocabulary.challenges, *TOPICS}
    for topic, kinds in topics.items():
        assert {kind: kinds.count(kind) for kind in ALWAYS} == dict.fromkeys(ALWAYS, 1), topic
        assert kinds.count("proposal") >= 7, topic


def test_answers_are_reasoning_without_figures_and_cities(corpus):
    names = re.compile(rf"\b(?:{'|'.join(re.escape(c.city) for c in corpus.cities.values())})\b")
    for language in LANGUAGES:
        spoken = corpus.spoken(language)
        for key in spoken.answered:
            said = " ".join(spoken.straight(corpus.faqs[key]))
            assert not re.search(r"\d", said), (key, said)
            assert not names.search(said), (key, said)


def test_every_question_has_messages_that_put_it(corpus):
    lines = read_lines(CORPUS / "training" / "asked.jsonl")
    forms: dict[str, list[str]] = {}
    for line in lines:
        if line["id"]:
            forms.setdefault(line["id"], []).append(line["form"])
            assert corpus.faqs[line["id"]].topic == line["topic"]
    # What is asked of any matter is asked after an answer.
    wanted = {
        k: {"later"} if f.kind in ALWAYS else {"later", "first"} for k, f in corpus.faqs.items()
    }
    thin = [id_ for id_, need in wanted.items() if not need.issubset(forms.get(id_, ()))]
    assert len(thin) <= len(corpus.faqs) / 100, thin
    texts = [line["text"] for line in lines]
    assert len(texts) == len(set(texts))
    kept = (row["text"] for p in (CORPUS / "golden").glob("*.jsonl") for row in read_lines(p)
            if "text" in row)  # fmt: skip
    assert not {*texts}.intersection(kept)  # what is measured on was not learned from


def test_talks_to_measure_on_were_not_learned_from(corpus):
    kept = read_lines(CORPUS / "golden" / "talks.jsonl")
    told = read_lines(CORPUS / "training" / "talks.jsonl")
    assert len(kept) >= 400 and len(told) >= 1400
    for row in (*kept, *told):
        assert row["best"].keys() <= corpus.faqs.keys()
        assert row["form"] == "first" or (row["after"] and row["kind"] in {"", *ALWAYS})
    texts = {row["text"] for row in kept}
    for path in (CORPUS / "training").glob("*.jsonl"):
        lines = read_lines(path)
        assert not texts.intersection(r["text"] for r in lines if "text" in r), path.name
        assert not texts.intersection(r["told"][0] for r in lines if "told" in r), path.name


def test_translations_are_of_questions_that_there_are(corpus):
    for language in LANGUAGES[1:]:
        told = {k.partition(":")[2] for k in corpus.tables[language] if k.startswith("verdict:")}
        assert told
        assert told <= set(corpus.faqs)


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"facts": ["atlantis-01"]}, "facts", "atlantis-01"),
        ({"kind": "rumour"}, "kind", "wait"),
        ({"id": "waste-q01"}, "id", "flooding-qNN"),
        ({"asks": ["only one"]}, "asks", "2"),
        ({"answer": "It costs 12 million."}, "answer", "pattern"),
        ({"colour": "red"}, "colour", "not permitted"),
    ],
)
def test_what_is_wrong_in_a_question_is_named(tmp_path, corpus, change, field, said):
    folder = tmp_path / "questions"
    folder.mkdir()
    lines = [json.dumps({**LINE, **change}), "{broken"]
    (folder / "flooding.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "weather.jsonl").write_text("", encoding="utf-8")
    _, faults = read_faqs(tmp_path, corpus.vocabulary.challenges, corpus.facts)
    told = {(path.name, line): (name, text) for path, line, name, text in faults}
    assert field in told["flooding.jsonl", 1][0]
    assert said in told["flooding.jsonl", 1][1]
    assert "JSON" in told["flooding.jsonl", 2][1]
    assert "weather" in told["weather.jsonl", 1][1]


@pytest.mark.parametrize(
    ("text", "people", "said"),
    [
        ("41 of 118 shops are empty", None, ("41 of 118 is about 35 percent",)),
        ("We are 31 million short of 188 million", 90_000, ("31 million of 188 million is about 16 percent",)),
        ("$1.4 million in reserves", 3_100, ("$1.4 million is about 450 a resident",)),
        ("in 2 of 2019 we began", None, ()),
        ("5,000 people and 300 buses", 5_000, ()),
        ("118 of 41 shops", None, ()),
        ("212 buses, of which 140 run", None, ("140 of 212 is about 66 percent",)),
        ("An £11m gap on a £60m net budget", None, ("£11m of £60m is about 18 percent",)),
        ("It costs $4.1 million. Our budget is $2.3 million.", 3_100,
         ("$4.1 million is about 1.8 times $2.3 million",)),
        ("They ask £3.8m and 6m is still uncommitted", None, ("£3.8m is about 63 percent of 6m",)),
        ("Potential is KSh 1.9 billion. We collected 612 million.", None,
         ("612 million is about 32 percent of KSh 1.9 billion",)),
        ("Rs 67 per km; our fare revenue is Rs 29 per km", None, ("Rs 67 is about 2.3 times Rs 29",)),
        ("Rs 67 per km; our revenue is Rs 29 per tonne", None, ()),
        ("It costs €4 million. Our budget is $3 million.", None, ()),
        ("620,000 € of revenue and 1.3 million trips", None, ()),
        ("S/ 390 millones. El presupuesto es S/ 145 millones.", None,
         ("S/ 390 millones is about 2.7 times S/ 145 millones",)),
    ],
)  # fmt: skip
def test_own_figures_are_set_beside_each_other(text, people, said):
    assert reckoned(text, people) == said


def test_sums_speak_the_language_of_the_city():
    assert reckoned("1,2 millones de euros", 1_000, "es") == (
        "1,2 millones de euros son unos 1.200 por habitante",
    )


@pytest.mark.model
def test_strangers_are_answered_straight_where_an_answer_fits(guide):
    """On the writer that the chances were not fitted on: of the answers given without reserve two
    in three are just what was asked; of all, those called only the nearest among them, less than
    one in five is beside the point (a reader's grades)."""
    faqs, grades, sure = guide.adviser.listener.faqs, [], []
    for line in read_lines(CORPUS / "training" / "matches.jsonl"):
        if line["source"] == "b":
            said = line["texts"]
            best = faqs.find(said[0], faqs.likes(faqs.vectors(said)), line["named"], line["heard"])
            known = [m for m in best if m.id in line["grades"]]
            if known and known[0].chance >= OTHER:
                grades.append(line["grades"][known[0].id])
                sure += grades[-1:] if known[0].chance >= SURELY else []
    assert len(grades) >= 60 and len(sure) >= 40
    assert sure.count(2) >= 0.6 * len(sure)
    assert grades.count(2) >= 0.4 * len(grades)
    assert grades.count(0) <= 0.2 * len(grades)


@pytest.mark.model
def test_a_question_added_since_the_training_is_found(guide):
    listener = guide.adviser.listener
    new = Faq(
        id="waste-q99", topic="waste", kind="proposal",
        asks=("Should goats eat our garden waste?", "Goats for the green bin, good idea?"),
        verdict="Only where somebody keeps them.", answer="Ask the shepherd first.",
    )  # fmt: skip
    from assistant.adviser import TRAINED

    faqs = {**guide.adviser.corpus.faqs, new.id: new}
    parts = read_arrays(TRAINED / "faqs.npz", "model of prepared questions", "faqs")
    model = Faqs(parts, listener.embedder, faqs)
    text = "A councillor says goats could eat the green waste"
    found = model.find(text, model.likes(model.vectors([text])), ["waste"], [])
    assert found[0].id == new.id


PLANT = (
    "We're a town of 3,100 in Saskatchewan. The fabrication plant shuts next March: 240 jobs and "
    "22% of our property tax. I have eleven staff."
)
TALKS = [
    (PLANT, "One councillor wants ten years tax-free for whoever takes over the building. What do "
     "I say to him?", {"industry-decline", "weak-economy"}, "strings"),
    (PLANT, "And if we simply wait until the election?", {"industry-decline", "weak-economy"}, ""),
    ("We are a port city of 900,000 in Colombia with floods and little money.",
     "A developer wants to fill the wetland and pays us well. Yes or no?", {"flooding"}, "No"),
    ("Our buses in a Polish city of 118,000 are half empty and fares cover a quarter of the cost.",
     "Council wants free fares. Judge that please.", {"public-transport"}, ""),
    ("Rubbish lies in the streets of our city of 400,000 in Ghana, the landfill is full.",
     "A firm wants to build an incinerator if we guarantee the tonnage for 25 years. Sign?",
     {"waste"}, ""),
    ("Somos una ciudad de 300.000 en Perú y cada invierno se inunda el centro.",
     "¿Qué les digo a los vecinos?", {"flooding"}, ""),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("first", "then", "topics", "said"), TALKS)
def test_a_question_on_the_matter_gets_its_straight_answer(guide, first, then, topics, said):
    key = guide.ask(first).conversation
    reply = guide.ask(then, key)
    turn = guide._conversations.memory(key).turn
    faqs = [guide.adviser.corpus.faqs[k] for k in turn.faqs]
    assert faqs, reply.text
    assert {faq.topic for faq in faqs} <= topics
    spoken = guide.adviser.corpus.spoken(guide.language(key))
    assert spoken.straight(faqs[0])[0] in reply.text or faqs[0].kind == "tell"
    assert said in reply.text
    assert {c.fact for c in reply.citations} <= set(faqs[0].facts) or faqs[0].kind == "tell"
    if guide._conversations.memory(key).turn.form.said:
        return  # sentences to say are of the same measure
    again = guide.ask(then, key)
    after = guide._conversations.memory(key).turn
    assert after.faqs != turn.faqs or after.again
    assert again.text != reply.text


@pytest.mark.model
def test_what_is_asked_after_it_is_about_its_cases(guide):
    key = guide.ask(PLANT).conversation
    straight = guide.ask("what usually goes wrong when a plant closes?", key)
    assert straight.citations
    paid = guide.ask("who paid for that?", key)
    assert {c.city for c in paid.citations} <= {c.city for c in straight.citations}


@pytest.mark.model
def test_what_a_first_message_asks_stands_before_the_advice(guide):
    reply = guide.ask(
        "Our centre in Ohio, 58,000 people, has 41 of 118 shops empty. Would free parking on "
        "Saturdays bring the customers back?"
    )
    assert "41 of 118 is about 35 percent" in reply.text
    asked, order = reply.text.index("What you asked for"), reply.text.index("Start with")
    assert asked < order
    assert "(our reading)" in reply.text[asked:order]
    assert len(reply.text.split()) < 620


TRADERS = "We are a town of 60,000 in Kenya; the traders fill every pavement and shops complain."


def _start(corpus, topic: str) -> Faq:
    """What is asked of the first weeks on a matter."""
    return next(f for f in corpus.faqs.values() if (f.topic, f.kind) == (topic, "start"))


@pytest.mark.model
def test_points_for_the_mayor_are_what_was_advised_and_no_speech(guide, corpus):
    first, start = guide.ask(TRADERS), _start(corpus, "street-trade")
    points = guide.ask("Give me 4 points for the mayor, please", first.conversation).text
    assert points.count("\n- ") + points.startswith("- ") == 4
    assert start.verdict in points


@pytest.mark.model
def test_a_city_that_asks_nothing_in_particular_hears_of_the_first_weeks(guide, corpus):
    reply, start = guide.ask(TRADERS), _start(corpus, "street-trade")
    assert f"**{start.verdict}**" in reply.text
    assert reply.text.index(start.verdict) < reply.text.index("Start with")
    later = guide.ask("What should we do in the first weeks?", reply.conversation)
    assert start.verdict not in later.text  # nothing is told twice


@pytest.mark.model
def test_nothing_is_begun_where_no_trouble_is_clear(guide):
    assert "The first weeks" not in guide.ask("We are a city of 300,000 in Poland.").text


@pytest.mark.model
def test_no_fact_is_told_twice_in_one_answer(guide, corpus):
    for told in (
        "Ski town of 8,000 in Austria, 60,000 in winter.",
        "We are a port city of 900,000 in Colombia with floods and little money.",
        "Our last app failed and residents distrust sensors.",
    ):
        text = guide.ask(told).text
        for fact in corpus.facts.values():
            assert text.count(corpus.lesson(fact)) <= 1, fact.id


@pytest.mark.model
def test_cases_are_from_the_facts_that_bear_on_the_question_most(guide):
    told = "Half of our treated water is lost in old pipes; 300,000 people, Kenya, little money."
    heard, vectors = guide.adviser.understand(told)
    evidence, near = guide.adviser.retrieve(heard, vectors)
    advice = guide.adviser.advise(heard, vectors, evidence, near)
    best = {item.fact for item in evidence[:BEARING]}
    shown = {key for pick in advice.picks for key in pick.examples}
    shown |= {key for item in advice.comparables for key in item.facts}
    assert shown
    assert shown <= best


@pytest.mark.model
def test_a_corpus_may_have_no_questions_or_few(guide):
    from assistant.adviser import TRAINED

    embedder, faqs = guide.adviser.listener.embedder, guide.adviser.corpus.faqs
    parts = read_arrays(TRAINED / "faqs.npz", "model of prepared questions", "faqs")
    for some in ({}, {"flooding-q01": faqs["flooding-q01"]}):
        model = Faqs(parts, embedder, some)
        likes = model.likes(model.vectors(["And if we wait?"]))
        assert [m.id for m in model.find("And if we wait?", likes, [], [])] == [*some]
        assert matter_of("And if we wait?", dict.fromkeys(some, 0.0)) == ""
