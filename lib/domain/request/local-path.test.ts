import { expect, test } from "vitest";
import { localPath } from "./local-path";

test("keeps a path of the portal", () => {
  expect(localPath("/documents/doc_1?tab=log")).toBe("/documents/doc_1?tab=log");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/%2e//evil.example",
  "/./\\evil.example",
  "javascript:alert(1)",
  "",
  undefined,
  7,
])("replaces %j with the library", (given) => {
  expect(localPath(given)).toBe("/documents");
});
