import { fullName } from "@/lib/domain/people/full-name";
import { z } from "zod";
import type { PreviousSigner } from "@/db/repositories/signer-lists";
import { type Language, languages } from "@/lib/domain/text/language";
import { maxSigners } from "@/lib/domain/signing/new-signing";
import type { SigningDetails } from "@/lib/domain/people/own-profile";
import { orderOf, signingOrders, type SigningOrder, stepsOf } from "@/lib/domain/signing/signing-order";
import { signingMethods, signingPurposes } from "@/lib/domain/signing/signing-options";

/** A signer as typed so far. */
const signerDraft = z.object({
  key: z.string(),
  name: z.string(),
  surname: z.string(),
  email: z.string(),
  country: z.string(),
  personalCode: z.string(),
  phone: z.string(),
  step: z.number(),
  purpose: z.enum(signingPurposes),
  methods: z.array(z.enum(signingMethods)),
});

const sendDraft = z.object({
  language: z.enum(languages),
  message: z.string(),
  order: z.enum(signingOrders),
  /** A day, or empty for none. */
  deadline: z.string(),
  /** The days between reminders, or empty for none. */
  remind: z.string(),
  signers: z.array(signerDraft),
  keepSignatures: z.boolean(),
});

export type SignerDraft = z.output<typeof signerDraft>;
export type SendDraft = z.output<typeof sendDraft>;

/** The part of a draft that the browser may store. */
export function withoutSecrets(draft: SendDraft): SendDraft {
  return { ...draft, signers: draft.signers.map((signer) => ({ ...signer, personalCode: "", phone: "" })) };
}

/** Reads a draft from the browser's storage. Returns `undefined` if it is broken or has an older shape. */
export function keptDraft(stored: string | null): SendDraft | undefined {
  try {
    return sendDraft.parse(JSON.parse(stored ?? ""));
  } catch {
    return undefined;
  }
}

/** The sender, with the details of their profile. */
export type Me = Pick<SignerDraft, "name" | "surname" | "email"> & SigningDetails;

/** The signers of the previous signing, and whether its signatures can be kept. */
export type PreviousSigners = { signers: PreviousSigner[]; canKeep: boolean };

/** The defaults that admins have set: a last day, and the days between reminders. */
export type Terms = Pick<SendDraft, "deadline" | "remind">;

/** The initial draft. Its language is the sender's until they choose another. */
export function firstDraft(
  language: Language,
  { signers, canKeep }: PreviousSigners,
  terms?: Terms,
): SendDraft {
  const steps = signers.map(({ step }) => step);
  return {
    ...{ language, deadline: terms?.deadline ?? "", keepSignatures: canKeep },
    message: signers[0]?.message ?? "",
    order: orderOf(steps),
    remind: signers[0] ? (signers[0].remindEveryDays?.toString() ?? "") : (terms?.remind ?? ""),
    signers: signers.map(draftOf),
  };
}

/** Personal codes and phones stay sealed, so the sender enters them again. */
function draftOf({ name, surname, email, country, purpose, methods, step }: PreviousSigner): SignerDraft {
  const secrets = { personalCode: "", phone: "" };
  return { key: email, name, surname, email, country: country ?? "", purpose, methods, step, ...secrets };
}

export type DraftChange =
  | { kind: "add"; signer?: Me; key: string }
  | { kind: "remove"; key: string }
  | { kind: "edit"; key: string; fields: Partial<Omit<SignerDraft, "key">> }
  | { kind: "language"; language: Language }
  | { kind: "keep"; keepSignatures: boolean }
  | { kind: "order"; order: SigningOrder }
  | { kind: "terms"; terms: Partial<Pick<SendDraft, "deadline" | "remind">> }
  /** Moves to another position, counted from 0. */
  | { kind: "move"; key: string; to: number }
  | { kind: "message"; message: string }
  | { kind: "restore"; draft: SendDraft };

/** Returns the draft after a change. */
export function changeDraft(draft: SendDraft, change: DraftChange): SendDraft {
  switch (change.kind) {
    case "add":
      return { ...draft, signers: [...draft.signers, newDraft(draft, change.key, change.signer)] };
    case "remove":
      return { ...draft, signers: draft.signers.filter(({ key }) => key !== change.key) };
    case "edit":
      return {
        ...draft,
        signers: draft.signers.map((signer) =>
          signer.key === change.key ? { ...signer, ...change.fields } : signer,
        ),
      };
    case "language":
      return { ...draft, language: change.language };
    case "keep":
      return { ...draft, keepSignatures: change.keepSignatures };
    case "order":
      return { ...draft, order: change.order, signers: inSteps(draft, change.order) };
    case "terms":
      return { ...draft, ...change.terms };
    case "move":
      return { ...draft, signers: moved(draft, change) };
    case "message":
      return { ...draft, message: change.message };
    case "restore":
      return change.draft;
  }
}

/** When steps are chosen, each signer starts in a step of their own. */
function inSteps({ signers, order: before }: SendDraft, order: SigningOrder): SignerDraft[] {
  if (order !== "in_steps" || before === "in_steps") return signers;
  return signers.map((signer, index) => ({ ...signer, step: index + 1 }));
}

/** In steps, a signer who takes another's position joins their step. */
function moved({ signers, order }: SendDraft, { key, to }: { key: string; to: number }): SignerDraft[] {
  const signer = signers.find((each) => each.key === key);
  const step = signers[to]?.step;
  if (!signer || step === undefined) return signers;
  const others = signers.filter((each) => each !== signer);
  return others.toSpliced(to, 0, order === "in_steps" ? { ...signer, step } : signer);
}

/** The step of each signer as it will be sent. */
export const stepsOfDraft = ({ order, signers }: SendDraft) =>
  stepsOf(
    order,
    signers.map(({ step }) => step),
  );

/** A new signer, empty unless it is the sender, in a step after all others. */
export function newDraft(
  { signers }: Pick<SendDraft, "signers">,
  key: string,
  me: Me = { name: "", surname: "", email: "" },
): SignerDraft {
  const { name, surname, email, country = "", personalCode = "", phone = "" } = me;
  const step = Math.min(Math.max(0, ...signers.map((signer) => signer.step)) + 1, maxSigners);
  const extras = { country, personalCode, phone, step };
  return { key, name, surname, email, ...extras, purpose: "signature", methods: ["smartid", "mobile"] };
}

/** The signers' names for the summary beside the form. `unnamed` stands for a signer without a name. */
export function namesOf({ signers }: SendDraft, unnamed: string): string[] {
  return signers.map(({ name, surname, email }) => fullName({ name, surname }) || email || unnamed);
}
