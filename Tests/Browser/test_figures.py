# SPDX-License-Identifier: Apache-2.0
"""One page, one truth: what the scripts show is what the server shows without them, and what it asks the reader to know."""

from browser import browser

LANGUAGES = ("en", "ru", "kk")
CASES = (
    "view=simulator&election=mazhilis-2023", "view=simulator&election=mazhilis-2016&system=mazhilis-2023&threshold=3&seats=50",
    "view=simulator&poll=opinion-2023-public-opinion", "view=simulator&election=kurultai-2026&votes=amanat:60,auyl:40",
    "view=coalitions&election=mazhilis-2023&with=auyl,osdp&goal=two-thirds", "view=coalitions&with=amanat,baytaq&threshold=7",
    "view=compare&election=mazhilis-2023&b.system=mazhilis-2007&b.threshold=5", "view=compare&votes=amanat:45.5,auyl:54.5&against_all=3",
    "view=counterfactual&election=mazhilis-2016&system=mazhilis-2023", "view=counterfactual&votes=amanat:1,auyl:2",
    "view=monte-carlo&election=mazhilis-2023&draws=1000", "view=monte-carlo&draws=500&seed=9&sample=321&system=kurultai-2026&votes=amanat:34,auyl:33,osdp:33.5",
    "view=monte-carlo&draws=300&threshold=60&votes=a:40,b:30,c:30&system=mazhilis-2021",
    "view=law&as_of=2008-06-01&topic=registration&key=registration.members", "view=law&as_of=2015-01-01",
    "view=law&as_of=2015-01-01&topic=deposit&calc.members=40000&calculator=registration", "view=law&calculator=financing&calc.election=mazhilis-2021",
    "view=law&as_of=2021-05-01&calculator=deposit&calc.persons=10&calc.last_percent=4", "view=law&as_of=2022-01-01&calculator=quota",
    "view=law&as_of=2019-01-01&calculator=campaign-fund",
)
# Tables, facts and sentences of a document, without the notes that stand in cells.
READ = """
    const read = (page) => {
      const text = (e) => e.textContent.replace(/\\s+/g, ' ').trim();
      for (const note of page.querySelectorAll('td .note, th .note')) note.remove();
      const tables = [...page.querySelectorAll('main table')].map((table) => ({
        heads: [...table.querySelectorAll('thead th')].map(text),
        rows: [...table.querySelectorAll('tbody tr')].map((row) => [...row.cells].map(text))}));
      const facts = [...page.querySelectorAll('main dl.facts dt')].map((name) => [text(name), text(name.nextElementSibling)]);
      const found = [...page.querySelectorAll('main h2:not(.data h2)')].map((head) => [text(head), head.nextElementSibling?.localName === 'ul' ? [...head.nextElementSibling.children].map(text) : []]);
      return {tables, facts, found, summary: [...page.querySelectorAll('main .summary')].map(text)};
    };
"""
BOTH = READ + """
    const done = arguments[arguments.length - 1];
    fetch(location.href, {headers: {Accept: 'text/html'}}).then((answer) => answer.text())
      .then((html) => done([read(new DOMParser().parseFromString(html, 'text/html')), read(document)]));
"""


def cells(tables):
    """Each cell by the head of its column and the first cell of its row; of equal rows all."""
    seen = {}
    for table in tables:
        for row in table["rows"]:
            for head, cell in zip(table["heads"][1:], row[1:]):
                seen.setdefault((table["heads"][0], row[0], head), []).append(cell)
    return seen


