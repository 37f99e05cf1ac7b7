import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { GET } from "./route";

const engine = path.resolve("node_modules/pdfjs-dist");
const { version } = JSON.parse(readFileSync(path.join(engine, "package.json"), "utf8")) as {
  version: string;
};

const get = (folder: string, file: string, ofVersion = version) =>
  GET(new Request("http://localhost/"), { params: Promise.resolve({ version: ofVersion, folder, file }) });

test("serves every file that pdf.js may fetch, whole, with its type and cached forever", async () => {
  for (const folder of ["cmaps", "iccs", "standard_fonts", "wasm"]) {
    const files = readdirSync(path.join(engine, folder)).filter((file) => !file.startsWith("LICENSE"));
    expect(files).not.toEqual([]);
    for (const file of files) {
      const response = await get(folder, file);
      expect([response.status, file]).toEqual([200, file]);
      expect(response.headers.get("content-type"), file).toMatch(/^(application|font|text)\//);
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.equals(readFileSync(path.join(engine, folder, file))), file).toBe(true);
    }
  }
});

test.each([
  ["another version", "cmaps", "UniJIS-UTF16-H.bcmap", "1.0.0"],
  ["a path through another folder", "web/../wasm", "openjpeg.wasm", version],
  ["a path by the folder above", "../pdfjs-dist/wasm", "openjpeg.wasm", version],
  ["a path out of the folder", "cmaps", "../wasm/openjpeg.wasm", version],
  ["a hidden file", "cmaps", ".hidden.js", version],
  ["a license", "wasm", "LICENSE_QCMS", version],
  ["a file that does not exist", "cmaps", "missing.bcmap", version],
])("responds 404 to %s", async (_case, folder, file, ofVersion) => {
  expect((await get(folder, file, ofVersion)).status).toBe(404);
});
