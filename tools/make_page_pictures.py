"""Photograph the page in a browser for the READMEs: docs/images/page-*.png. It needs the extra `browser` and chromedriver.

Run it after a change of the page's looks: python tools/make_page_pictures.py
"""

import shutil
import sys
import tempfile
from base64 import b64decode
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from fapiao_doctor.content.packs import Chosen, bundled_pack, head
from fapiao_doctor.diagnosis.open import open_doctor
from fapiao_doctor.messages import Lang
from fapiao_doctor.page.build import html_page

FOLDER = Path(__file__).parents[1] / "docs" / "images"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-prefers-reduced-motion")
SECONDS = 20
SENTENCES: Mapping[Lang, str] = {
    "zh": "证书口令忘了，我是法人",
    "en": "forgot the certificate PIN, I am the legal representative",
}


class Picture(NamedTuple):
    """What to photograph: its size, how it is looked at, the place in the page, or else what is typed."""

    name: str
    width: int
    height: int
    scheme: str = "light"
    media: str = ""
    place: str = ""
    typed: bool = False


PICTURES = (
    Picture("page-phone", 375, 740),
    Picture("page-outcome", 375, 740, place="#certificate-pin/ask-hall-to-reset"),
    Picture("page-dark", 900, 740, scheme="dark", typed=True),
    Picture("page-print", 720, 740, media="print", place="#certificate-pin/ask-hall-to-reset"),
)


def photographed(driver: Any, page: Path, picture: Picture, sentence: str) -> bytes:
    """Return one picture as PNG."""
    from selenium.webdriver.support.ui import WebDriverWait

    size = {"width": picture.width, "height": picture.height, "deviceScaleFactor": 1, "mobile": picture.width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": picture.scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": picture.media, "features": features})
    driver.get("about:blank")
    driver.get(page.as_uri() + picture.place)
    wait = WebDriverWait(driver, SECONDS, 0.05)
    wait.until(lambda one: one.find_elements("css selector", "#app h1"))
    if picture.typed:
        driver.find_element("id", "said").send_keys(sentence)
        driver.find_element("css selector", ".main").click()
        wait.until(lambda one: not one.find_elements("id", "said"))
    if picture.media:
        driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    return b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"])


def main() -> None:
    """Write all pictures in both languages; the Chinese ones have the plain names."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    reviewed = date.fromisoformat(head(bundled_pack())["reviewed"])
    try:
        with tempfile.TemporaryDirectory() as folder:
            for lang in SENTENCES:
                doctors = [
                    open_doctor(Chosen((bundled_pack(),)), one, reviewed)
                    for one in sorted(SENTENCES, key=lambda one: one != lang)
                ]
                page = Path(folder, "page.html")
                page.write_text(html_page(doctors, list(doctors[0].library.packs[0].trees)), encoding="utf-8")
                ending = ".png" if lang == "zh" else f".{lang}.png"
                for picture in PICTURES:
                    (FOLDER / f"{picture.name}{ending}").write_bytes(
                        photographed(driver, page, picture, SENTENCES[lang])
                    )
    finally:
        driver.quit()
    sys.stdout.write(f"{FOLDER}\n")


if __name__ == "__main__":
    main()
