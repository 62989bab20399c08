"""The page in a real Chromium: it asks for nothing, nothing goes wrong, and it does what it says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from report_tables import many_events, result_folder, some_events

from eventcoder.report.write import write_report

pytestmark = pytest.mark.system
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@dataclass
class Opened:
    """A page with what the browser said and asked for meanwhile."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, file: Path) -> Any:
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
        return self.page


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with api.sync_playwright() as started:
        context = started.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"), executable_path=CHROMIUM, headless=True, args=FLAGS
        )
        yield context
        context.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Opened]:
    page = Opened(browser.new_page())
    yield page
    assert page.said == []
    assert [address for address in page.asked if not address.startswith("file:")] == []
    assert len(page.asked) == 1
    page.page.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    write_report(result_folder(folder / "result", some_events()), folder / "report.html")
    return folder / "report.html"


def count(page: Any) -> str:
    return str(page.inner_text("#count"))


def wait_for_count(page: Any, text: str) -> None:
    page.wait_for_function("text => document.getElementById('count').textContent === text", arg=text)


def test_a_script_in_a_sentence_stays_text(opened: Opened, report: Path) -> None:
    page = opened.open(report)
    for place in range(4):
        page.locator("#table .open").nth(place).click()
    assert page.title() == "Events of result"
    assert "<img src=x" in page.inner_text("#table")
    assert page.locator("#table img, #rejected img, #coverage img").count() == 0
    assert "</script>" in page.inner_text("#rejected")


def test_a_row_opens_to_its_marked_sentence_and_why(opened: Opened, report: Path) -> None:
    page = opened.open(report)
    opener = page.locator('tr[data-place="2"] .open')
    opener.focus()
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    marked = page.eval_on_selector_all(
        ".sentence mark", "marks => marks.map(mark => [mark.className, mark.firstChild.textContent])"
    )
    assert marked == [["source", "Astana"], ["trigger", "warned"], ["target", "Russia"]]
    assert "cameo:071/9f3ac1>ask" in page.inner_text("td.detail")
    page.keyboard.press("Enter")
    assert page.locator("td.detail").count() == 0


def test_only_addresses_of_the_web_are_links(opened: Opened, report: Path) -> None:
    page = opened.open(report)
    page.click('tr[data-place="0"] .open')
    page.click('tr[data-place="1"] .open')
    links = page.eval_on_selector_all("td.detail a", "links => links.map(link => link.href)")
    assert links == ["https://example.org/1"]
    assert "javascript:alert(1)" in page.inner_text("#table")


def test_filters_narrow_the_counts_the_table_and_the_map(opened: Opened, report: Path) -> None:
    page = opened.open(report)
    assert count(page) == "4 of 4 rows"
    assert page.locator("#map circle").count() == 2
    page.select_option("#root", "14")
    wait_for_count(page, "1 of 4 rows")
    assert page.locator("#table tbody tr.row").count() == 1
    assert page.locator("#map circle").count() == 1
    page.click("#clear")
    wait_for_count(page, "4 of 4 rows")
    page.fill("#until", "2020-01-31")
    wait_for_count(page, "2 of 4 rows")
    page.fill("#source", "fralab")
    wait_for_count(page, "0 of 4 rows")
    assert "No row fits" in page.inner_text("#table")


def test_words_are_searched_in_sentences(opened: Opened, report: Path) -> None:
    page = opened.open(report)
    page.fill("#search", "workers MARCHED")
    wait_for_count(page, "1 of 4 rows")
    assert "Rail workers" in page.inner_text("#table")


def test_a_circle_a_country_and_a_root_choose_their_rows(opened: Opened, report: Path) -> None:
    page = opened.open(report)
    page.locator("#map circle").first.dispatch_event("click")
    wait_for_count(page, "2 of 4 rows")
    page.click("#chips button")
    wait_for_count(page, "4 of 4 rows")
    page.locator('#map [data-country="SYR"]').dispatch_event("click")
    wait_for_count(page, "1 of 4 rows")
    page.click("#clear")
    page.click('#roots [data-root="02"]')
    wait_for_count(page, "1 of 4 rows")
    assert page.input_value("#root") == "02"


def test_the_table_is_sorted_by_its_heads(opened: Opened, report: Path) -> None:
    page = opened.open(report)
    head = page.locator('#table [data-sort="date"]')
    head.focus()
    orders = []
    for _ in range(2):
        page.keyboard.press("Enter")
        dates = page.locator("#table td.date").all_inner_texts()
        orders.append((page.get_attribute("#table th[aria-sort$=cending]", "aria-sort"), dates))
    first = ["2020-01-31", "2020-01-31", "2020-02-03", "2020-05-03"]
    assert orders == [("descending", first[::-1]), ("ascending", first)]
    assert page.locator("#table th[aria-sort=none]").count() == 6
    assert page.evaluate("document.activeElement.dataset.sort") == "date"


def test_an_empty_table_opens_without_an_error(opened: Opened, tmp_path: Path) -> None:
    write_report(result_folder(tmp_path / "result", []), tmp_path / "report.html")
    page = opened.open(tmp_path / "report.html")
    assert count(page) == "0 of 0 rows"


def test_a_sample_is_said_and_searched(opened: Opened, tmp_path: Path) -> None:
    write_report(result_folder(tmp_path / "result", many_events(2000)), tmp_path / "report.html", 300)
    page = opened.open(tmp_path / "report.html")
    assert count(page) == "2,000 of 2,000 rows"
    assert "a random 300 of the 2,000 rows" in page.inner_text("#sample-note")
    assert "of 300 rows" in page.inner_text("#pages-top")
    page.fill("#search", "aid")
    wait_for_count(page, "300 of the 300 sampled rows (2,000 in all)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_have_enough_contrast(opened: Opened, report: Path, scheme: str) -> None:
    opened.page.emulate_media(color_scheme=scheme)
    page = opened.open(report)
    page.click('tr[data-place="0"] .open')
    low = page.evaluate(CONTRAST)
    assert low == []


# WCAG 2.1: the ratio of the relative luminances of text and ground is at least 4.5.
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => { for (let at = element; at; at = at.parentElement) {
    const found = rgb(getComputedStyle(at).backgroundColor); if (found[3] > 250) return found; }
    return [255, 255, 255, 255]; };
  const low = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest("svg, script, :disabled, option")) continue;
    const [one, two] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (ratio < 4.5) low.push(`${element.tagName} ${element.className} ${element.textContent.slice(0, 30)}`);
  }
  return low;
}"""
