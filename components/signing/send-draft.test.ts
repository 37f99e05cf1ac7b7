import { expect, test } from "vitest";
import {
  changeDraft,
  type DraftChange,
  firstDraft,
  keptDraft,
  namesOf,
  newDraft,
  type SendDraft,
  stepsOfDraft,
  withoutSecrets,
} from "./send-draft";

/** The signers a, b and c of a draft after some changes, each as "key: step". */
function draftSteps(...changes: DraftChange[]) {
  const added: DraftChange[] = ["a", "b", "c"].map((key) => ({ kind: "add", key }));
  const draft = [...added, ...changes].reduce(changeDraft, firstDraft("en", { signers: [], canKeep: false }));
  const steps = stepsOfDraft(draft);
  return draft.signers.map(({ key }, index) => `${key}: ${steps[index]}`);
}

test("signers of a new draft sign at once", () => {
  expect(draftSteps()).toEqual(["a: 1", "b: 1", "c: 1"]);
});

test("signers in turn sign in the order of their cards", () => {
  const move = { kind: "move", key: "c", to: 0 } as const;
  expect(draftSteps({ kind: "order", order: "in_turn" }, move)).toEqual(["c: 1", "a: 2", "b: 3"]);
});

test("signers in steps start with a step each, and a moved signer joins the step of the new position", () => {
  const inSteps = { kind: "order", order: "in_steps" } as const;
  expect(draftSteps(inSteps)).toEqual(["a: 1", "b: 2", "c: 3"]);
  expect(draftSteps(inSteps, { kind: "move", key: "c", to: 0 })).toEqual(["c: 1", "a: 1", "b: 2"]);
});

test("sending again copies the order, the reminders and the message, but not the deadline", () => {
  const previousSigner = (email: string, step: number) => ({
    ...{ name: "Ona", surname: "Onaitė", email, country: null, purpose: "signature" as const, methods: [] },
    ...{
      step,
      signedAt: null,
      signingId: "sgn_1",
      language: "en" as const,
      remindEveryDays: 3,
      message: "Clause 4 is new.",
    },
  });
  const signers = [previousSigner("a", 1), previousSigner("b", 1), previousSigner("c", 2)];
  const draft = firstDraft("en", { signers, canKeep: false });
  expect(draft).toMatchObject({ order: "in_steps", remind: "3", message: "Clause 4 is new.", deadline: "" });
  expect(stepsOfDraft(draft)).toEqual([1, 1, 2]);
});

const emptyDraft = firstDraft("en", { signers: [], canKeep: false });

/** The draft after these changes, from an empty one. */
const after = (...changes: DraftChange[]): SendDraft => changes.reduce(changeDraft, emptyDraft);

test("editing a signer changes only that signer, and removing one keeps the order of the others", () => {
  const added: DraftChange[] = ["a", "b", "c"].map((key) => ({ kind: "add", key }));
  const edited = after(...added, { kind: "edit", key: "b", fields: { name: "Ona", phone: "+37061234567" } });
  expect(edited.signers.map(({ name }) => name)).toEqual(["", "Ona", ""]);
  const { signers } = changeDraft(edited, { kind: "remove", key: "a" });
  expect(signers.map(({ key }) => key)).toEqual(["b", "c"]);
});

test("moving a card beyond the list, or one that is gone, changes nothing", () => {
  expect(draftSteps({ kind: "move", key: "a", to: 3 })).toEqual(["a: 1", "b: 1", "c: 1"]);
  expect(draftSteps({ kind: "move", key: "gone", to: 0 })).toEqual(["a: 1", "b: 1", "c: 1"]);
});

test("steps that the sender has set are kept when steps are chosen again", () => {
  const inSteps = { kind: "order", order: "in_steps" } as const;
  const together: DraftChange = { kind: "edit", key: "c", fields: { step: 2 } };
  expect(draftSteps(inSteps, together, inSteps)).toEqual(["a: 1", "b: 2", "c: 2"]);
});

test("each field of the form changes independently", () => {
  expect(
    after(
      { kind: "language", language: "lv" },
      { kind: "keep", keepSignatures: true },
      { kind: "terms", terms: { deadline: "2026-12-01" } },
      { kind: "terms", terms: { remind: "3" } },
      { kind: "message", message: "Hello" },
    ),
  ).toEqual({
    ...{ language: "lv", keepSignatures: true, deadline: "2026-12-01", remind: "3", message: "Hello" },
    ...{ order: "at_once", signers: [] },
  });
});

test("a new signer gets a step of their own, up to the maximum number of signers", () => {
  const signers = [newDraft({ signers: [] }, "a"), { ...newDraft({ signers: [] }, "b"), step: 40 }];
  expect(newDraft({ signers: signers.slice(0, 1) }, "c").step).toBe(2);
  expect(newDraft({ signers }, "c").step).toBe(40);
});

test("a stored draft contains no personal code and no phone, and is otherwise restored unchanged", () => {
  const me = { name: "Ona", surname: "Onaitė", email: "ona@example.com" };
  const secrets = { personalCode: "60001019906", phone: "+37061234567" };
  const draft = after({ kind: "add", key: "a", signer: { ...me, ...secrets } });
  expect(draft.signers[0]).toMatchObject(secrets);
  const stored = JSON.stringify(withoutSecrets(draft));
  expect(stored).not.toMatch(/60001019906|61234567/);
  const kept = keptDraft(stored);
  expect(kept?.signers[0]).toMatchObject({ ...me, personalCode: "", phone: "" });
  expect(kept && changeDraft(emptyDraft, { kind: "restore", draft: kept })).toEqual(kept);
});

test.each([
  ["nothing", null],
  ["broken JSON", "{"],
  ["a draft of an older version", '{"signers":[{"name":"Ona"}]}'],
])("a stored draft that is %s is ignored", (_case, stored) => {
  expect(keptDraft(stored)).toBeUndefined();
});

test("the summary shows a signer's name, or else the address, or else a placeholder", () => {
  const blank = newDraft({ signers: [] }, "a");
  const signers = [
    { ...blank, name: "Ona", surname: "Onaitė", email: "ona@example.com" },
    { ...blank, email: "jonas@example.com" },
    blank,
  ];
  expect(namesOf({ ...emptyDraft, signers }, "somebody")).toEqual([
    "Ona Onaitė",
    "jonas@example.com",
    "somebody",
  ]);
});
