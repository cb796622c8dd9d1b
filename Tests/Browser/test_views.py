# SPDX-License-Identifier: Apache-2.0
"""Every other view: what it shows, what can be done in it, and its data in each form."""

import urllib.parse
import urllib.request

from browser import URL, browser

ROWS = "return [...document.querySelectorAll(arguments[0] + ' tbody tr')].map(r => [...r.cells].map(c => c.innerText.trim()))"


def views(page):
    return page.run("return [...document.querySelectorAll('nav a[data-view]')].map(a => a.dataset.view)")


def test_coalitions_add_up_and_tell_how_far_they_are():
    with browser() as page:
        page.open("/?view=coalitions&lang=en&election=mazhilis-2023")
        for party in ("auyl", "osdp"):
            page.find(f"#with-{party}").click()
        assert page.text("#coalition") == "12 of 69 seats: 35 are needed, 23 short."
        assert page.find("#with-auyl").get_attribute("aria-pressed") == "true"
        page.find("#with-amanat").send_keys(" ")
        assert page.text("#coalition") == "52 of 69 seats: 35 are needed, 17 to spare."
        assert page.query()["with"] == "auyl,osdp,amanat"
        page.choose("#goal", "two-thirds")
        assert "46 are needed" in page.text("#coalition")
        minimal = page.run(ROWS, ".scroll")
        assert ["Amanat Auyl", "48", "2"] in [[row[0].replace("\n", " "), *row[1:]] for row in minimal], minimal
        page.again(page.driver.back)
        assert "35 are needed" in page.text("#coalition")


def test_two_scenarios_stand_side_by_side():
    with browser() as page:
        page.open("/?view=compare&lang=en&election=mazhilis-2023")
        rows = page.run(ROWS, ".scroll")
        # 40 of 69 seats and 83 of 145: more of them, and a smaller share.
        assert rows[0] == ["Amanat", "-0.73", "53.90", "40", "57.97", "53.90", "83", "57.24"], rows[0]
        assert not [row for row in rows if "+43" in row]
        page.choose("#b\\.system", "mazhilis-2007")
        page.choose("#b\\.threshold", "5")
        assert page.query()["b.system"] == "mazhilis-2007" and page.query()["b.threshold"] == "5"
        laws = page.run("return [...document.querySelectorAll('.scroll')].at(-1).querySelectorAll('th[scope=col]').length")
        assert laws == 7, laws


def test_an_election_under_another_law():
    with browser() as page:
        page.open("/?view=counterfactual&lang=en&election=mazhilis-2016&system=mazhilis-2023")
        assert page.run(ROWS, "")[0] == ["Nur Otan", "-0.21", "82.20", "84", "59", "85.71", "85.51"], page.run(ROWS, "")[0]
        assert "as it was cast" in page.text("main")
        page.choose("#election", "mazhilis-2021")
        assert page.query()["election"] == "mazhilis-2021"


def test_results_with_what_was_said_and_whether_the_law_gives_them():
    with browser() as page:
        page.open("/?view=results&lang=en&election=mazhilis-2023")
        assert page.run(ROWS, "")[0] == ["Amanat", "3,431,510", "53.90", "40", "22", "62"]
        assert "exactly the official seats" in page.text(".pass")
        assert "OSCE/ODIHR:" in page.text("main") and "[object" not in page.text("main")
        page.choose("#election", "mazhilis-2007")
        assert page.run(ROWS, "")[0][0] == "Nur Otan"
        page.choose("#names", "current")
        assert page.run(ROWS, "")[0][0] == "Amanat"
        if page.all("#election option[value=president-2022]"):
            page.choose("#election", "president-2022")
            assert page.run(ROWS, "")[0] == ["Kassym-Jomart Tokayev", "6,456,393", "81.31", "yes"], page.run(ROWS, "")[0]
        page.choose("#election", "kurultai-2026")
        assert page.query()["election"] == "kurultai-2026"


