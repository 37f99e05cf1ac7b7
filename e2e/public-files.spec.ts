import type { MetadataRoute } from "next";
import { version } from "pdfjs-dist/package.json";
import { expect, test } from "./support/test";

/** Width and height stand at fixed places of a PNG's first chunk (ISO/IEC 15948 §11.2.2). */
const pngSize = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

test.describe("without a session", () => {
  test("the portal serves a manifest with its name, and icons of the sizes that it states", async ({
    request,
  }) => {
    const answer = await request.get("/manifest.webmanifest", { maxRedirects: 0 });
    expect(answer.headers()["content-type"]).toContain("application/manifest+json");
    const manifest = (await answer.json()) as MetadataRoute.Manifest;
    expect([manifest.name, manifest.start_url]).toEqual(["Paraph", "/documents"]);
    for (const { src, sizes, type } of manifest.icons ?? []) {
      const icon = await request.get(src, { maxRedirects: 0 });
      expect([icon.status(), icon.headers()["content-type"]], src).toEqual([200, type]);
      if (type === "image/png") expect(pngSize(await icon.body()), src).toBe(sizes);
    }
  });

  test("robots are asked to stay away", async ({ request }) => {
    const answer = await request.get("/robots.txt", { maxRedirects: 0 });
    expect([answer.status(), await answer.text()]).toEqual([200, "User-agent: *\nDisallow: /\n"]);
  });

  test("a portal whose operator names no security contact has no security.txt", async ({ request }) => {
    for (const path of ["/.well-known/security.txt", "/security.txt"])
      expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(404);
  });

  test("the PDF engine's files are kept for good, under the version of the engine", async ({ request }) => {
    const cmap = await request.get(`/pdfjs/${version}/cmaps/UniJIS-UTF16-H.bcmap`, { maxRedirects: 0 });
    expect([cmap.status(), cmap.headers()["cache-control"]]).toEqual([
      200,
      "public, max-age=31536000, immutable",
    ]);
    expect((await request.get(`/pdfjs/0.0.0/cmaps/UniJIS-UTF16-H.bcmap`)).status()).toBe(404);
    expect((await request.get(`/pdfjs/${version}/cmaps/..%2f..%2fpackage.json`)).status()).toBe(404);
  });
});
