"""The ranking as a LangChain retriever: ``GuideRetriever(guide=guide).invoke("...")``."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.rank import cap_per_city


class GuideRetriever(BaseRetriever):
    """Facts for a described city as documents, best first, with source and grade in metadata."""

    guide: Any
    k: int = 8
    per_city: int = 2

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        from assistant.message import clean

        understood, vectors = self.guide.adviser.understand(clean(query))
        evidence, _ = self.guide.adviser.retrieve(understood, vectors)
        corpus = self.guide.adviser.corpus
        documents = []
        for item in cap_per_city(evidence, self.per_city, self.k):
            fact, city = corpus.facts[item.fact], corpus.city_of(item.fact)
            source = corpus.source_of(fact)
            documents.append(
                Document(
                    id=fact.id,
                    page_content=fact.claim,
                    metadata={
                        "fact": fact.id,
                        "city": city.city,
                        "country": city.country,
                        "tool": fact.tool,
                        "year": fact.year,
                        "grade": fact.grade,
                        "lesson": fact.lesson,
                        "source": source.title,
                        "url": source.url,
                        "score": item.score,
                    },
                )
            )
        return documents
