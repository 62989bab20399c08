from __future__ import annotations

import pytest

from eventcoder.text.language import is_surely_not_english

FOREIGN = {
    "french": "Le président a déclaré vendredi que le gouvernement ne retirerait pas sa réforme. ",
    "german": "Der Kanzler sagte am Freitag, dass die Regierung ihre Pläne nicht ändern werde. ",
    "russian": "Президент заявил, что войска не будут выведены из города до конца месяца. ",
    "chinese": "总统星期五表示军队不会撤离首都，政府将继续谈判。",
    "arabic": "قال الرئيس يوم الجمعة إن القوات لن تنسحب من العاصمة قبل نهاية الشهر. ",
}
ENGLISH = {
    "plain": "The president said on Friday that troops would not leave the capital before May. ",
    "capitals": "THE PRESIDENT SAID ON FRIDAY THAT TROOPS WOULD NOT LEAVE THE CAPITAL. ",
    "names": "Tokayev, Nazarbayev, Massimov, Mamin, Tileuberdi, Erdogan, Cavusoglu, Aliyev. ",
    "figures": "3-1, 2-0; 45.2 / 17:30 +++ ",
    "foreign names": "The party Alianza Popular Revolucionaria Americana beat Acción Popular in Lima. ",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_long_foreign_text_is_surely_not_english(name: str) -> None:
    text = FOREIGN[name] * 12
    assert is_surely_not_english(text)
    assert not is_surely_not_english(text[:199])


@pytest.mark.parametrize("name", ENGLISH)
def test_english_and_doubtful_texts_pass(name: str) -> None:
    assert not is_surely_not_english(ENGLISH[name] * 12)


def test_only_the_beginning_is_judged() -> None:
    assert not is_surely_not_english(ENGLISH["plain"] * 30 + FOREIGN["french"] * 1000)