def test_results_of_every_kind_have_their_chart_and_only_what_does_something():
    with browser() as page:
        for election, head, chart in (("referendum-2024", "Answer", "bars"), ("president-2022", "Candidate", "bars"),
                                      ("maslikhats-2023", "Party", "bars"), ("akims-2021", "Party", "bars"),
                                      ("kurultai-2026", "Party", "bars"), ("mazhilis-1995", "Party", "hemicycle")):
            page.open(f"/?view=results&lang=en&election={election}")
            page.wait("return [...document.images].every(i => i.complete && i.naturalWidth)", election)
            assert page.run("return document.querySelector('thead th').innerText") == head, election
            shown = page.find("[data-as=chart]").get_attribute("href")
            assert f"/v1/charts/{chart}.svg" in shown, (election, shown)
            assert bool(page.all("picture.chart img")) == (chart == "bars"), election
            assert bool(page.all(".hemicycle svg")) == (chart == "hemicycle"), election
            assert not page.all("main a[href*='view=simulator']"), election
            assert bool(page.all("#names")) == (head == "Party"), election
            said = page.text("main")
            assert ("votes of the lists are not known" in said) == (election == "kurultai-2026"), election
            assert ("No half circle" in said) == (head == "Party" and chart == "bars"), election
        page.open("/?view=results&lang=ru&election=referendum-2024")
        assert page.run(ROWS, "")[0][0].split("\n")[0] == "Да" and "63,66" in page.text("dl.facts")


def test_a_warning_says_which_figure_it_means():
    with browser() as page:
        for target, words in (("view=results&lang=en&election=kurultai-2026", "Adilet, Published share, %: 71 %"),
                              ("view=results&lang=ru&election=mazhilis-1995", "По округам: "),
                              ("view=results&lang=kk&election=mazhilis-2012", "Тізімдегі сайлаушылар: "),
                              ("view=parties&lang=en&party=amanat", "Names: ")):
            page.open(f"/?{target}")
            texts = page.run("return [...document.querySelectorAll('main details li')].map(e => e.textContent)")
            assert any(words in text for text in texts), (target, texts)
            assert all(" – " in text for text in texts), texts


def test_a_status_that_is_not_known_has_its_reason():
    with browser() as page:
        page.open("/?view=parties&lang=ru&q=Аманат")
        assert "в бюллетене её не было" in page.text("main table")


def test_parties_are_found_by_former_names_and_have_their_history():
    with browser() as page:
        page.open("/?view=parties&lang=en")
        page.find("#q").send_keys("Нұр Отан")
        page.again(lambda: page.find("form[role=search] button").click())
        assert page.run(ROWS, "")[0][0] == "Amanat"
        page.again(lambda: page.find("tbody a").click())
        assert page.query()["party"] == "amanat" and "People's Democratic Party Nur Otan" in page.text("main")
        page.again(page.driver.back)
        assert page.run("return document.getElementById('q').value") == "Нұр Отан"


def test_the_law_of_a_day_and_a_party_against_it():
    with browser() as page:
        page.open("/?view=law&lang=en")
        if page.all("#calculator"):
            return calculators(page)
        page.open("/?view=law&lang=en&topic=registration&as_of=2015-01-01&key=registration.members")
        assert "40,000 members" in page.text("main")
        assert "would not have been enough; rules missed: 4" in page.text("#registration-result"), page.text("#registration-result")
        page.set("#registration\\.members", 40000)
        page.set("#registration\\.regional_members", 600)
        page.set("#registration\\.initiative_group", 1000)
        page.wait("return document.getElementById('registration-result').innerText.includes('rules missed: 1')")
        page.set("#registration\\.organising_committee", 10)
        page.wait("return document.querySelector('#registration-result .pass')")
        assert page.query()["party_numbers"].startswith("registration.members:40000")
        page.choose("#as_of", "2004-01-01")
        assert "would not have been enough" in page.text("#registration-result"), "50,000 members from 2002 to 2009"
        page.again(lambda: page.find("#key-registration\\.members").click())


def calculators(page):
    page.choose("#as_of", "2015-01-01")
    page.choose("#calc-members", 6000)
    assert ["6,000", "at least 40,000 members", "not met"] in [[row[1].split()[0], *row[2:4]] for row in page.run(ROWS, "#registration-result") if row[1]]
    page.choose("#calc-members", 40000)
    assert "40,000" in page.text("#registration-result .pass") or page.all("#registration-result .pass")
    assert page.query()["calc.members"] == "40000"
    for name in ("financing", "campaign-fund", "deposit", "quota"):
        page.choose("#calculator", name)
        assert page.run(ROWS, "#registration-result"), name
    return "(by the calculators of the API)"


def test_sources_by_kind():
    with browser() as page:
        page.open("/?view=sources&lang=en")
        every = len(page.run(ROWS, ""))
        page.choose("#kind", "observer")
        assert 0 < len(page.run(ROWS, "")) < every


