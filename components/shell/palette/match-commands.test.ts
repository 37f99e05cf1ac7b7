import { expect, test } from "vitest";
import { matchCommands } from "./match-commands";

const commands = ["Atšaukti pasirašymą", "Dokumentai", "Parašai"].map((text) => ({
  ...{ id: text, text },
  run: () => undefined,
}));

const matching = (typed: string) => matchCommands(commands, typed).map(({ text }) => text);

test("a command matches by any part of its text, ignoring case and accents", () => {
  expect(matching("pasiras")).toEqual(["Atšaukti pasirašymą"]);
  expect(matching("PARAŠ")).toEqual(["Parašai"]);
  expect(matching(" dok ")).toEqual(["Dokumentai"]);
});

test("all commands match before anything is typed, and none matches unrelated text", () => {
  expect(matching(" ")).toHaveLength(3);
  expect(matching("zzz")).toEqual([]);
});
