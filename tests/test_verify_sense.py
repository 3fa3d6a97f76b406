"""The check of model-written sentences: what they make of a fact's sense, plans, parts and names."""

from __future__ import annotations

import pytest


def test_proof_needs_an_evaluated_fact(kinds):
    proof = "An independent evaluation found that {} [[{}]]."
    assert kinds(proof.format("Ghent gained 25 percent more cyclists", "ghent-11")) == ["grade"]
    assert kinds(
        proof.format("schools in Cape Town used 15 to 26 percent less", "cape-town-08")
    ) == [None]
    denied = (
        "No independent evaluation shows why Ghent gained 25 percent more cyclists [[ghent-11]]."
    )
    assert kinds(denied) == [None]


def test_a_plan_is_told_as_a_plan(kinds):
    done = "Berlin has turned Tegel into a park with 1,000 firms and 20,000 jobs [[berlin-13]]."
    plan = "Berlin plans to turn Tegel into a park with 1,000 firms and 20,000 jobs [[berlin-13]]."
    assert kinds(done) == ["plan"]
    assert kinds(plan) == [None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In Ghent rush-hour cars fell by 12 percent [[ghent-11]].", None),
        ("In Ghent rush-hour cars rose by 12 percent [[ghent-11]].", "sense"),
        ("Ghent's cyclists did not rise by 25 percent [[ghent-11]].", "sense"),
        ("Copenhagen built its metro by raising local taxes [[copenhagen-09]].", "sense"),
        ("Copenhagen built its metro without raising local taxes [[copenhagen-09]].", None),
    ],
)
def test_the_sense_may_not_be_turned_round(kinds, text, kind):
    assert kinds(text) == [kind]


NEGATED = [
    # What a fact denies and the claim tells, and what the claim denies and the fact tells.
    ("Pune kept its open-data portal up to date for six years [[pune-12]].", "sense"),
    ("For six years nobody in Pune updated the open-data portal [[pune-12]].", None),
    ("Other cities could copy the system as it stood, Vienna's team found [[vienna-12]].", "sense"),
    ("Vienna's team found that other cities cannot simply copy the system [[vienna-12]].", None),
    ("Seattle's police held a public debate before they put up cameras [[seattle-02]].", "sense"),
    ("Nobody was asked before Seattle's police put up their cameras [[seattle-02]].", None),
    ("Dubuque's task force spelled out detailed action steps [[dubuque-01]].", "sense"),
    ("Dubuque's task force left detailed action steps out [[dubuque-01]].", None),
    # Opposites, also far from the words that they share.
    ("The first board meeting of the company in Pune took place as scheduled [[pune-03]].", "sense"),
    ("The first board meeting of the company in Pune was put off [[pune-03]].", None),
    ("Stockholm's effect on traffic wore off over the first five years [[stockholm-07]].", "sense"),
    ("Ahmedabad decided to extend its dedicated cycle lanes [[ahmedabad-11]].", "sense"),
    ("Ahmedabad gave up its dedicated cycle lanes [[ahmedabad-11]].", None),
    ("Once the governor had changed, Qlue answered faster in Jakarta [[jakarta-09]].", "sense"),
    ("Once the governor had changed, Qlue answered more slowly in Jakarta [[jakarta-09]].", None),
    # One thing rather than another.
    ("Chattanooga saw its free wireless points as a solution, not a stopgap [[chattanooga-10]].",
     "sense"),
    ("Chattanooga saw its free wireless points as a stopgap and no solution [[chattanooga-10]].",
     None),
    ("Zaragoza started with sensors instead of its earlier open data work [[zaragoza-01]].",
     "sense"),
    # Praise for a failure.
    ("In Balak, Banyuwangi, the new service was well explained to residents [[banyuwangi-10]].",
     "sense"),
    ("Little was explained to residents of Balak, Banyuwangi [[banyuwangi-10]].", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), NEGATED)
def test_a_denial_and_its_opposite_are_told_apart(kinds, text, kind):
    assert kinds(text, given=[text.split("[[")[1].split("]]")[0]]) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Do not extend cycle lanes before you know who rides [[ahmedabad-11]].", None),
        ("A portal without a keeper is soon out of date [[pune-12]].", None),
    ],
)
def test_advice_turns_no_fact_round(kinds, text, kind):
    assert kinds(text, given=[text.split("[[")[1].split("]]")[0]]) == [kind]


