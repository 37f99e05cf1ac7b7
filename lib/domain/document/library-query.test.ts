import { expect, test } from "vitest";
import { allDocumentsQuery, libraryHref, searchHref, withChanges, wordsOf } from "./library-query";
import { readLibraryQuery } from "./read-library-query";

const read = (href: string) => readLibraryQuery(Object.fromEntries(new URL(href, "http://x").searchParams));

test.each([
  "/documents",
  "/documents?q=%C5%BD%C4%85sino+%22sutartis%22&show=waiting&status=signed&tag=tag_1&person=a%40b.lt",
  "/documents?from=2026-11-01&to=2026-11-30&sort=name&after=lease%7E+2%7E5121351351351351351",
  "/documents?sort=-created&before=1795000000000%7E17",
])("a query survives its URL: %s", (href) => {
  expect(libraryHref(read(href))).toBe(href);
});

test("unreadable parts of a query are ignored", () => {
  const odd = {
    q: " ",
    status: "lost",
    show: ["sent", "waiting"],
    tag: "1",
    from: "2026-02-30",
    sort: "size",
  };
  const query = readLibraryQuery({
    ...odd,
    person: "",
    after: "x",
    before: "a~-1",
    other: "y",
    to: undefined,
  });
  expect(libraryHref(query)).toBe("/documents?show=sent");
});

test("a changed query leads to the first page", () => {
  const query = read("/documents?q=lease&after=%7E12");
  expect(libraryHref(withChanges(query, { status: "draft" }))).toBe("/documents?q=lease&status=draft");
  const current = new URLSearchParams("status=draft&after=%7E12&q=lease");
  expect(searchHref(current, " rent ")).toBe("/documents?status=draft&q=rent");
  expect(searchHref(new URLSearchParams("q=x"), "")).toBe("/documents");
});

test("words are runs of letters and digits of any script, with their accents", () => {
  expect(wordsOf(' Žąsinas, "sutartis"-2026 (契約) o\u0303un AND* ')).toEqual([
    ...["Žąsinas", "sutartis", "2026", "契約", "o\u0303un", "AND"],
  ]);
  expect(wordsOf("?!")).toEqual([]);
});

test("the list of all documents has its own URLs, without filters by a person's role or tags", () => {
  const query = read("/admin/documents?q=lease&show=sent&tag=tag_1&status=draft");
  expect(libraryHref(allDocumentsQuery(query), "/admin/documents")).toBe(
    "/admin/documents?q=lease&status=draft",
  );
});
