import { expect, test } from "vitest";
import { chosenPerson, knownPeople } from "./known-people";
import { newDraft } from "./send-draft";

const people = [
  { name: "Ona", surname: "Onaitė", email: "ona@example.com", country: "LT" as const },
  { name: "Jonas", surname: "Jonaitis", email: "jonas@example.com", country: null },
];

const signer = newDraft({ signers: [] }, "a");

test("a known person is suggested by name in the name field and by address in the address field", () => {
  expect(knownPeople(people, "name")[0]).toMatchObject({ text: "Ona Onaitė", detail: "ona@example.com" });
  expect(knownPeople(people, "email")[0]).toMatchObject({ text: "ona@example.com", detail: "Ona Onaitė" });
});

test("a person chosen by name fills in both names, and the address only if it is empty", () => {
  const typed = { ...signer, name: "On", surname: "X", email: "other@example.com" };
  expect(chosenPerson(people, "ona@example.com", { signer: typed, field: "name" })).toEqual({
    ...{ name: "Ona", surname: "Onaitė", email: "other@example.com", country: "LT" },
  });
});

test("a person chosen by address fills in the address, and the names only if they are empty", () => {
  const typed = { ...signer, name: "Onutė", country: "EE" };
  expect(chosenPerson(people, "ona@example.com", { signer: typed, field: "email" })).toEqual({
    ...{ name: "Onutė", surname: "Onaitė", email: "ona@example.com", country: "EE" },
  });
});

test("a person who is not known fills in nothing", () => {
  expect(chosenPerson(people, "nobody@example.com", { signer, field: "name" })).toEqual({});
});
