"""The first steps with a tool: those written for the troubles named, then those of any matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.examples import concerns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.schema import ToolId

TO_THE_POINT = 0.50  # similarity of a first step to the text: our estimate, by reading
PORT, OF_PORTS = "port-airport", "port-logistics"  # an asset, and the trouble whose steps need it
ABOUT = 2  # troubles of which the own first steps are told


def steps_of(
    corpus: Corpus,
    tool: ToolId,
    profile: Profile,
    likeness: Mapping[str, float] | None = None,
) -> tuple[str, ...]:
    """First steps with a tool, those most to the point first: one for each of the first two
    troubles of the profile, in our own words, then the tool's own, which suit any matter.

    ``likeness`` is the similarity of the text to each statement on a tool, by passage id.
    """
    about = [tag for tag in concerns(corpus, profile) if corpus.step(tool, tag)]
    if PORT not in profile.assets:  # lorries cross towns without a harbour, too
        about = [tag for tag in about if tag != OF_PORTS]
    own = [f"{corpus.step(tool, tag)}." for tag in about[:ABOUT]]
    return (*own, *_of_any_matter(corpus, tool, likeness or {}))


def _of_any_matter(corpus: Corpus, tool: ToolId, likeness: Mapping[str, float]) -> tuple[str, ...]:
    """The steps as in the file of the tool; those most like the text go before the others when one
    is much to the point."""
    told = corpus.tools[tool].first_steps
    numbered = enumerate(told, start=1)
    likes = {text: likeness.get(f"tool:{tool}#first_steps-{n}", 0.0) for n, text in numbered}
    if max(likes.values()) < TO_THE_POINT:
        return told
    return tuple(sorted(told, key=lambda text: -likes[text]))
