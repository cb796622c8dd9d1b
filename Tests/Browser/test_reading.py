# SPDX-License-Identifier: Apache-2.0
"""Who reads the pages and how: three languages, light and dark, 320 pixels, no script, and what axe-core finds."""

import pathlib

import axe_core_python
from browser import URL, browser

AXE = (pathlib.Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# WCAG 2.0, 2.1 and 2.2, levels A and AA; target size, which this axe-core does not know, is checked below.
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
CONTRAST = {"runOnly": ["color-contrast"]}
LANGUAGES = ("en", "ru", "kk")
PAGES = ("/docs", "/docs/simulations", "/docs/schemas", "/problems", "/problems/not-found")


def views():
    with browser() as page:
        page.open("/?view=simulator")
        return page.run("return [...document.querySelectorAll('nav a[data-view]')].map(a => a.dataset.view)")


def faults(page, rules=None):
    """What axe-core finds, each with the first place that it finds it at; of the many operations and schemas a few."""
    page.run(AXE)
    found = page.driver.execute_async_script(
        "const [rules, done] = arguments; axe.run({exclude: [['.schema ~ .schema ~ .schema'], ['.operation ~ .operation ~ .operation ~ .operation']]}, rules).then(r => done(r.violations.map("
        "v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary.slice(0, 300)])))", rules or RULES)
    return found + targets(page)


def targets(page):
    """WCAG 2.2, 2.5.8: what can be pressed is 24 by 24 pixels, but for links in a line of text and hidden ones."""
    return page.run("""
        const pressed = [...document.querySelectorAll('button, select, input, summary, nav a, .languages a')];
        return pressed.filter(e => e.offsetParent && !e.closest('.hidden')).flatMap(e => {
            const box = (e.closest('label') ?? e).getBoundingClientRect();
            return Math.round(box.width) < 24 || Math.round(box.height) < 24 ? [['target-size', 1, e.outerHTML.slice(0, 160), box.width + ' x ' + box.height]] : [];
        })""")


def every_view(**options):
    """Opens every view in every language in one window and hands over the page with a name for it."""
    names = views()
    with browser(**options) as page:
        for language in LANGUAGES:
            for view in names:
                page.open(f"/?view={view}&lang={language}&with=amanat,osdp")
                yield page, f"{view}-{language}"


def test_axe_core_finds_nothing_in_light():
    for page, name in every_view():
        assert not (found := faults(page)), (name, found)
        page.picture(f"{name}-light-1280")


def test_axe_core_finds_nothing_in_dark():
    for page, name in every_view(dark=True, reduced=True):  # other colours, the same elements
        assert not (found := faults(page, CONTRAST)), (name, found)
        page.picture(f"{name}-dark-1280")


def test_nothing_is_cut_off_at_320_pixels_which_is_1280_at_400_per_cent():
    for page, name in every_view(width=320, height=640):
        assert page.overflow() <= 0, (name, page.overflow())
        assert not (found := targets(page)), (name, found)
        page.picture(f"{name}-light-320")


def test_every_page_speaks_its_language_whole():
    for page, name in every_view():
        view, language = name.rsplit("-", 1)
        text = page.run("return document.body.innerText + [...document.querySelectorAll('[aria-label]')].map(e => e.ariaLabel).join(' ')")
        for word in ("undefined", "NaN", "[object", "null"):
            assert word not in text, (name, word)
        assert view != "law" or " flag" not in text, (name, "yes or no is said in words")
        keys = page.run(r"return document.body.innerText.match(/\b(column|view|method|topic|registration|status|unit|kind)\.[a-z_]+\b(?!:)/g)")
        assert view == "law" or not keys, (name, keys)
        if language != "en":
            assert "People's Party" not in text, (name, "a party is named in English")
        if language == "kk":
            assert any(letter in text for letter in "әғқңөұүһі"), name
        assert page.run("return document.title").endswith("Mandat")


def test_documentation_and_problems_are_accessible():
    for dark, rules in ((False, RULES), (True, CONTRAST)):
        with browser(dark=dark) as page:
            for target in PAGES:
                page.driver.get(URL + target)
                assert not (found := faults(page, rules)), (target, found)
    with browser(width=320) as page:
        for target in PAGES:
            page.driver.get(URL + target)
            assert page.overflow() <= 0, target
            page.picture("page" + target.replace("/", "-") + "-320")


def test_without_a_script_the_simulator_is_a_form():
    with browser(scripts=False) as page:
        page.open("/?lang=en&election=mazhilis-2023")
        assert "Amanat 40, Auyl 8" in page.text(".summary")
        page.find("#f-seats").send_keys("145")
        page.follow("button.primary")
        assert "Amanat 83, Auyl 17" in page.text(".summary"), page.text(".summary")
        assert page.query()["seats"] == "145" and page.query()["share.amanat"] == "3431510"
        page.find("form.bar select").send_keys("2021")
        page.follow("form.bar button")
        assert page.query()["election"] == "mazhilis-2021" and "Amanat 76" in page.text(".summary")
        page.follow("a[data-lang=kk]")
        assert "Аманат 76" in page.text(".summary")
        page.picture("simulator-kk-no-script-1280")


def test_without_a_script_every_view_has_its_table_also_at_320_pixels():
    names = views()
    for width in (1280, 320):
        with browser(scripts=False, width=width) as page:
            for view in names:
                for language in LANGUAGES:
                    page.open(f"/?view={view}&lang={language}")
                    assert page.all("main table") or view == "monte-carlo", view
                    assert page.overflow_without_script() <= 0, (view, language, width)
                page.picture(f"{view}-no-script-{width}")
