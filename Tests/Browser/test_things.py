# SPDX-License-Identifier: Apache-2.0
"""Pages of what is on record: no script, three languages, narrow and wide, light and dark, and what axe-core finds."""

from browser import URL, browser
from test_reading import CONTRAST, LANGUAGES, faults

PAGES = (
    "/", "/elections", "/elections/mazhilis-2023", "/elections/kurultai-2026", "/elections/referendum-2024",
    "/elections/president-2022", "/parties", "/parties/osdp", "/people/kassym-jomart-tokayev", "/law",
    "/law/registration.members", "/polls/exit-2023-socis-a", "/bodies/mazhilis", "/sources", "/sources/cec23", "/conflicts",
    "/conflicts/amanat-founding-year", "/electoral-systems/mazhilis-2023", "/events", "/search?q=amanat", "/data", "/nowhere",
)


def every_page(**options):
    """Opens every page in every language in one window and hands it over with a name for it."""
    with browser(**options) as page:
        for language in LANGUAGES:
            for target in PAGES:
                page.driver.get(f"{URL}{target}{'&' if '?' in target else '?'}lang={language}")
                if target == "/nowhere":
                    page.messages()  # the console tells of the 404
                yield page, f"thing{target.replace('/', '-').replace('?q=', '-')}-{language}"


def test_axe_core_finds_nothing_on_pages_of_records():
    for page, name in every_page():
        assert not (found := faults(page)), (name, found)
        page.picture(f"{name}-1280")


def test_pages_of_records_are_read_in_the_dark():
    for page, name in every_page(dark=True):
        assert not (found := faults(page, CONTRAST)), (name, found)


def test_pages_of_records_fit_a_phone():
    for width in (320, 360, 768):
        for page, name in every_page(width=width, height=740):
            assert page.overflow() <= 0, (name, width, page.overflow())
            if width != 320:
                page.picture(f"{name}-{width}")


def test_head_and_navigation_are_one_row_on_a_wide_window():
    with browser() as page:
        for language in LANGUAGES:
            page.driver.get(f"{URL}/elections?lang={language}")
            tops = page.run("return [...document.querySelectorAll('header > *')].map(e => { const b = e.getBoundingClientRect(); return (b.top + b.bottom) / 2 })")
            assert max(tops) - min(tops) < 8, (language, tops)


def test_pages_of_records_need_no_script():
    with browser(scripts=False) as page:
        page.driver.get(f"{URL}/elections/mazhilis-2023?lang=en")
        assert "Amanat won 62 of 98 seats" in page.text("h1")
        mark = page.find("#results ~ .scroll details.mark summary")
        mark.click()
        assert "Chosen:" in page.text("#results ~ .scroll details.mark[open]")
        page.follow("a[rel=prev]")
        assert "2021" in page.text(".kicker")
        page.find(".find input[type=search]").send_keys("OSDP")
        page.follow(".find button")
        page.follow("main ul a")
        assert "/parties/osdp" in page.driver.current_url
        page.follow(".languages a[lang=kk]")
        assert page.run("return document.documentElement.lang") == "kk"


def test_a_print_has_its_address_and_no_navigation():
    with browser() as page:
        page.driver.get(f"{URL}/elections/mazhilis-2023?lang=en")
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        shown = page.run("return [...document.querySelectorAll('nav, .find, footer, .imprint')].map(e => [e.className || e.tagName, getComputedStyle(e).display])")
        assert dict(shown)["imprint"] == "block" and all(display == "none" for name, display in shown if name != "imprint"), shown
        assert "/elections/mazhilis-2023?lang=en" in page.text(".imprint")