def test_the_users_own_case_is_not_held_against_a_fact(kinds):
    text = "Your council opposes the bus, yet Phuket began with nine or ten vehicles [[phuket-07]]."
    assert kinds(text, given=("phuket-07",), said="Our council opposes the bus.") == [None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jaipur's lamps paid for themselves within a year and a half [[jaipur-11]].", "plan"),
        ("Jaipur expects its lamps to pay back within a year and a half [[jaipur-11]].", None),
        ("Phuket's smart piers tracked the movement of tourists [[phuket-12]].", "plan"),
        ("Phuket's smart piers were to track the movement of tourists [[phuket-12]].", None),
        ("San Francisco's county transportation authority ran it with UC Berkeley [[san-francisco-09]].",
         "plan"),
        ("The Seattle 2030 District has halved downtown emissions [[seattle-12]].", "plan"),
        ("The Seattle 2030 District wants to halve downtown emissions [[seattle-12]].", None),
        ("Wellington attracted knowledge workers with fewer resources [[wellington-01]].", "plan"),
        ("Wellington's vision for 2040 is to attract knowledge workers [[wellington-01]].", None),
        ("San Francisco received 150 million dollars from 70 companies [[san-francisco-08]].",
         "plan"),
    ],
)  # fmt: skip
def test_a_plan_without_figures_or_on_condition_is_a_plan(kinds, text, kind):
    assert kinds(text, given=[text.split("[[")[1].split("]]")[0]]) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In Tallinn all nine applicants went forward [[tallinn-06]].", "association"),
        ("In Tallinn three of nine applicants went forward [[tallinn-06]].", None),
        ("Of nine applicants in Tallinn only three went forward [[tallinn-06]].", None),
        ("SFpark covered 28,000 of the 7,000 metered spaces [[san-francisco-02]].", "association"),
        ("Most of the 10,000 computers in Los Angeles could be refurbished [[los-angeles-12]].",
         "association"),
        ("Meter prices in San Francisco fell by 42 cents and garage prices by 11 cents "
         "[[san-francisco-01]].", "association"),
        ("Meter prices in San Francisco fell by 11 cents and garage prices by 42 cents "
         "[[san-francisco-01]].", None),
        ("Jaipur's first phase cost INR 24 crore and the second INR 18 crore [[jaipur-03]].",
         "association"),
        ("Jaipur's first phase cost INR 18 crore and the second INR 24 crore [[jaipur-03]].", None),
        ("Buenos Aires' district had 12,318 firms with 317 employees [[buenos-aires-07]].",
         "association"),
        ("The board in Montevideo approved it by 9 votes to 22 [[montevideo-05]].", "association"),
        ("Tartu went from 13 bus lines to 27 [[tartu-11]].", "association"),
        ("Tartu went from 27 bus lines to 13 [[tartu-11]].", None),
        ("Oulu's service is used mostly by people under 65 [[oulu-09]].", "figure"),
    ],
)  # fmt: skip
def test_parts_and_stretches_stay_in_their_places(kinds, text, kind):
    assert kinds(text, given=[text.split("[[")[1].split("]]")[0]]) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Medellin's service began with 14 firms and 190 jobs [[medellin-03]].", "figure"),
        ("Surat's commissioner M. Rao named weak competition in 2018 [[surat-13]].", "name"),
        ("The US Department of Energy led the lamp programme in Los Angeles [[los-angeles-05]].",
         "name"),
        ("Motorists who gave their vehicle away received a voucher [[amman-10]].", "marker"),
        ("Em Nairóbi, a refeição custa 45 xelins [[nairobi-06]].", None),
        ("In Nairobi kostete eine Mahlzeit 45 Schilling [[nairobi-06]].", None),
        ("Seoul planned KRW 0.36 trillion for information technology in 2020 [[seoul-04]].", None),
    ],
)  # fmt: skip
def test_sums_initials_departments_topics_and_coins(kinds, text, kind):
    assert kinds(text, given=[text.split("[[")[1].split("]]")[0]]) == [kind]


def test_a_name_may_come_from_a_sister_fact_of_the_sentence(kinds):
    text = (
        "The Pyramid in Tirana was turned into a hub for EUR 15 million [[tirana-05]], "
        "with TUMO aiming at 4,000 teenagers a week there [[tirana-04]]."
    )
    assert kinds(text, given=("tirana-04", "tirana-05")) == [None]
