import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file));

const documents = [...readdirSync("."), ...["docs", "sandbox"].flatMap(filesBelow)].filter((file) =>
  file.endsWith(".md"),
);
const sources = ["app", "components", "db", "e2e", "lib", "sandbox", "scripts"]
  .flatMap(filesBelow)
  .concat(readdirSync("."))
  .filter((file) => /\.(ts|tsx|mjs|js)$/.test(file) && statSync(file).isFile());

const read = (file: string) => readFileSync(file, "utf8");
const withoutBlocks = (markdown: string) => markdown.replace(/^```[^]*?^```$/gm, "");
const withoutCode = (markdown: string) => withoutBlocks(markdown).replace(/`[^`\n]*`/g, "");

/** The anchors that GitHub gives to headings. */
const anchorsOf = (document: string) =>
  [...withoutBlocks(read(document)).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Targets of inline links and of link definitions. */
const linksIn = (document: string) =>
  [...withoutCode(read(document)).matchAll(/\]\((<[^>]+>|[^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm)].map(
    ([, inline, defined]) => (inline ?? defined ?? "").replace(/^<|>$/g, ""),
  );

/** @param target path from the project's folder, with or without an anchor */
function resolves(target: string): boolean {
  const [file = "", anchor] = decodeURI(target).split("#");
  return existsSync(file) && (anchor === undefined || anchorsOf(file).includes(anchor));
}

test.each(documents)("%s has no broken link", (document) => {
  const relative = linksIn(document).filter((link) => !/^[a-z]+:/.test(link));
  const broken = relative.filter(
    (link) =>
      !resolves(link.startsWith("#") ? `${document}${link}` : path.join(path.dirname(document), link)),
  );
  expect(broken).toEqual([]);
});

test("every document that the code cites exists, with the cited section", () => {
  const broken = sources.flatMap((source) =>
    [...read(source).matchAll(/\bdocs\/[\w/.-]+\.md(#[\w-]+)?/g)]
      .filter(([citation]) => !resolves(citation))
      .map(([citation]) => `${source}: ${citation}`),
  );
  expect(broken).toEqual([]);
});

/** The rooms whose files documents name by path, in backticks. */
const rooms = ["app", "components", "db", "e2e", "lib", "messages", "public", "sandbox", "scripts"];

test.each(documents)("%s names no file that does not exist", (document) => {
  const named = [...withoutBlocks(read(document)).matchAll(/`([\w()[\]/.-]+\/[\w[\].-]+\.\w+)`/g)].map(
    ([, file = ""]) => file,
  );
  const inRooms = named.filter((file) => rooms.includes(file.split("/")[0] ?? ""));
  expect(inRooms.filter((file) => !existsSync(file))).toEqual([]);
});

test("lines of the README are shorter than 120 characters", () => {
  expect(
    read("README.md")
      .split("\n")
      .filter((line) => line.length >= 120),
  ).toEqual([]);
});
