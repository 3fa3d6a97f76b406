"""The real corpus is sound, and every planted error is reported where it stands."""

from __future__ import annotations

import pytest

from assistant.corpus import check_corpus, did_you_mean, dotted, load_corpus
from assistant.errors import CorpusError
from assistant.schema import TOOL_IDS


def test_the_corpus_is_sound_and_whole(corpus):
    assert len(corpus.cities) >= 90
    assert len(corpus.facts) >= 1290
    assert tuple(corpus.tools) == TOOL_IDS
    assert len(corpus.rankings) == 80


def test_every_fact_can_be_cited(corpus):
    for fact in corpus.facts.values():
        source = corpus.source_of(fact)
        assert source.url.startswith("http")
        assert source.title


def test_a_copy_is_not_cited_when_an_original_is_listed(corpus):
    for fact in corpus.facts.values():
        types = {corpus.city_of(fact.id).sources[key].type for key in fact.sources}
        if types != {"copy"}:
            assert corpus.source_of(fact).type != "copy"


def test_every_city_has_coordinates_and_tagged_lines(corpus):
    for slug, city in corpus.cities.items():
        assert (city.coordinates.lat, city.coordinates.lon) != (0, 0), slug
        assert city.troubles, slug
        assert any(line.tags for line in city.conditions), slug


def _plant(small, old: str, new: str, file: str = "cities/surat.yaml") -> list[str]:
    path = small.corpus_dir / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found, problems = check_corpus(small.corpus_dir)
    assert found is None
    return [str(p) for p in problems]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    tool: budget", "    tool: budgett", "Did you mean 'budget'?"),
        ("income_group: lower-middle", "income_group: lower", "'lower' is not allowed"),
        ("    grade: claimed", "    grade: sure", "evaluated"),
        ("    kind: plan", "    kynd: plan", "unknown field. Did you mean 'kind'?"),
        ("region: Asia-Pacific\n", "", "region: this field is missing"),
        ("country: India", "country: India\ncountry: Nepal", "given twice"),
        ("problems: [no-strategy,", "problems: [no-strategi,", "Did you mean 'no-strategy'?"),
        ("  - id: surat-02", "  - id: surat-01", "used once only"),
        ("    sources: [s1, s2]", "    sources: [s1, s99]", "s99"),
        ("    year: '2016'", "    year: next year", "year"),
        ("value: 4460000", "value: many", "population.value"),
        ("city: Surat", "city: [Surat", "surat.yaml"),
    ],
)
def test_a_planted_error_is_reported_with_file_and_line(small, old, new, said):
    problems = _plant(small, old, new)
    assert any("corpus/cities/surat.yaml:" in p and said in p for p in problems), problems


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("    url: https://", "    url: javascript:alert(1)//", "url"),
        ("    url: https://", "    url: 'data:text/html,<script>alert(1)</script>' # ", "url"),
        ("    url: https://", "    url: //evil.example/", "url"),
        ("  - id: surat-02", "  - id: surat-02<script>", "id"),
        ("    year: '2016'", "    year: 2016<script>", "year"),
        ("    grade: claimed", "    grade: claimed<script>", "grade"),
        ("    tool: vision", "    tool: vision/../../x", "tool"),
        ("currency: INR", "currency: <b>", "currency"),
        ("lat: 21.1959", "lat: 1<script>", "lat"),
    ],
)
def test_where_a_text_has_a_form_hostile_text_is_refused(small, old, new, field):
    problems = _plant(small, old, new)
    assert any("surat.yaml:" in p and f"{field}: " in p for p in problems), problems


def test_the_line_is_the_line_of_the_bad_value(small):
    path = small.corpus_dir / "cities" / "surat.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    row = next(i for i, line in enumerate(lines) if line.strip() == "tool: leadership")
    problems = _plant(small, "    tool: leadership", "    tool: leader")
    assert any(
        p.startswith(f"corpus/cities/surat.yaml:{row + 1}: facts[1].tool:") for p in problems
    )


def test_a_missing_tool_file_is_reported(small):
    (small.corpus_dir / "tools" / "vision.yaml").unlink()
    _, problems = check_corpus(small.corpus_dir)
    assert any("vision.yaml" in str(p) for p in problems)


def test_a_missing_folder_says_how_to_name_it(tmp_path):
    with pytest.raises(CorpusError, match="ASSISTANT_CORPUS_DIR"):
        load_corpus(tmp_path / "nowhere")


def test_loading_a_broken_corpus_names_the_first_problem_and_the_command(small):
    path = small.corpus_dir / "cities" / "lviv.yaml"
    path.write_text("city: [", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"lviv\.yaml.*assistant check"):
        load_corpus(small.corpus_dir)


def test_binary_junk_is_reported_not_raised(small):
    (small.corpus_dir / "cities" / "lviv.yaml").write_bytes(b"\xff\xfe\x00\x01")
    _, problems = check_corpus(small.corpus_dir)
    assert any("not UTF-8" in str(p) for p in problems)


def test_norway_keys_stay_text(small):
    path = small.corpus_dir / "cities" / "lviv.yaml"
    text = path.read_text(encoding="utf-8").replace("country: Ukraine", "country: no", 1)
    path.write_text(text, encoding="utf-8")
    loaded, _ = check_corpus(small.corpus_dir)
    assert loaded is not None
    assert loaded.cities["lviv"].country == "no"


def test_helpers_read_well():
    assert dotted(("facts", 4, "tool")) == "facts[4].tool"
    assert did_you_mean("flodding", ["flooding", "heat"]).startswith("Did you mean 'flooding'?")
    assert "Did you mean" not in did_you_mean("xyz", ["flooding", "heat"])
