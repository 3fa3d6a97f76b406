"""Fine-tune what matches messages with the prepared questions, repeatably: ``trained/faqs.npz``.

``assistant train faqs`` brings the ways of putting one question together with each other, with its
answer and with the messages of ``corpus/training/asked.jsonl`` that put it (InfoNCE, van den Oord
et al. 2018, within the questions of two topics at a time), then fits how sure a match is on
``corpus/training/matches.jsonl``: messages by writers who never saw the questions, with the matches
that a reader found apt.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from assistant.arrays import in_eight_bits
from assistant.faqs import FEATURES, Faqs, in_english, key_of, said
from assistant.glossary import Glossary
from assistant.labelled import read_lines
from assistant.reader import MOST, SHARED
from assistant.readernet import Pooled, arrays_of, reduced, restored
from assistant.train_kinds import fit_kinds
from assistant.train_reader import reading
from assistant.troubles import content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from assistant.corpus import Corpus
    from assistant.embed import SentenceEmbedder
    from assistant.faq import Faq

Pair = tuple[torch.Tensor, torch.Tensor]

PASSES, OF_TOPIC, RATE = 16, 24, 2e-4
ROUGH = 0.25  # share of the questions that are put in their content words only
# What a batch brings together with another way of putting a question, or with its answer, and how
# often: a way of putting it, or a message of one of two forms that does.
MIX = {"asks": 0.35, "later": 0.40, "first": 0.25}
ANSWERED = 0.25  # share of the batches in which the other one is the answer
SHARPNESS = 0.05  # the temperature of the likenesses
# Kinds that every topic has: those of another topic say the same and are no contrast.
OWN = {"proposal", "choice", "objection", "how"}
HELD = "b"  # the writer on whose messages the fit is reported
UNFITTED: dict[str, Any] = {"weights": [1.0] * len(FEATURES), "bias": 0.0}
APT = 2  # grade from which a match is right


def train_faqs(
    corpus_dir: Path,
    corpus: Corpus,
    embedder: SentenceEmbedder,
    out: Path,
    progress: Callable[[int, int], None],
    anew: bool = True,
) -> str:
    """Fine-tune and save; a line that says on how much and how it does on unseen messages. Not
    ``anew``: the encoder stays as it is, only the vectors and what is fitted on them are made
    again, after questions were added or changed."""
    torch.manual_seed(1)
    faqs = corpus.faqs
    texts = {id_: [*faq.asks, said(faq)] for id_, faq in faqs.items()}
    states = {id_: _states(embedder, own) for id_, own in texts.items()}
    net = Pooled(embedder.upper(SHARED))
    if anew:
        told = _told(corpus_dir, faqs, embedder)
        # Messages in other languages come in rough English, without small words.
        rough = {i: _states(embedder, [content(a) for a in f.asks]) for i, f in faqs.items()}
        _learn(net, faqs, Ways(states, rough, told), progress)
    else:
        with np.load(out) as stored:
            restored(net, stored, json.loads(str(stored["meta"]))["arrays"])
    # What is put in other languages is kept beside it, though nothing is learned from it.
    more = in_english(corpus, Glossary(corpus_dir / "glossary.tsv"))
    for id_, asks in more.items():
        texts[id_] += asks
        states[id_] += _states(embedder, asks)
    parts = _saved(net, [t for own in texts.values() for t in own], states)
    unfitted = out.with_suffix(".new.npz")  # whoever reads the file meanwhile has the old one
    np.savez_compressed(unfitted, **parts)
    kinds = fit_kinds(corpus_dir, faqs, embedder, unfitted)
    fitted = f"{kinds}; {fit_chances(corpus_dir, faqs, embedder, unfitted)}"
    unfitted.replace(out)
    return f"{len(faqs)} questions, {PASSES if anew else 0} passes; {fitted} -> {out.name}"


class Ways(NamedTuple):
    """The states of the ways in which each question is put, its answer last; of the same in content
    words only; and, by form, of the messages that put it."""

    states: Mapping[str, Sequence[torch.Tensor]]
    rough: Mapping[str, Sequence[torch.Tensor]]
    told: Mapping[str, Mapping[str, Sequence[torch.Tensor]]]

    def pair(self, id_: str, form: str, answered: bool, chance: random.Random) -> Pair:
        """Two things that belong to one question; of it alone where no message of the form is."""
        one, other = chance.sample(range(len(self.rough[id_])), 2)
        put = (self.rough if chance.random() < ROUGH else self.states)[id_][one]
        if own := self.told.get(form, {}).get(id_):
            put = chance.choice(own)
        return put, self.states[id_][-1 if answered else other]


def _learn(
    net: Pooled, faqs: Mapping[str, Faq], ways: Ways, progress: Callable[[int, int], None]
) -> None:
    """Fine-tune in place: a batch has some questions of two topics."""
    chance = random.Random(1)  # noqa: S311
    topics: dict[str, list[str]] = {}
    for id_, faq in faqs.items():
        topics.setdefault(faq.topic, []).append(id_)
    net.train()
    steps = PASSES * len(faqs) // (2 * OF_TOPIC)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, RATE, total_steps=steps + 5, pct_start=0.1
    )
    for step in range(1, steps + 1):
        some = chance.sample(sorted(topics), min(2, len(topics)))
        ids = [i for t in some for i in chance.sample(topics[t], min(OF_TOPIC, len(topics[t])))]
        # Answers and first messages are long: all pairs of a batch have one, or none has.
        form = chance.choices([*MIX], [*MIX.values()])[0]
        answered = chance.random() < ANSWERED
        pairs = [ways.pair(id_, form, answered, chance) for id_ in ids]
        loss = _loss(net, pairs, [faqs[i] for i in ids])
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        progress(step, steps)
    net.eval()


def _told(
    corpus_dir: Path, faqs: Mapping[str, Faq], embedder: SentenceEmbedder
) -> dict[str, dict[str, list[torch.Tensor]]]:
    """Form -> question -> the states of the messages that put it, as the assistant reads them."""
    read = reading(corpus_dir)
    found: dict[str, dict[str, list[torch.Tensor]]] = {}
    rows = [r for r in read_lines(corpus_dir / "training" / "asked.jsonl") if r["id"] in faqs]
    rows.sort(key=lambda row: len(row["text"]))
    for at in range(0, len(rows), 64):
        some = rows[at : at + 64]
        for row, state in zip(
            some, _states(embedder, [read(r["text"]) for r in some]), strict=True
        ):
            found.setdefault(row["form"], {}).setdefault(row["id"], []).append(state)
    return found


def fit_chances(
    corpus_dir: Path, faqs: Mapping[str, Faq], embedder: SentenceEmbedder, out: Path
) -> str:
    """Fit how sure a match is, on all writers but one; a line on how it does on that one."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    with np.load(out) as stored:
        parts = {name: stored[name] for name in stored.files}
    meta = json.loads(str(parts["meta"])) | UNFITTED
    rows = graded(corpus_dir, Faqs(parts | {"meta": np.array(json.dumps(meta))}, embedder, faqs))
    learned = [row for row in rows if row[0] != HELD]
    if not learned:
        return "no graded matches"
    model = LogisticRegression(C=3.0, max_iter=1000)
    model.fit([row[1] for row in learned], [row[2] for row in learned])
    meta |= {"weights": model.coef_[0].tolist(), "bias": float(model.intercept_[0])}
    np.savez_compressed(out, **(parts | {"meta": np.array(json.dumps(meta))}))
    held = [row for row in rows if row[0] == HELD]
    if not held:
        return f"{len(learned)} graded matches"
    area = roc_auc_score(
        [row[2] for row in held], model.decision_function([row[1] for row in held])
    )
    return f"{len(learned)} graded matches, area under the curve {area:.2f} on writer {HELD}"


