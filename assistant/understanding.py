"""A message, after the ones before it -> what is meant: profile, troubles, request and turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.asking import describes_own_city
from assistant.carried import after, matters_first, unsaid, with_main, without_own, without_struck
from assistant.casecities import CaseCities, is_own
from assistant.edits import spoken
from assistant.figures import population
from assistant.fit import Voice, voice_of
from assistant.foreign import foreign_language
from assistant.form import shortened
from assistant.generals import in_words
from assistant.homes import places_of
from assistant.intent import Request, asks_without_we, is_told_by_us, requested, speaks_as_we
from assistant.lexical import fold
from assistant.lookups import looked_over
from assistant.mask import without_office
from assistant.matching import answered, with_answers
from assistant.memory import Memory, takes_over
from assistant.narrowing import Narrowing, read_narrowing
from assistant.nearest import offered_before
from assistant.pointing import land_of, pointed_at
from assistant.profile import Profile, asked_cities, bare_size, read_profile
from assistant.schema import Record
from assistant.sound import Ear, Sound, room
from assistant.suppose import supposed
from assistant.troubles import CLEAR, Segment, Trouble
from assistant.turn import LOOKED_UP, Act, Turn
from assistant.turns import read_turn
from assistant.unheld import of_held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.asks import Asks, Heard
    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.faqs import Described, Faqs
    from assistant.fit import Affinity
    from assistant.intalk import InTalk
    from assistant.places import Mention
    from assistant.scope import Scope

WHOLE_ACTS = {"standalone", "profile", "what-if"}  # acts whose answers are the advice
ADVISED = {"recommend", "profile", "cases"}  # answers that are the advice
OWN = {"recommend", "cases"}  # requests that are about the user's city
BY_HAND = "set by hand"
FEW_TO_TELL = 4  # words from which a message inside a conversation can change its language
SMALL = 60_000  # people of a place that counts as small
MAX_QUESTION = 30  # words of a question about another city
MAX_SEARCH = 1_500  # characters of message and description that a follow-up is searched with


class Understanding(Record):
    """What was understood of a message, before anything is looked up.

    ``unheld`` are the cities asked about that are no case cities, ``unknown`` the first of them
    when no case city is named beside it, ``brought`` whether the message opens on it; ``asked`` is
    the message that is answered, which for "shorter" is the one before, ``again`` then being true;
    ``wording`` is how much the words sound like a question to us, as a logit, and ``ours`` how much
    it reads like one; ``topic`` are the troubles of the message before that a follow-up on another
    city takes over; ``assumed`` names the profile fields that a what-if changes, if any could be
    read; ``foreign`` is a language that is not read; ``by_hand``: the profile is set by hand.
    """

    text: str
    english: tuple[str, ...]
    segments: tuple[Segment, ...]
    request: Request
    profile: Profile
    troubles: tuple[Trouble, ...]
    voice: Voice
    turn: Turn = Turn(act="standalone")
    language: str = "en"
    unknown: str = ""
    unheld: tuple[str, ...] = ()
    brought: bool = False
    assumed: tuple[str, ...] = ()
    asked: str = ""
    again: bool = False
    wording: float = 0.0
    ours: float = 0.0
    topic: tuple[str, ...] = ()
    foreign: str | None = None
    by_hand: bool = False

    @property
    def asks_of_unknown(self) -> bool:
        """Whether a message is about a city that is no case city; one that describes the own city
        and mentions another ("like Songdo") is not."""
        brief = len(self.text.split()) <= MAX_QUESTION
        told = population(self.text)
        apart = self.brought or not speaks_as_we(self.text)
        return bool(self.unknown) and brief and not told and apart


class Listener:
    """The models and tables that understanding needs, loaded once."""

    def __init__(
        self,
        corpus: Corpus,
        ear: Ear,
        scope: Scope,
        asks: Asks,
        faqs: Faqs,
        in_talk: InTalk,
        affinity: Affinity,
    ) -> None:
        self.corpus, self.ear = corpus, ear
        self.embedder, self.gazetteer, self.glossary = ear.embedder, ear.gazetteer, ear.glossary
        self.recogniser, self.scope, self.affinity = ear.recogniser, scope, affinity
        self.asks, self.faqs, self.in_talk = asks, faqs, in_talk
        self.cases = CaseCities(corpus, self.gazetteer.is_city)
        self._means = {word.trouble or "" for word in corpus.vocabulary.constraints.values()}
        self._of_small = {key for key, faq in corpus.faqs.items() if faq.kind == "small"}

    def understand(self, text: str, memory: Memory | None = None) -> tuple[Understanding, Vectors]:
        """What a message means after the ones before it, with the vectors that its search needs."""
        memory = memory or Memory()
        heard, vectors = self._hear(text, memory)
        if heard.turn.act == "accept":
            offer = memory.offer or memory.asked
            return self.understand(offer, memory.model_copy(update={"offer": ""}))
        if heard.turn.act == "reform":
            heard, vectors = self._again(heard, memory)
        heard, vectors = self._with_search(heard, vectors, memory)
        return without_struck(heard, memory.struck), vectors

    def amended(self, text: str, profile: Profile, memory: Memory) -> tuple[Understanding, Vectors]:
        """What a profile set by hand means; ``text`` says the change in words.

        The search is for all that was said so far, then for the troubles of the new profile.
        """
        sound = self.ear.sound(f"{memory.text} {spoken(self.corpus, profile)}".strip())
        known = set(profile.challenges)
        found = {t.tag: t for t in self._recognise(sound, (), profile) if t.tag in known}
        by_hand = {t: Trouble(tag=t, span=BY_HAND, confidence=1.0) for t in profile.challenges}
        voice = self._voice(sound, profile)
        voice = voice.model_copy(
            update={"troubles": voice.troubles | dict.fromkeys(profile.challenges, 1.0)}
        )
        act: Act = "standalone" if memory.fresh else "profile"
        heard = Understanding(
            text=text,
            english=sound.words.english,
            segments=sound.segments,
            request=Request(intent="recommend"),
            profile=profile,
            troubles=tuple((by_hand | found).values()),
            voice=voice,
            turn=Turn(act=act), language=memory.language, asked=text, by_hand=True,
        )  # fmt: skip
        taken = set(memory.profile.challenges) - known
        return without_struck(heard, [*memory.struck, *taken]), sound.vectors

    def _again(self, heard: Understanding, memory: Memory) -> tuple[Understanding, Vectors]:
        """The message before, read as it was, in the form that is asked for now; of the advice
        when the form is asked of the whole."""
        side = memory.turn.act not in WHOLE_ACTS or memory.intent not in ADVISED
        side = side or (memory.intent == "cases" and bool(heard.turn.form.lines))
        if heard.turn.whole and memory.text and side:
            return self._advice_again(heard, memory)
        last = memory.turn
        if last.act in {"profile", "thanks"}:
            last = last.model_copy(update={"act": "standalone"})
        form = shortened(heard.turn.form, memory.words, last.form.max_words is not None)
        again, vectors = self._hear(memory.asked, memory, last)
        return again.model_copy(
            update={
                "turn": last.model_copy(update={"form": form}),
                "request": memory.request or again.request,
                "profile": again.profile if last.act == "what-if" else memory.profile,
                "language": memory.language,
                "again": True,
            }
        ), vectors

    def _advice_again(self, heard: Understanding, memory: Memory) -> tuple[Understanding, Vectors]:
        """The advice on the city as described so far, in the form that is asked for now."""
        turn = Turn(act="standalone", form=heard.turn.form)
        again = heard.model_copy(
            update={
                "turn": turn, "request": Request(intent="recommend"), "profile": memory.profile,
                "language": memory.language, "asked": memory.text, "again": True,
            }
        )  # fmt: skip
        return self.searched_as(again, memory.text)

    def _with_search(
        self, heard: Understanding, vectors: Vectors, memory: Memory
    ) -> tuple[Understanding, Vectors]:
        """What is searched for: the own city as described so far, or the reference with it."""
        act = heard.turn.act
        own = act in {"profile", "what-if"} or (
            act == "standalone" and heard.request.intent in OWN and not heard.request.cities
        )
        if not memory.text and act == "follow-up" and {*heard.turn.cities} - {*memory.cities}:
            # "What did Zurich do about traffic?" - "and Vienna?"
            found = self.searched_as(heard, f"{heard.asked} {memory.asked}"[:MAX_SEARCH])
            topic = tuple(t.tag for t in found[0].troubles if t.confidence >= CLEAR)
            return found[0].model_copy(update={"topic": topic}), found[1]
        if act == "ask":
            return self._for_ask(heard, vectors, memory)
        if not memory.text or heard.turn.anew:
            return heard, vectors
        if own or act in {"plan", "why-not", "task"}:
            text = memory.describe(heard.text) if own and not heard.again else memory.text
            return self.searched_as(heard, text)
        if act in {"follow-up", "compare"}:
            text = f"{heard.asked} {memory.text}"[:MAX_SEARCH]
            return self.searched_as(heard, text)
        return heard, vectors

    def _for_ask(
        self, heard: Understanding, vectors: Vectors, memory: Memory
    ) -> tuple[Understanding, Vectors]:
        """A question moves nothing: the order of the tools is the one that was shown. It is looked
        up by its own words or rests on the city as described."""
        bare = heard.turn.narrowing.bare
        if bare and takes_over(memory) and heard.turn.ask == "search":
            heard, vectors = self.searched_as(heard, memory.asked)
        elif memory.text and (bare or heard.turn.ask not in LOOKED_UP):
            heard, vectors = self.searched_as(heard, memory.text)
        return heard.model_copy(update={"voice": memory.voice}), vectors

    def searched_as(self, heard: Understanding, text: str) -> tuple[Understanding, Vectors]:
        """The same understanding with the troubles, the voice and the search of another text."""
        sound = self.ear.sound(text)
        return heard.model_copy(
            update={
                "english": sound.words.english, "segments": sound.segments,
                "troubles": self._recognise(sound, heard.profile.constraints, heard.profile),
                "voice": self._voice(sound, heard.profile),
            }
        ), sound.vectors  # fmt: skip

    def _hear(
        self, text: str, memory: Memory, turn: Turn | None = None
    ) -> tuple[Understanding, Vectors]:
        """One message; ``turn`` when it is known already what it does."""
        language = self.glossary.kept(text, "" if memory.fresh else memory.language)
        typed = self._as_typed(text, language)
        sound = self.ear.sound(text, typed, language)
        places = places_of(self.gazetteer, said := without_office(text), memory.fresh, language)
        profile, asked = self._read(said, earlier := memory.profile, places)
        limits = [c for c in profile.constraints if c not in earlier.constraints]
        described = self.in_talk.describe(sound) if memory.fresh else None
        troubles = self._recognise(sound, limits, profile, described)
        told = profile.population not in {None, earlier.population}
        ours = is_told_by_us(text, [t.confidence for t in troubles], sound.told.ours)
        request = requested(text, asked, self.corpus, told, language, ours)
        if described and request.intent == "recommend":
            troubles = with_main(troubles, self.ear.guess(sound, told), described, sound, profile)
        if new := turn is None:
            named = [slug for slug in self.cases.among(places) if slug not in asked]
            narrow = self._narrowing(text, typed[-1], places, memory)
            heard = None if memory.fresh else self.asks.hear(text, sound.aside[-1])
            cited = (*memory.facts, *memory.advised)
            shown = () if named or asked else pointed_at(text, typed[-1], self.corpus, cited)
            turn = read_turn(
                text, memory, request.tool, (*asked, *named, *shown), profile != earlier,
                sum(t.confidence >= CLEAR for t in troubles), heard, narrow, language, bool(shown),
            )  # fmt: skip
            turn = turn if asked or shown or speaks_as_we(text) else looked_over(turn, memory, text)
        known = dict.fromkeys([*asked, *self.cases.among(places)])
        later = not (memory.fresh or known)
        unheld, brought = self.cases.strange(text, places, earlier.named_city, language, later)
        unheld = without_own(unheld, earlier, memory.text) if later else unheld
        turn = of_held(turn, tuple(known), unheld, text, request.intent == "out-of-scope", brought)
        made = supposed(text, profile, earlier, turn.act == "what-if")
        if new and not (unheld or made.fields) and _on_own_city(request, text, later):
            people = profile.population
            turn = self._prepared(turn, sound, memory, troubles, language, people, described)
        troubles = matters_first(troubles, turn.proposals, turn.topic)
        return Understanding(
            text=text, asked=text, english=sound.words.english, segments=sound.segments,
            request=request, turn=turn, assumed=made.fields, unheld=unheld, brought=brought,
            profile=after(turn, earlier, made.profile, troubles),
            troubles=troubles,
            voice=self._voice(sound, made.profile),
            language=self._spoken(text, language, memory, turn),
            unknown=unheld[0] if unheld and not known else "",
            wording=self._wording(text, sound) if turn.act == "standalone" else 0.0,
            ours=sound.told.ours,
            foreign=foreign_language(text) if language == "en" else None,
        ), sound.vectors  # fmt: skip

    def _prepared(
        self,
        turn: Turn,
        sound: Sound,
        memory: Memory,
        troubles: Sequence[Trouble],
        language: str,
        people: int | None,
        described: Described | None,
    ) -> Turn:
        """The turn with the prepared questions that the message puts."""
        sure = [t.tag for t in troubles if t.confidence >= CLEAR]
        clear = sure or [t.tag for t in troubles[:1] if memory.fresh]
        text = sound.segments[0].text
        own = self.corpus.spoken(self._spoken(text, language, memory, turn))
        if chosen := offered_before(own, (*memory.turn.unsure, *memory.turn.near), text):
            return answered(turn, chosen)
        small = self._of_small if (people or 0) > SMALL and "staff-capacity" not in clear else set()
        return with_answers(
            turn, sound, memory, clear, self.faqs, own.answered - small, described,
            lambda named, said: self.in_talk.rank(sound, memory.text, named, said),
            lambda *told: self.in_talk.rank_first(sound, *told),
        )  # fmt: skip

    def heard_later(self, text: str, language: str) -> Heard:
        """What a message asks for when it is a later one of a conversation."""
        sound = self.ear.sound(text, self._as_typed(text, language), language)
        return self.asks.hear(text, sound.aside[-1])

    def _narrowing(
        self, text: str, english: str, places: tuple[Mention, ...], memory: Memory
    ) -> Narrowing:
        """Which cases it accepts."""
        lands = [self.gazetteer.country_name(m.country) for m in places if m.kind == "country"]
        if not memory.fresh:
            lands.append(land_of(text, {city.country for city in self.corpus.cities.values()}))
        return read_narrowing(
            text, self.corpus, [name for name in lands if name], memory.cities,
            memory.profile.population, english,
            [(m.start, m.end) for m in places if m.kind != "city"],
        )  # fmt: skip

    def _spoken(self, text: str, heard: str, memory: Memory, turn: Turn) -> str:
        """The language to answer in: a few words inside a conversation ("1.8 million", "no, 3")
        say too little to leave its language."""
        if not memory.fresh and len(text.split()) < FEW_TO_TELL:
            return memory.language
        return memory.language if turn.act != "standalone" and heard == "en" else heard

    def _wording(self, text: str, sound: Sound) -> float:
        """How much the words sound like a question to us, whichever way of reading them sounds
        more like it."""
        pairs = zip(self._as_typed(text, sound.language), sound.aside, strict=True)
        return max(self.scope.wording(fold(one), vector) for one, vector in pairs)

    def _as_typed(self, text: str, language: str) -> list[str]:
        """A message as typed and, in another language, as rough English."""
        said = text[:MAX_SEARCH]
        return [said] if language == "en" else [said, self.glossary.english(said, language)]

    def _read(
        self, text: str, earlier: Profile, places: tuple[Mention, ...]
    ) -> tuple[Profile, list[str]]:
        """The profile after the text, and the case cities that it asks about."""
        profile = bare_size(text, read_profile(text, self.gazetteer, earlier, places), earlier)
        names = [fold(name) for name in asked_cities(places)]
        name = profile.named_city if profile.named_city != earlier.named_city else None
        sized = profile.population not in {None, earlier.population}
        if name and asks_without_we(text) and not describes_own_city(text, sized):
            # "Kigali: who pays for the innovation city?" asks about Kigali, it is not from there.
            names.append(fold(name))
            profile = earlier
        elif name and (earlier.population or earlier.country) and not is_own(text, name, places):
            names.append(fold(name))
            others = tuple(m.model_copy(update={"role": "asked"}) for m in places)
            profile = read_profile(text, self.gazetteer, earlier, others)
        return profile, self.cases.asked(text, names, places)

    def _recognise(
        self,
        sound: Sound,
        constraints: Sequence[str],
        profile: Profile,
        described: Described | None = None,
    ) -> tuple[Trouble, ...]:
        implied = [self.corpus.vocabulary.constraints[c].trouble for c in constraints]
        chances = self.recogniser.chances(sound.clues)
        found = self.recogniser.recognise(
            sound.segments, sound.words, sound.logits, chances, room(sound.logits, sound.told),
            [tag for tag in implied if tag], self._means,
            described.nearness if described else None,
        )  # fmt: skip
        gone = unsaid(sound, profile)
        return tuple(t for t in found if t.tag not in gone)

    def _voice(self, sound: Sound, profile: Profile) -> Voice:
        faint = self.recogniser.faint(self.recogniser.chances(sound.clues))
        faint = {tag: p for tag, p in faint.items() if tag not in unsaid(sound, profile)}
        return voice_of(self.affinity, faint, sound.vectors[0])


def _on_own_city(request: Request, text: str, later: bool) -> bool:  # what may go wrong is, too
    asks = request.intent in {"failures", "fact"} and (later or bool(in_words(text)))
    return asks or request.intent in OWN
