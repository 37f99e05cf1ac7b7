import { expect, test } from "vitest";
import { groupsOf, isInTurn, orderOf, peopleBefore, stepsOf } from "./signing-order";

test("steps follow from the order, without gaps, for any chosen numbers", () => {
  expect(stepsOf("at_once", [3, 1, 2])).toEqual([1, 1, 1]);
  expect(stepsOf("in_turn", [1, 1, 1])).toEqual([1, 2, 3]);
  expect(stepsOf("in_steps", [2, 7, 2, 4])).toEqual([1, 3, 1, 2]);
});

test.each(["at_once", "in_turn", "in_steps"] as const)(
  "the order %s can be derived from its steps",
  (order) => {
    expect(orderOf(stepsOf(order, [1, 1, 2]))).toBe(order);
  },
);

const at = new Date("2026-11-24T10:00:00Z");
const signer = (name: string, step: number, signedAt: Date | null = null) => ({ name, step, signedAt });

test("the signers of one step have their turn together, once all signers before have signed", () => {
  const turns = (signers: ReturnType<typeof signer>[]) =>
    signers.filter((each) => isInTurn(each, signers)).map(({ name }) => name);
  const [board, ona, jonas] = [signer("board", 2), signer("ona", 1), signer("jonas", 1)];
  expect(turns([board, ona, jonas])).toEqual(["ona", "jonas"]);
  expect(turns([board, { ...ona, signedAt: at }, jonas])).toEqual(["jonas"]);
  expect(turns([board, { ...ona, signedAt: at }, { ...jonas, signedAt: at }])).toEqual(["board"]);
  expect(peopleBefore(board, [board, { ...ona, signedAt: at }, jonas])).toEqual([jonas]);
});

test("people are grouped by their steps", () => {
  const [first, second, third] = [signer("a", 2), signer("b", 1), signer("c", 2)];
  expect(groupsOf([first, second, third])).toEqual([[second], [first, third]]);
});
