import { z } from "zod";
import {
  signingLanguages,
  type SigningLanguage,
  signingMethods,
  signingPurposes,
} from "@/lib/domain/signing-options";

/** A signer as typed so far. */
const signerDraft = z.object({
  key: z.string(),
  name: z.string(),
  surname: z.string(),
  email: z.string(),
  country: z.string(),
  personalCode: z.string(),
  phone: z.string(),
  purpose: z.enum(signingPurposes),
  methods: z.array(z.enum(signingMethods)),
});

const sendDraft = z.object({ language: z.enum(signingLanguages), signers: z.array(signerDraft) });

export type SignerDraft = z.output<typeof signerDraft>;
export type SendDraft = z.output<typeof sendDraft>;

/** What may be kept in the browser. */
export function withoutSecrets(draft: SendDraft): SendDraft {
  return { ...draft, signers: draft.signers.map((signer) => ({ ...signer, personalCode: "", phone: "" })) };
}

/** A draft from the browser's storage, unless it is broken or of an older form. */
export function keptDraft(stored: string | null): SendDraft | undefined {
  try {
    return sendDraft.parse(JSON.parse(stored ?? ""));
  } catch {
    return undefined;
  }
}

export type Me = Pick<SignerDraft, "name" | "surname" | "email">;

export const emptyDraft: SendDraft = { language: "en", signers: [] };

export type DraftChange =
  | { kind: "add"; signer?: Me; key: string }
  | { kind: "remove"; key: string }
  | { kind: "edit"; key: string; fields: Partial<Omit<SignerDraft, "key">> }
  | { kind: "language"; language: SigningLanguage }
  | { kind: "restore"; draft: SendDraft };

/** The form's contents after a change. */
export function changeDraft(draft: SendDraft, change: DraftChange): SendDraft {
  switch (change.kind) {
    case "add":
      return { ...draft, signers: [...draft.signers, newDraft(change.key, change.signer)] };
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
    case "restore":
      return change.draft;
  }
}

function newDraft(key: string, me: Me = { name: "", surname: "", email: "" }): SignerDraft {
  const { name, surname, email } = me;
  const extras = { country: "", personalCode: "", phone: "" };
  return { key, name, surname, email, ...extras, purpose: "signature", methods: ["smartid", "mobile"] };
}

/** The summary beside the form, as people say it. */
export function summaryOf({ signers }: SendDraft): string {
  const names = signers.map(
    ({ name, surname, email }) => `${name} ${surname}`.trim() || email || "a signer without a name",
  );
  if (names.length === 0) return "Nobody is named yet.";
  const list = new Intl.ListFormat("en").format(names);
  return names.length === 1 ? `${list} signs.` : `${list} sign, in any order.`;
}
