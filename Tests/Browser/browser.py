# SPDX-License-Identifier: Apache-2.0
"""Debian's Chromium behind selenium, as the tests look at it: pages that are ready, pictures, and what went wrong."""

import base64
import contextlib
import json
import os
import pathlib
import shutil
import time
import urllib.parse

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

URL = os.environ["SERVER_URL"]
PICTURES = pathlib.Path(".build-screenshots")
DEADLINE = 15  # seconds for anything to appear


class Browser:
    """One window of a width, in light or dark, with or without scripts."""

    def __init__(self, width=1280, height=900, dark=False, scripts=True, reduced=False, watched=True):
        options = Options()
        options.binary_location = shutil.which("chromium")
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars",
                         "--disable-background-networking", "--disable-component-update"):
            options.add_argument(argument)
        if not scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        logs = {"browser": "ALL", "performance": "ALL"} if watched else {"browser": "ALL"}
        options.set_capability("goog:loggingPrefs", logs)
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_script_timeout(60)
        self.width, self.scripts, self.watched = width, scripts, watched
        command = self.driver.execute_cdp_cmd
        command("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        if reduced:
            features.append({"name": "prefers-reduced-motion", "value": "reduce"})
        command("Emulation.setEmulatedMedia", {"features": features})

    def open(self, target):
        self.driver.get(URL + target)
        if self.scripts:
            self.wait("return document.getElementById('main')?.dataset.ready")

    def wait(self, script, message=None, *arguments):
        """What the script returns once it is something."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            if value := self.driver.execute_script(script, *arguments):
                return value
            time.sleep(0.03)
        raise AssertionError(f"after {DEADLINE} s still not so: {message or script}")

    def again(self, act):
        """Does something after which the view is shown anew, and waits for that."""
        before = self.run("return document.getElementById('main').dataset.ready")
        act()
        self.wait("return document.getElementById('main').dataset.ready !== arguments[0]", "the view is shown anew", before)

    def follow(self, selector):
        """Clicks what leads to another page, and waits for that page, which a click alone may not."""
        left = self.find("html")
        self.find(selector).click()
        WebDriverWait(self.driver, DEADLINE).until(staleness_of(left))
        WebDriverWait(self.driver, DEADLINE).until(lambda driver: driver.execute_script("return document.readyState") == "complete")

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.find(selector).text

    def set(self, selector, value):
        """Puts a value into a control, as a person who leaves it does."""
        self.run(
            "const [s, v] = arguments; const e = document.querySelector(s); e.value = v;"
            "e.dispatchEvent(new Event('input', {bubbles: true})); e.dispatchEvent(new Event('change', {bubbles: true}));",
            selector, str(value))

    def choose(self, selector, value):
        self.again(lambda: self.set(selector, value))

    def seats(self):
        """Seats by party, from the picture."""
        return self.run(
            "return Object.fromEntries([...document.querySelectorAll('.hemicycle .party')]"
            ".map(g => [g.dataset.party, g.querySelectorAll('circle').length]))")

    def query(self):
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.driver.current_url).query))

    def overflow(self):
        """Pixels that the page is wider than its window."""
        return self.run("return document.documentElement.scrollWidth - innerWidth")

    def overflow_without_script(self):
        """The same where no script of the page may run, asked of the layout itself."""
        size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        return size["width"] - self.width

    def picture(self, name):
        PICTURES.mkdir(exist_ok=True)
        height = min(self.run("return document.documentElement.scrollHeight"), 4000)
        clip = {"x": 0, "y": 0, "width": self.width, "height": height, "scale": 1}
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
        (PICTURES / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))

    def messages(self):
        """What the console says; a page of ours says nothing."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """Every address that was asked for since the last time, with the bytes that came over the wire for it."""
        if not self.watched:
            return []
        asked, sizes = {}, {}
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            parameters = event["params"]
            if event["method"] == "Network.requestWillBeSent":
                asked[parameters["requestId"]] = parameters["request"]["url"]
            if event["method"] == "Network.loadingFinished":
                sizes[parameters["requestId"]] = parameters["encodedDataLength"]
        return [(url, int(sizes.get(number, 0))) for number, url in asked.items()]


@contextlib.contextmanager
def browser(**options):
    """A window, which is closed whatever happens; its console has to be empty and its requests have to be ours."""
    window = Browser(**options)
    try:
        yield window
        messages = window.messages()
        assert not messages, f"the console says: {messages}"
        foreign = [url for url, _ in window.requests() if not url.startswith((URL + "/", "data:", "blob:", "about:", "chrome:"))]
        assert not foreign, f"requests to elsewhere: {foreign}"
    finally:
        window.driver.quit()
