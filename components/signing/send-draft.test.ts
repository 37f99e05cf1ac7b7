import { expect, test } from "vitest";
import { changeDraft, type DraftChange, firstDraft, stepsOfDraft } from "./send-draft";

/** A draft with signers a, b and c after some changes: "key: step". */
function drafted(...changes: DraftChange[]) {
  const added: DraftChange[] = ["a", "b", "c"].map((key) => ({ kind: "add", key }));
  const draft = [...added, ...changes].reduce(changeDraft, firstDraft("en", { signers: [], canKeep: false }));
  const steps = stepsOfDraft(draft);
  return draft.signers.map(({ key }, index) => `${key}: ${steps[index]}`);
}

test("people sign at once until the sender says otherwise", () => {
  expect(drafted()).toEqual(["a: 1", "b: 1", "c: 1"]);
});

test("one after the other is the order of the cards", () => {
  const move = { kind: "move", key: "c", to: 0 } as const;
  expect(drafted({ kind: "order", order: "in_turn" }, move)).toEqual(["c: 1", "a: 2", "b: 3"]);
});

test("in steps everybody begins with a step of their own, and joins that of whose place they take", () => {
  const inSteps = { kind: "order", order: "in_steps" } as const;
  expect(drafted(inSteps)).toEqual(["a: 1", "b: 2", "c: 3"]);
  expect(drafted(inSteps, { kind: "move", key: "c", to: 0 })).toEqual(["c: 1", "a: 1", "b: 2"]);
});

test("sending again copies the order, the reminders and the message, and not the deadline", () => {
  const asked = (email: string, step: number) => ({
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
  const signers = [asked("a", 1), asked("b", 1), asked("c", 2)];
  const draft = firstDraft("en", { signers, canKeep: false });
  expect(draft).toMatchObject({ order: "in_steps", remind: "3", message: "Clause 4 is new.", deadline: "" });
  expect(stepsOfDraft(draft)).toEqual([1, 1, 2]);
});
