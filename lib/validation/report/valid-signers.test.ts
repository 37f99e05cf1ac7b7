import { expect, test } from "vitest";
import { sampleSignature } from "@/lib/domain/validation/testing/sample-report";
import { type NamedSignature, withPeopleNumbered } from "./valid-signers";

const named = (personalCode: string | null, signature = sampleSignature()): NamedSignature => ({
  ...{ signature, personalCode, certificateBytes: null, queries: [] },
});

const peopleIn = (...signatures: NamedSignature[]) =>
  withPeopleNumbered(signatures).map(({ person }) => person);

test("two certificates with one name and personal code are one person's", () => {
  expect(peopleIn(named("38001085718"), named("60001019906"), named("38001085718"))).toEqual([0, 1, 0]);
});

test("without a personal code, only the certificate tells people apart, though they have one name", () => {
  const twice = named(null);
  expect(peopleIn(twice, named(null), twice)).toEqual([0, 1, 0]);
});

test("a person's code is not in the report", () => {
  expect(JSON.stringify(withPeopleNumbered([named("38001085718")]))).not.toContain("38001085718");
});

test("a signature that names no one has no person", () => {
  expect(peopleIn(named(null, sampleSignature({ signer: null, certificate: null })))).toEqual([undefined]);
});
