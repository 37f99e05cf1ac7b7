import { z } from "zod";
import type { CheckedSignature, GatewaySigner, GatewaySigningStatus, SigningOutcome } from "../contract";

/**
 * The gateway's answers as they come over the wire, and their only translation into our words.
 * Where its sources disagree on a form, every form is read (docs/gateway.md).
 */
const ok = z.literal("ok");

/** A signer in the gateway's words (docs/gateway.md#signers). Its words for purposes and methods are those of the portal. */
export const signerToWire = ({
  id,
  name,
  surname,
  purpose,
  methods,
  personalCode,
  country,
  phone,
}: GatewaySigner) => ({
  ...{ id, name, surname, signing_purpose: purpose, signing_options: methods },
  ...{ code: personalCode, country_code: country, phone },
});

export const uploadWire = z.object({ status: ok, token: z.string().min(1) });

/** "uploaded" go on, "pending" ask again, anything else is an error of the upload (docs/gateway.md#uploading-files). */
export const uploadStatusWire = z
  .object({ status: z.string() })
  .transform(({ status }) => (status === "uploaded" || status === "pending" ? status : ("failed" as const)));

export const createWire = z
  .object({ status: ok, token: z.string().min(1), signers: z.record(z.string(), z.string().min(1)) })
  .transform(({ token, signers }) => ({ token, signerTokens: signers }));

/** The tokens of all signers, by their ids. */
export const addSignersWire = z
  .object({ status: ok, signers: z.record(z.string(), z.string().min(1)) })
  .transform(({ signers }) => signers);

const signerWire = z
  .object({ status: z.string() })
  .transform(({ status }) => ({ hasSigned: status === "signed", hasFailed: status === "failed" }));

type SignerStates = GatewaySigningStatus["signers"];

/** An empty map may come as an empty list, as PHP writes it. */
const signerMap = z
  .union([z.record(z.string(), signerWire), z.tuple([]).transform((): SignerStates => ({}))])
  .nullish()
  .transform((states): SignerStates => states ?? {});

/** Words for an end without a signed file that integrators reported; every other word is "pending". */
const ends = { declined: "declined", expired: "expired", cancelled: "cancelled", failed: "failed" } as const;
const completed = new Set(["completed", "archived"]);

/** An unknown status word is "pending", never an end (docs/gateway.md#status). */
export const signingStatusWire = z
  .object({
    status: z.string(),
    signers: signerMap,
    file: z.string().nullish(),
    file_digest: z.string().nullish(),
  })
  .transform(({ status, signers, file, file_digest }): GatewaySigningStatus => ({
    outcome: outcomeOf(status),
    signers,
    file: file || null,
    fileDigest: file_digest?.toLowerCase() || null,
  }));

function outcomeOf(word: string): SigningOutcome {
  if (completed.has(word)) return "completed";
  return Object.hasOwn(ends, word) ? ends[word as keyof typeof ends] : "pending";
}

const text = z.string().nullish().catch(null);
const answer = z.boolean().nullish().catch(null);

/** Of what a check says only this is read: the rest differs from gateway to gateway, and names personal codes. */
const foundSignatureWire = z
  .object({
    kind: text,
    valid: answer,
    certificate: z
      .object({ subject: z.object({ name: text, surname: text, common_name: text }).nullish() })
      .nullish()
      .catch(null),
  })
  .transform(({ kind, valid, certificate }) => ({
    isTimestamp: kind === "document_time_stamp",
    isValid: valid ?? null,
    name: [certificate?.subject?.name, certificate?.subject?.surname].filter(Boolean).join(" "),
    commonName: certificate?.subject?.common_name ?? "",
  }));

export const checkWire = z
  .object({
    status: ok,
    structure: z.object({ signatures: z.array(foundSignatureWire).nullish() }).nullish(),
  })
  .transform(({ structure }): CheckedSignature[] =>
    (structure?.signatures ?? []).filter(({ isTimestamp }) => !isTimestamp),
  );

/** What the gateway says where there is nothing to tell. */
export const doneWire = z.object({ status: ok });

/** Every form in which errors have been seen (docs/gateway.md#errors). */
const errorItem = z.union([
  z.string().transform((message) => ({ field: "", message })),
  z
    .object({ message: z.string().default(""), field: z.string().default("") })
    .transform(({ field, message }) => ({ field, message })),
]);

const errorMap = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((byField) =>
    Object.entries(byField).map(([field, message]) => ({ field, message: [message].flat().join(" ") })),
  );

/** A number, perhaps written as a string; anything else counts as none. */
const code = z.coerce.number().int().positive().optional().catch(undefined);

export const errorWire = z.object({
  status: z.literal("error"),
  code,
  error_code: code,
  errors: z.union([z.array(errorItem), errorMap]).catch([]),
});
