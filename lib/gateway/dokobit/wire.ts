import { z } from "zod";
import type { PdfLevel } from "@/lib/domain/signing/pdf-level";
import type { RefusedField } from "@/lib/domain/signing/signing-reason";
import type { GatewaySignature, GatewaySigner, GatewaySigningStatus, SigningOutcome } from "../contract";
import type { GatewayFieldError } from "../gateway-error";

/**
 * The gateway's wire format, and its only translation into the terms of the contract. Where the vendor's sources
 * disagree on a shape, every shape is accepted (docs/gateway.md).
 */
const ok = z.literal("ok");

/**
 * A signer in the gateway's format (docs/gateway.md#signers). Purposes and methods have the same names there. It demands
 * a surname, so a person who has one name only has it twice.
 */
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
  ...{ id, name, surname: surname || name, signing_purpose: purpose, signing_options: methods },
  ...{ code: personalCode, country_code: country, phone },
});

/**
 * The level of a PDF's signatures, under the name of its type (docs/gateway.md#signing-types-and-options). The gateway's default is not
 * named.
 */
export function levelToWire(level: PdfLevel | undefined) {
  return level && level !== "lt" ? { pdf: { level: `pades-${level}` } } : {};
}

export const uploadWire = z.object({ status: ok, token: z.string().min(1) });

/** Every status but "uploaded" and "pending" is an error of the upload (docs/gateway.md#uploading-files). */
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

/** An empty map may come as an empty list, as PHP serializes it. */
const signerMap = z
  .union([z.record(z.string(), signerWire), z.tuple([]).transform((): SignerStates => ({}))])
  .nullish()
  .transform((states): SignerStates => states ?? {});

/** Statuses of signings that ended without a signed file, as integrators reported them. */
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
    isArchived: status === "archived",
    signers,
    file: file || null,
    fileDigest: file_digest?.toLowerCase() || null,
  }));

function outcomeOf(word: string): SigningOutcome {
  if (completed.has(word)) return "completed";
  return Object.hasOwn(ends, word) ? ends[word as keyof typeof ends] : "pending";
}

const text = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

/** The only part of a check's result that is read: the rest varies between gateways and contains personal codes. */
const foundSignatureWire = z
  .object({
    kind: text,
    valid: flag,
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
  .transform(({ structure }): GatewaySignature[] =>
    (structure?.signatures ?? []).filter(({ isTimestamp }) => !isTimestamp),
  );

/** The gateway's response without a result. */
export const doneWire = z.object({ status: ok });

/** The gateway's names of the fields of a signer (docs/gateway.md#signers). */
const signerFields: Partial<Record<string, RefusedField["field"]>> = {
  name: "name",
  surname: "surname",
  code: "personalCode",
  country_code: "country",
  phone: "phone",
  signing_purpose: "purpose",
  signing_options: "methods",
};

/** An error about `[signers][0][phone]` is about the phone of the first signer. */
function fieldErrorOf(path: string, message: string): GatewayFieldError {
  const [, signer, name = ""] = /^\[?signers\]?\[(\d+)\]\[(\w+)\]/.exec(path) ?? [];
  const field = Object.hasOwn(signerFields, name) ? signerFields[name] : undefined;
  return { path, message, ...(field && { field: { signer: Number(signer), field } }) };
}

/** Every shape in which errors have been seen (docs/gateway.md#errors). */
const errorItem = z.union([
  z.string().transform((message) => fieldErrorOf("", message)),
  z
    .object({ message: z.string().default(""), field: z.string().default("") })
    .transform(({ field, message }) => fieldErrorOf(field, message)),
]);

const errorMap = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((byField) =>
    Object.entries(byField).map(([field, message]) => fieldErrorOf(field, [message].flat().join(" "))),
  );

/** A number, possibly as a string; anything else is ignored. */
const code = z.coerce.number().int().positive().optional().catch(undefined);

const errors = z.union([z.array(errorItem), errorMap]).catch([]);

/** An error of the gateway, which says so in its status or, without one, by `error_code` (docs/gateway.md#errors). */
export const errorWire = z.union([
  z.object({ status: z.literal("error"), code, error_code: code, errors }),
  z.object({
    status: z.undefined().optional(),
    code,
    error_code: z.coerce.number().int().positive(),
    errors,
  }),
]);
