import { expect, test } from "vitest";
import { portableName } from "./portable-name";

test.each([
  ['Offer 12:30? *final* <v2>|a"b.pdf', "Offer 12_30_ _final_ _v2__a_b.pdf"],
  ["a/b\\c.pdf", "a_b_c.pdf"],
  ["CON.pdf", "_CON.pdf"],
  ["aux", "_aux"],
  ["aux.", "_aux"],
  ["nul .tar.gz", "_nul .tar.gz"],
  ["COM¹.txt", "_COM¹.txt"],
  ["ends with dot. .pdf", "ends with dot.pdf"],
  ["ends with dot. ", "ends with dot"],
  ["tab\there.pdf", "tab_here.pdf"],
  ["...", "Untitled"],
])("%j is packed as %j, which Windows can unpack", (name, portable) => {
  expect(portableName(name)).toBe(portable);
});

test.each(["Sutartis – Žalgirio g. 5.pdf", "Console.pdf", "com10.pdf", ".gitignore", "Version 1.2"])(
  "%j keeps its name",
  (name) => {
    expect(portableName(name)).toBe(name);
  },
);