def test_every_figure_is_the_same_with_and_without_a_script():
    with browser() as page:
        for language in LANGUAGES:
            for case in CASES:
                target = f"/?{case}&lang={language}"
                page.open(target)
                if "monte-carlo" in case:
                    page.wait("return document.querySelector('progress')?.value === 1", target)
                plain, scripted = page.driver.execute_async_script(BOTH)
                mine, theirs = cells(plain["tables"]), cells(scripted["tables"])
                shared = mine.keys() & theirs.keys()
                different = [(key, mine[key], theirs[key]) for key in shared if mine[key] != theirs[key]]
                assert not different, (target, different[:5])
                lost = [key for key in theirs if key[:2] not in {each[:2] for each in mine}]
                assert not lost, (target, "only with a script", lost[:5])
                assert len(shared) >= len(mine) * 0.7, (target, "only without a script", sorted(mine.keys() - theirs.keys())[:5])
                assert plain["facts"] == scripted["facts"], (target, plain["facts"], scripted["facts"])
                if "monte-carlo" in case or "coalitions" in case:
                    assert plain["summary"] == scripted["summary"], (target, plain["summary"], scripted["summary"])


REFUSED = (
    "/?election=kurultai-2026", "/?view=counterfactual&election=kurultai-2026", "/?view=monte-carlo&election=president-2022",
    "/?view=coalitions&election=referendum-2024", "/?view=compare&b.election=senate-2020", "/?system=maslikhats-2023", "/?view=coalitions&election=mazhilis-2025",
    "/?view=nonsense", "/?view=law&as_of=yesterday", "/?view=law&key=x", "/?view=monte-carlo&draws=0",
    "/?view=law&topic=x", "/?view=law&calculator=x", "/?view=coalitions&goal=all", "/?method=x", "/?view=coalitions&election=a&election=b",
)


def test_what_cannot_be_shown_is_said_and_nothing_else_is_shown():
    with browser() as page:
        for language in LANGUAGES:
            for target in REFUSED:
                page.open(f"{target}&lang={language}")
                assert page.all("main [role=alert] a"), target
                assert not page.all("main table, main .hemicycle, main select"), target
        for width in (1280, 360):
            with browser(width=width) as narrow:
                for language in LANGUAGES:
                    narrow.open(f"/?view=counterfactual&election=kurultai-2026&lang={language}")
                    assert narrow.overflow() <= 0, (language, width)
                    narrow.picture(f"refused-{language}-{width}")


def test_a_way_out_of_a_refused_page_leads_on_and_back():
    with browser() as page:
        page.open("/?view=law&lang=en&as_of=2015-01-01&election=president-2022")
        page.find("nav a[data-view=simulator]").click()
        page.wait("return document.body.dataset.refused && document.getElementById('main').dataset.ready === 'refused'", "the server says why")
        assert page.query()["view"] == "simulator" and page.query()["election"] == "president-2022"
        assert "candidates were voted for" in page.text("main [role=alert]")
        page.driver.back()
        page.wait("return document.querySelector('main td')?.innerText", "the law is shown again")
        page.open("/?view=counterfactual&election=kurultai-2026&lang=en")
        page.follow("main [role=alert] a[href*='system=kurultai-2026']")
        page.wait("return document.querySelector('.hemicycle')")
        assert page.query()["election"] == "mazhilis-2023" and page.query()["system"] == "kurultai-2026"


def test_elections_without_votes_cannot_be_chosen_to_start_from():
    with browser() as page:
        for view in ("simulator", "coalitions", "compare", "counterfactual", "monte-carlo"):
            page.open(f"/?view={view}&lang=en&draws=100")
            options = dict(page.run("return [...document.querySelectorAll('#election option')].map(o => [o.value, o.disabled])"))
            assert options["kurultai-2026"] and not options["mazhilis-2023"], view
            assert not [each for each in options if each.startswith(("president", "referendum", "senate", "maslikhats", "akims"))], view


def test_a_name_that_no_view_knows_is_told_as_long_as_it_stands_there():
    with browser() as page:
        page.open("/?view=coalitions&electoin=mazhilis-2021&lang=en&fbclid=1")
        assert [each.get_attribute("data-parameter") for each in page.all("[data-parameter]")] == ["electoin"]
        assert "Did you mean election?" in page.text("[data-parameter]")
        page.again(lambda: page.find("[data-parameter] a").click())
        assert page.query()["election"] == "mazhilis-2021" and not page.find("[data-parameter]").is_displayed()
