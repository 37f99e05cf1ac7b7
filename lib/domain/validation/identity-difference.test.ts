import { expect, test } from "vitest";
import { identityDifferences } from "./identity-difference";

const person = (name: string, code: string | null = null) => ({ name, code });

test("signers who signed as invited are not reported, in any order, with or without a code", () => {
  const invited = [person("Jonas Petraitis"), person("Ona Onaitė", "020100-29990")];
  const signedAs = [person("ONA ONAITĖ", "02010029990"), person("PETRAITIS JONAS", "50001029996")];
  expect(identityDifferences(invited, signedAs)).toEqual([]);
});

test("a person with one name is not reported when the certificate has it as the surname too", () => {
  expect(identityDifferences([person("Kõiv")], [person("KÕIV KÕIV", "1")])).toEqual([]);
});

test("a different name is reported, with the invited name", () => {
  const invited = [person("Jonas Jonaitis"), person("Ona Onaitė")];
  const signedAs = [person("JONAS PETRAITIS", "1"), person("ONA ONAITĖ", "2")];
  expect(identityDifferences(invited, signedAs)).toEqual([
    { kind: "name", invited: ["Jonas Jonaitis"], signedAs: ["JONAS PETRAITIS"] },
  ]);
});

test("a different code under the same name is reported, without either code", () => {
  const found = identityDifferences(
    [person("Jonas Petraitis", "39912310014")],
    [person("JONAS PETRAITIS", "50001029996")],
  );
  expect(found).toEqual([{ kind: "code", invited: ["Jonas Petraitis"], signedAs: ["JONAS PETRAITIS"] }]);
  expect(JSON.stringify(found)).not.toMatch(/\d{6}/);
});

test("the code shows who signed for whom when several names differ", () => {
  const invited = [person("Ona Jonaitė", "2"), person("Jonas Jonaitis", "1")];
  const signedAs = [person("JONAS PETRAITIS", "1"), person("ONA PETRAITĖ", "2")];
  expect(identityDifferences(invited, signedAs)).toEqual([
    { kind: "name", invited: ["Ona Jonaitė"], signedAs: ["ONA PETRAITĖ"] },
    { kind: "name", invited: ["Jonas Jonaitis"], signedAs: ["JONAS PETRAITIS"] },
  ]);
});

test("without codes, several differences are reported together, because it is unknown who signed for whom", () => {
  const found = identityDifferences([person("A B"), person("C D")], [person("E F", "1"), person("G H", "2")]);
  expect(found).toEqual([{ kind: "name", invited: ["A B", "C D"], signedAs: ["E F", "G H"] }]);
});
