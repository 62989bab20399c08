"""Events for the tests of exports: a protest, a bomb, a battle with its mirror, a statement, an IGO."""

from __future__ import annotations

from datetime import date

import polars as pl
from table_rows import event

from eventcoder.records import Event
from eventcoder.table.frames import events_frame

_PARTS = ("code", "country", "role", "name", "text", "start", "end")
NOBODY = dict.fromkeys(f"source_{part}" for part in _PARTS)
NOWHERE = dict.fromkeys(("admin1", "admin1_code", "place", "latitude", "longitude", "geonames_id"))


def _protest() -> Event:
    return event(
        event_id="a100000000000000",
        story_id="b100000000000000",
        code="141",
        root="14",
        name="Demonstrate or rally, not specified below",
        quad_class=4,
        goldstein=-6.5,
        plover_type="PROTEST",
        plover_mode="demo",
        acled_event_type="Protests",
        acled_sub_event_type="Peaceful protest",
        source_code="KAZLAB",
        source_role="LAB",
        source_name=None,
        source_text="oil workers",
        target_code="KAZGOV",
        target_country="KAZ",
        target_role="GOV",
        fatalities=None,
        fatalities_low=None,
        fatalities_high=None,
        pattern_id="cameo:141/aaaaaa",
        sentence="=SUM: oil workers in Aktau,\t“rallied”.\nThe end",
        publisher="Example Wire",
        url="https://example.org/1",
    )


def _bomb() -> Event:
    return event(
        **NOBODY,
        event_id="a200000000000000",
        story_id="b200000000000000",
        sentence_id=-1,
        date_precision="week",
        code="1834",
        root="18",
        name="Carry out suicide bombing",
        quad_class=4,
        goldstein=-10.0,
        plover_type="ASSAULT",
        plover_mode="explosives",
        acled_event_type="Explosions/Remote violence",
        acled_sub_event_type=None,
        target_code="IRQCVL",
        target_country="IRQ",
        target_role="CVL",
        target_name=None,
        country="IRQ",
        admin1="Baghdad",
        admin1_code="IQ.07",
        place="Baghdad",
        latitude=33.34058,
        longitude=44.40088,
        geonames_id=98182,
        event_date=date(2005, 7, 16),
        pub_date=date(2005, 7, 18),
    )


def _battle(mirror: bool) -> Event:
    sides = {"source_code": "SYRREB", "source_country": "SYR", "source_role": "REB", "source_name": None}
    others = {"target_code": "TURMIL", "target_country": "TUR", "target_role": "MIL", "target_name": None}
    if mirror:
        sides, others = (
            {f"source_{key.split('_', 1)[1]}": value for key, value in others.items()},
            {f"target_{key.split('_', 1)[1]}": value for key, value in sides.items()},
        )
    return event(
        **NOWHERE,
        **sides,
        **others,
        event_id="a300000000000000" if not mirror else "a400000000000000",
        story_id="b300000000000000",
        mirror=mirror,
        code="190",
        root="19",
        name="Use conventional military force, not specified below",
        quad_class=4,
        goldstein=-10.0,
        plover_type="ASSAULT",
        plover_mode=None,
        acled_event_type="Battles",
        acled_sub_event_type="Armed clash",
        country="SYR",
        geo_precision=3,
    )


def _statement() -> Event:
    return event(
        event_id="ffffffffffffffff",
        story_id="b500000000000000",
        code="016",
        root="01",
        name="Deny responsibility",
        goldstein=-2.0,
        plover_type=None,
        plover_mode=None,
        source_code="IGOUNOHCR",
        source_country=None,
        source_role="IGO",
        source_name="UN High Commissioner for Refugees",
        target_code="ISRSETJEWUDX",
        target_country="ISR",
        target_role="SET",
        target_name="-settlers",
    )


def some_events() -> pl.DataFrame:
    """The events of all tests here, as a valid table."""
    return events_frame(
        [_protest(), _bomb(), _battle(False), _battle(True), _statement(), event(story_id="b600000000000000")]
    )
