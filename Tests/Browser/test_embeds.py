# SPDX-License-Identifier: Apache-2.0
"""Charts in frames on pages of another origin: how high they are, what they say to AMP and pym.js, and without scripts."""

import contextlib
import html
import http.server
import json
import re
import struct
import threading
import urllib.error
import urllib.parse
import urllib.request

from browser import URL, Browser, browser
from test_reading import CONTRAST, faults

CHARTS = {
    "hemicycle": "election=mazhilis-2023", "bars": "election=mazhilis-2023", "votes-seats": "election=mazhilis-2023",
    "slope": "election=mazhilis-2021,mazhilis-2023", "thresholds": "key=registration.members", "turnout": "body=mazhilis",
    "lineage": "party=amanat",
    "sweep": "system=mazhilis-2023&votes=amanat:54,auyl:11,osdp:5.2&param=threshold&from=0&to=15&step=1",
    "quantiles": "system=mazhilis-2023&shares=amanat:54,auyl:11,osdp:5.2&sample_size=1000&draws=1000",
}
LISTEN = ("<script>window.heard=[];addEventListener('message',e=>heard.push({origin:e.origin,data:e.data}));</script>")


@contextlib.contextmanager
def other_origin(body):
    """A page of another origin, which is another port."""
    page = f"<!doctype html><html lang=en><head><meta charset=utf-8><title>News</title><link rel=icon href='data:,'></head><body>{body}</body></html>"

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def window(**options):
    """A window whose console has to stay empty; it may ask other origins."""
    page = Browser(**options)
    try:
        yield page
        assert not page.messages(), page.messages()
    finally:
        page.driver.quit()


def fetch(target, accept="*/*"):
    with urllib.request.urlopen(urllib.request.Request(URL + target, headers={"Accept": accept})) as answer:
        return answer.read().decode()


def heights(page):
    """The height of the frame, and of the page in it."""
    frame = page.find("iframe")
    outer = frame.size["height"]
    page.driver.switch_to.frame(frame)
    inner = page.run("return Math.ceil(document.documentElement.getBoundingClientRect().height)")
    page.driver.switch_to.default_content()
    return outer, inner


def frame(chart="hemicycle", more="", attributes='width="100%" height="150"'):
    return f'<iframe src="{URL}/embed/{chart}?{CHARTS[chart]}{more}" title="chart" {attributes} style="border:0"></iframe>'


def test_a_page_of_another_origin_gives_a_frame_the_height_of_its_chart():
    with other_origin(LISTEN + frame() + f'<script src="{URL}/embed.js" async></script>') as page_url, window(width=700) as page:
        page.driver.get(page_url)
        page.wait("return document.querySelector('iframe').style.height")
        page.wait("return heard.some(each => each.data.type === 'mandat:height' && each.data.height > 400)")
        page.wait("return document.querySelector('iframe').getBoundingClientRect().height > 400")
        outer, inner = heights(page)
        assert outer == inner, (outer, inner)
        # The frame grows with its table, and follows the width of the window.
        page.driver.switch_to.frame(page.find("iframe"))
        page.find("summary").click()
        page.driver.switch_to.default_content()
        page.wait("return document.querySelector('iframe').getBoundingClientRect().height > arguments[0] + 50", "grown", outer)
        assert len(set(heights(page))) == 1, heights(page)
        page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 320, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        page.wait("return document.querySelector('iframe').getBoundingClientRect().width < 320")
        page.wait("return heard.at(-1) && heard.length > 3")
        assert len(set(heights(page))) == 1, heights(page)
        assert {each["origin"] for each in page.run("return heard")} == {URL}


def test_amp_and_pym_hear_the_height_in_their_own_words():
    with other_origin(LISTEN + frame(more="&initialWidth=600&childId=story-1&parentTitle=&parentUrl=http%3A%2F%2Fa%2F")) as page_url, window() as page:
        page.driver.get(page_url)
        page.wait("return heard.some(each => typeof each.data === 'string') && document.querySelector('iframe')")
        page.wait("return heard.some(each => each.data.sentinel === 'amp' && each.data.height > 400)")
        heard = [each["data"] for each in page.run("return heard")]
        amp = [each for each in heard if isinstance(each, dict) and each.get("sentinel") == "amp"]
        assert all(set(each) == {"sentinel", "type", "height"} and each["type"] == "embed-size" for each in amp), amp
        pym = [each for each in heard if isinstance(each, str)]
        assert f"pymxPYMxstory-1xPYMxheightxPYMx{amp[-1]['height']}" in pym, (pym, amp)
        # pym.js tells its width where it listens late, and is answered.
        before = len(heard)
        page.run("document.querySelector('iframe').contentWindow.postMessage('pymxPYMxstory-1xPYMxwidthxPYMx600', '*')")
        page.wait("return heard.length > arguments[0]", "an answer", before)


def test_messages_of_others_move_no_frame():
    other = "<iframe id=evil srcdoc=\"<script>parent.postMessage({type:'mandat:height',height:9999},'*')</script>\"></iframe>"
    with other_origin(frame() + f'<script src="{URL}/embed.js"></script>{LISTEN}{other}') as page_url, window() as page:
        page.driver.get(page_url)
        page.wait("return heard.some(each => each.data.height === 9999)")
        page.wait("return document.querySelector('iframe').getBoundingClientRect().height > 400")
        assert heights(page)[0] < 2000
        assert page.find("#evil").size["height"] < 400


