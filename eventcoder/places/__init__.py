"""Where events happened: place names of a sentence, what they mean, and the one that belongs to an event."""

from eventcoder.places.dateline import dateline_of
from eventcoder.places.event_place import event_place
from eventcoder.places.gazetteer import Candidate, Gazetteer
from eventcoder.places.load import load_gazetteer
from eventcoder.places.mentions import PlaceMention
from eventcoder.places.resolve import ResolvedPlace, resolve

__all__ = [
    "Candidate",
    "Gazetteer",
    "PlaceMention",
    "ResolvedPlace",
    "dateline_of",
    "event_place",
    "load_gazetteer",
    "resolve",
]