def test_chances_in_plain_words():
    with browser() as page:
        page.open("/?view=monte-carlo&lang=en&election=mazhilis-2023&sample=1000&draws=10000")
        page.wait("return document.querySelector('progress')?.value === 1")
        assert "of 100 runs" in page.text("main") or "in all runs" in page.text("main")


def test_search():
    with browser() as page:
        page.open("/?view=search&lang=en&q=nur-otan")
        assert page.all("main li a")


def test_every_view_as_json_csv_svg_curl_python_and_r():
    with browser() as page:
        page.open("/?lang=en")
        for view in views(page):
            page.open(f"/?view={view}&lang=en&q=nur")
            page.wait("return document.querySelector('.data a[data-as=json]')", view)
            addresses = page.run("return Object.fromEntries([...document.querySelectorAll('.data [data-as]')].map(e => [e.dataset.as, e.href || e.querySelector('code')?.textContent || 'button']))")
            assert {"json", "csv", "curl", "python", "r"} <= set(addresses), (view, addresses)
            for form, kind in (("json", "application/json"), ("csv", "text/csv"), ("chart", "image/svg+xml")):
                if form not in addresses:
                    continue
                with urllib.request.urlopen(asked(addresses[form]), timeout=30) as answer:
                    assert answer.headers["Content-Type"].startswith(kind) and answer.read(), view
            assert addresses["json"] in addresses["curl"] and addresses["csv"] in addresses["python"] and addresses["csv"] in addresses["r"]
            # A chart of the server is linked; what the page draws itself is saved from it.
            if page.all('main a[href*="/v1/charts/"][href*=".svg"]'):
                continue
            svg = page.run("""
                let text; URL.createObjectURL = blob => { text = blob.text(); return 'blob:none'; };
                HTMLAnchorElement.prototype.click = () => {};
                document.querySelector('[data-as=svg]').click(); return text""")
            assert svg.startswith("<svg") and 'xmlns="http://www.w3.org/2000/svg"' in svg, (view, svg[:80])
            page.run("location.reload()")


def asked(address):
    """The address with what is not ASCII percent-encoded."""
    return urllib.parse.quote(address, safe=":/?&=%,.-_~+'")


def test_a_poll_to_start_from():
    with browser() as page:
        page.open("/?view=simulator&lang=en")
        polls = page.run("return [...document.querySelectorAll('#election option')].map(o => o.value).filter(v => v.startsWith('poll:'))")
        assert not [poll for poll in polls if "president" in poll or "2005" in poll], "polls of presidents seat nobody"
        page.choose("#election", "poll:opinion-2023-public-opinion")
        assert page.text("#sum") == "100 %" and page.query()["poll"] == "opinion-2023-public-opinion"
        assert page.seats() and "scaled" in page.text("#scaled")
        before = page.driver.current_url
        page.set("#election", "poll:exit-2016-public-opinion")
        page.wait("return [...document.querySelectorAll('[role=alert]')].some(e => !e.hidden && e.innerText.includes('one list'))")
        assert page.driver.current_url == before, "one share makes no parliament"


def test_links_between_views_keep_the_scenario():
    with browser() as page:
        page.open("/?view=simulator&lang=en&election=mazhilis-2021")
        page.set("#threshold", 3)
        page.wait("return location.search.includes('threshold=3')")
        for view in ("coalitions", "compare", "counterfactual", "results", "simulator"):
            page.again(lambda: page.find(f"nav a[data-view={view}]").click())
            assert page.query()["election"] == "mazhilis-2021" and page.query()["threshold"] == "3"
            assert page.find("nav a[aria-current=page]").get_attribute("data-view") == view
        page.find("a[data-lang=kk]").click()
        page.wait("return document.documentElement.lang === 'kk' && document.getElementById('main')?.dataset.ready")
        assert page.query()["threshold"] == "3" and page.query()["lang"] == "kk"


def test_the_documentation_and_the_problems_are_pages():
    with browser() as page:
        page.driver.get(URL + "/docs")
        chapters = page.run("return [...document.querySelectorAll('nav[aria-label=Operations] a')].map(a => a.href)")
        links = []
        for chapter in chapters:
            page.driver.get(chapter)
            links += page.run("return [...document.querySelectorAll('.try a')].map(a => a.href)")
        assert len(links) > 50
        for link in links[::7]:
            with urllib.request.urlopen(asked(link), timeout=30) as answer:
                assert answer.status == 200, link
        page.driver.get(URL + "/problems/unknown-parameter")
        assert "did_you_mean" in page.text("main")