def test_every_chart_fits_a_frame_from_two_hundred_pixels_up_without_a_script():
    for dark, width in ((False, 200), (True, 320), (False, 640), (True, 1000)):
        with browser(width=width, scripts=False) as page:
            for chart, query in CHARTS.items():
                page.driver.get(f"{URL}/embed/{chart}?{query}&lang=kk&theme={'dark' if dark else 'light'}")
                assert page.overflow_without_script() <= 0, (chart, width, page.overflow_without_script())
                # Selenium asks the layout, which needs no script of the page.
                image = page.find("img")
                assert 0.7 * width < image.size["width"] <= 760, (chart, width, image.size)
                if width in (200, 640):
                    page.driver.save_screenshot(f".build-screenshots/embed-{chart}-{width}.png")


def test_axe_core_finds_nothing_in_a_frame():
    for dark, rules in ((False, None), (True, CONTRAST)):
        with browser(width=640) as page:
            for chart, query in CHARTS.items():
                page.driver.get(f"{URL}/embed/{chart}?{query}&lang=ru&theme={'dark' if dark else 'light'}")
                page.find("summary").click()
                assert not (found := faults(page, rules)), (chart, found)


def test_an_oembed_is_a_frame_that_is_high_enough_as_it_is():
    with window() as page:
        for chart, width in [(chart, 640) for chart in CHARTS] + [("hemicycle", 280), ("slope", 480)]:
            url = f"{URL}/embed/{chart}?{CHARTS[chart]}"
            answer = json.loads(fetch(f"/oembed?maxwidth={width}&url={urllib.parse.quote(url, safe='')}"))
            assert answer["version"] == "1.0" and answer["type"] == "rich" and answer["width"] == width
            with other_origin(LISTEN + answer["html"]) as page_url:
                page.driver.get(page_url)
                page.wait("return document.readyState === 'complete' && heard.some(each => each.data.sentinel === 'amp')")
                outer, inner = heights(page)
                assert outer == answer["height"] and inner <= outer <= inner + 60, (chart, width, inner, outer)


def test_a_page_leads_to_its_oembed_and_its_card():
    for target in (f"/embed/hemicycle?{CHARTS['hemicycle']}", "/elections/mazhilis-2023", "/law/entry.list_percent", "/?view=law"):
        with browser() as page:
            page.driver.get(URL + target)
            link = page.find("link[type='application/json+oembed']").get_attribute("href")
            answer = json.loads(fetch(link.removeprefix(URL)))
            assert f'src="{URL}/embed/' in answer["html"], answer
            card = page.find("meta[property='og:image']").get_attribute("content")
            assert card.startswith(URL + "/v1/charts/"), card
            with urllib.request.urlopen(card) as picture:
                png = picture.read()
            assert picture.headers["Content-Type"] == "image/png" and png[:8] == b"\x89PNG\r\n\x1a\n"
            # PNG 11.2.2: width and height; and what WhatsApp shows at most.
            assert struct.unpack(">II", png[16:24]) == (1200, 630) and len(png) < 300_000, len(png)


def test_a_chart_that_cannot_be_drawn_is_said_in_words():
    for query, status in (("election=no-such", 400), ("seats=a:0", 422)):
        try:
            fetch(f"/embed/hemicycle?{query}", "text/html")
            raise AssertionError("answered")
        except urllib.error.HTTPError as error:
            text = error.read().decode()
            assert error.code == status and "<h1>" in text and "<img" not in text, text


def test_the_dashboard_gives_the_code_of_a_frame_by_the_keyboard():
    with browser() as page:
        for target in ("/?view=simulator&lang=en&election=mazhilis-2023", "/?view=counterfactual&lang=ru&election=mazhilis-2023",
                       "/?view=law&lang=kk", "/?view=monte-carlo&lang=en&election=mazhilis-2023"):
            page.open(target)
            page.wait("return document.querySelector('details[data-as=embed]')")
            summary = page.find("details[data-as=embed] summary")
            page.run("arguments[0].focus()", summary)
            summary.send_keys(" ")
            code = page.find("#embed-code")
            assert code.get_attribute("readonly") is not None and code.is_displayed()
            text = code.get_attribute("value")
            assert f'<iframe src="{URL}/embed/' in text and f'<script src="{URL}/embed.js" async></script>' in text, text
            source = html.unescape(re.search(r'src="([^"]+)"', text)[1])
            assert "<h1" in fetch(source.removeprefix(URL), "text/html"), source
            button = page.find("details[data-as=embed] button")
            button.send_keys("\n")
            page.wait("return document.querySelector('details[data-as=embed] [role=status]').textContent", "copied")
    with other_origin(text) as page_url, window() as page:
        page.driver.get(page_url)
        page.wait("return document.querySelector('iframe').style.height")
        outer, inner = heights(page)
        assert outer == inner, (outer, inner)
