from __future__ import annotations

import pytest

from eventcoder.actors.codes import compose, country_part, first_role, former
from eventcoder.actors.drafts import merge_roles


@pytest.mark.parametrize(
    ("owner", "roles", "beliefs", "code"),
    [
        ("KAZ", ("COP",), (), "KAZCOP"),
        ("KAZ", ("LEG", "OPPPTY"), (), "KAZOPPPTYLEG"),
        ("IRQ", ("COP",), ("KUR",), "IRQCOPKUR"),
        ("IRQ", ("UAF",), ("MOSSHI",), "IRQUAFMOSSHI"),
        ("PSEHMS", ("REB",), (), "PSEREBHMS"),
        ("NGA", ("RAD", "REB"), ("MOS",), "NGAREBMOSRAD"),
        ("IGOUNO", ("PKO",), (), "IGOUNOPKO"),
        ("KUR", ("COP",), (), "KURCOP"),
        ("", ("COP",), (), "COP"),
    ],
)
def test_codes_are_composed_in_the_manuals_order(
    owner: str, roles: tuple[str, ...], beliefs: tuple[str, ...], code: str
) -> None:
    assert compose(owner, roles, beliefs) == code


def test_the_first_role_follows_the_country() -> None:
    assert first_role("KAZCOP") == "COP"
    assert first_role("PSEREBHMS") == "REB"
    assert first_role("COP") == "COP"
    assert first_role("IGOUNO") is None
    assert first_role(None) is None


def test_international_codes_have_no_country() -> None:
    assert country_part("IGOUNO") is None
    assert country_part("COP") is None
    assert country_part("KAZCOP") == "KAZ"
    assert former("KAZGOV") == "KAZELI"


@pytest.mark.parametrize(
    ("given", "own", "generic", "roles"),
    [
        (["OPP"], "REB", False, ("OPP", "REB")),  # opposition fighters
        (["REB"], "MIL", False, ("REB",)),  # rebel soldiers
        (["GOV"], "MIL", False, ("MIL",)),  # government troops
        (["COP"], "GOV", True, ("COP",)),  # police official
        (["EDU"], "CVL", False, ("EDU",)),  # student protesters
        (["OPP"], "LEG", False, ("OPP", "LEG")),  # opposition lawmakers
        ([], "COP", False, ("COP",)),
    ],
)
def test_roles_of_head_and_modifiers(
    given: list[str], own: str, generic: bool, roles: tuple[str, ...]
) -> None:
    assert merge_roles(given, own, generic) == roles
