import { expect, test } from "vitest";
import { matchCommands } from "./match-commands";

const commands = ["Atšaukti pasirašymą", "Dokumentai", "Parašai"].map((text) => ({
  ...{ id: text, text },
  run: () => undefined,
}));

const found = (typed: string) => matchCommands(commands, typed).map(({ text }) => text);

test("a command is found by any part of its text, in any case and without accents", () => {
  expect(found("pasiras")).toEqual(["Atšaukti pasirašymą"]);
  expect(found("PARAŠ")).toEqual(["Parašai"]);
  expect(found(" dok ")).toEqual(["Dokumentai"]);
});

test("all commands are offered before anything is typed, and none that does not match", () => {
  expect(found(" ")).toHaveLength(3);
  expect(found("zzz")).toEqual([]);
});
