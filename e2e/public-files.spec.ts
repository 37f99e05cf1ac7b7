import {
  beginText,
  endText,
  moveText,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  setFontAndSize,
  showText,
} from "@cantoo/pdf-lib";
import { openNewDraft } from "@/testing/journey";
import { expect, test } from "./support/test";

type Manifest = { name: string; start_url: string; icons: { src: string; sizes: string; type: string }[] };

/** The width and height are at fixed offsets in a PNG's first chunk (ISO/IEC 15948 §11.2.2). */
const pngSize = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

/** A page with 日本語 in a font that is not embedded, so that the viewer needs a character map. */
async function japanesePdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const name = "KozMinPr6N-Regular";
  const character = {
    ...{ Type: "Font", Subtype: "CIDFontType0", BaseFont: name },
    CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Japan1"), Supplement: 6 },
  };
  const font = {
    ...{ Type: "Font", Subtype: "Type0", BaseFont: name, Encoding: "UniJIS-UTF16-H" },
    DescendantFonts: [character],
  };
  const page = pdf.addPage();
  page.node.setFontDictionary(PDFName.of("F1"), pdf.context.register(pdf.context.obj(font)));
  const text = showText(PDFHexString.of(Buffer.from("日本語", "utf16le").swap16().toString("hex")));
  page.pushOperators(beginText(), setFontAndSize("F1", 24), moveText(72, 700), text, endText());
  return Buffer.from(await pdf.save());
}

test.describe("without a session", () => {
  test("the portal serves a manifest with its name, and icons of the sizes that it states", async ({
    request,
  }) => {
    const response = await request.get("/manifest.webmanifest", { maxRedirects: 0 });
    expect(response.headers()["content-type"]).toContain("application/manifest+json");
    const manifest = (await response.json()) as Manifest;
    expect([manifest.name, manifest.start_url]).toEqual(["Paraph", "/documents"]);
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await request.get(src, { maxRedirects: 0 });
      expect([icon.status(), icon.headers()["content-type"]], src).toEqual([200, type]);
      if (type === "image/png") expect(pngSize(await icon.body()), src).toBe(sizes);
    }
  });

  test("robots.txt disallows all robots", async ({ request }) => {
    const response = await request.get("/robots.txt", { maxRedirects: 0 });
    expect([response.status(), await response.text()]).toEqual([200, "User-agent: *\nDisallow: /\n"]);
  });

  test("a portal whose operator names no security contact has no security.txt", async ({ request }) => {
    for (const path of ["/.well-known/security.txt", "/security.txt"])
      expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(404);
  });
});

test("the viewer loads a character map from the portal, which browsers cache forever", async ({
  page,
  signIn,
  playwright,
  baseURL,
}) => {
  await signIn(page);
  const loaded = page.waitForResponse(/\/pdfjs\/[\d.]+\/cmaps\/UniJIS-UTF16-H\.bcmap$/, { timeout: 0 });
  await openNewDraft(page, "In Japanese", await japanesePdf());
  const response = await loaded;
  expect([response.status(), response.headers()["cache-control"]]).toEqual([
    200,
    "public, max-age=31536000, immutable",
  ]);
  await expect(page.getByRole("region", { name: "Page 1 of 1", exact: true })).toContainText("日本語");
  const stranger = await playwright.request.newContext({ baseURL });
  expect((await stranger.get(response.url(), { maxRedirects: 0 })).status()).toBe(200);
  await stranger.dispose();
});
