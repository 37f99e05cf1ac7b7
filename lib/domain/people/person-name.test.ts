import { expect, test } from "vitest";
import { personName, personSurname } from "./person-name";

test.each(["Ona Marija", "MARY ÄNN O’CONNEŽ-ŠUSLIK", "J.", "李", "أحمد", "Нина", "X Æ A-12"])(
  "%s is a name",
  (name) => {
    expect(personName.parse(` ${name} `)).toBe(name);
  },
);

test.each([
  ["invisible letters only", "\u3164\u115f\u1160"],
  ["zero-width characters only", "\u200b\u200b"],
  ["blank Braille patterns only", "\u2800"],
  ["signs only", "–"],
  ["a line break", "Jonas\nJonaitis"],
  ["a line separator", "Jonas\u2028Jonaitis"],
  ["a change of direction", "Jonas \u202esitianoJ"],
  ["an isolate", "\u2066Jonas\u2069"],
  ["a zero-width space", "Jo\u200bnas"],
  ["a soft hyphen", "Jo\u00adnas"],
  ["a tab", "Jonas\tJonaitis"],
])("a name of %s is refused", (_, name) => {
  expect(personName.safeParse(name).error?.issues[0]?.message).toBe("name_unreadable");
});

test("a surname may be missing, as some people have one name only, but not unreadable", () => {
  expect(personSurname.parse("  ")).toBe("");
  expect(personSurname.parse(undefined)).toBe("");
  expect(personSurname.safeParse("Jon\u202eaitis").error?.issues[0]?.message).toBe("name_unreadable");
});

test("a name of blanks only is missing", () => {
  expect(personName.safeParse(" \u00a0 ").error?.issues[0]?.message).toBe("name_missing");
});