def graded(corpus_dir: Path, model: Faqs) -> list[tuple[str, tuple[float, ...], int]]:
    """Writer, features and whether it is right, of every match that was graded."""
    found = []
    for line in read_lines(corpus_dir / "training" / "matches.jsonl"):
        said = line["texts"]
        likes = model.likes(model.vectors(said))
        for match in model.find(said[0], likes, line["named"], line["heard"]):
            if match.id in line["grades"]:
                right = int(line["grades"][match.id] >= APT)
                found.append((line["source"], match.features, right))
    return found


def _states(embedder: SentenceEmbedder, texts: Sequence[str]) -> list[torch.Tensor]:
    with torch.no_grad(), reduced():
        states, mask = embedder.words(texts, SHARED, MOST)
    return [one[: int(own.sum())].half() for one, own in zip(states, mask, strict=True)]


def _vectors(net: Pooled, states: Sequence[torch.Tensor]) -> torch.Tensor:
    longest = max(len(one) for one in states)
    padded = torch.zeros(len(states), longest, states[0].shape[1])
    mask = torch.zeros(len(states), longest)
    for row, one in enumerate(states):
        padded[row, : len(one)], mask[row, : len(one)] = one.float(), 1.0
    with reduced():
        made: torch.Tensor = net(padded, mask)
    return made


def _loss(net: Pooled, pairs: Sequence[Sequence[torch.Tensor]], own: Sequence[Faq]) -> torch.Tensor:
    likes = _vectors(net, [a for a, _ in pairs]) @ _vectors(net, [b for _, b in pairs]).T
    same = torch.tensor([
        [a.topic != b.topic and a.kind == b.kind and a.kind not in OWN for b in own] for a in own
    ])  # fmt: skip
    likes = (likes / SHARPNESS).masked_fill(same, -1e4)
    truth = torch.arange(len(own))
    return (cross_entropy(likes, truth) + cross_entropy(likes.T, truth)) / 2


def _saved(
    net: Pooled, texts: Sequence[str], states: Mapping[str, Sequence[torch.Tensor]]
) -> dict[str, Any]:
    flat = [one for own in states.values() for one in own]
    with torch.no_grad():
        rows = torch.cat([_vectors(net, flat[at : at + 64]) for at in range(0, len(flat), 64)])
    arrays = arrays_of(net)
    meta = {"arrays": list(arrays), **UNFITTED}
    return {
        **arrays,
        "meta": np.array(json.dumps(meta)),
        "keys": np.array([key_of(text) for text in texts]),
        "rows": in_eight_bits(rows.numpy()),
    }
