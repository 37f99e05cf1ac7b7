import { createHash, type KeyObject, X509Certificate } from "node:crypto";
import * as pkijs from "pkijs";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { verificationCost } from "../crypto/verification-cost";
import { comparableName, isSameName } from "./names";

/** A certificate parsed twice: by OpenSSL for keys and comparisons, by pkijs for names and extensions. */
export type ParsedCertificate = { x509: X509Certificate; publicKey: KeyObject; fields: pkijs.Certificate };

/** @throws the libraries' errors for bytes that are not a certificate */
export function parseCertificate(raw: Buffer<ArrayBuffer>): ParsedCertificate {
  const x509 = new X509Certificate(raw);
  return { fields: pkijs.Certificate.fromBER(raw), x509, publicKey: x509.publicKey };
}

/** A parsed certificate takes as much memory as this many small objects. */
const objectsOfCertificate = 500;
const known = new WeakMap<ReadingBudget, Map<string, ParsedCertificate>>();

/**
 * Parses a certificate once for each file that is read with a budget: its signatures often bring the same ones.
 *
 * @throws the libraries' errors for bytes that are not a certificate, {TooComplex} for more than an honest file has
 */
export function parseCertificateOnce(raw: Uint8Array, budget: ReadingBudget): ParsedCertificate {
  const ofFile = known.get(budget) ?? new Map<string, ParsedCertificate>();
  known.set(budget, ofFile);
  const digest = createHash("sha256").update(raw).digest("base64");
  const before = ofFile.get(digest);
  if (before) return before;
  budget.spend("objects", objectsOfCertificate);
  const certificate = parseCertificate(Buffer.from(raw));
  ofFile.set(digest, certificate);
  return certificate;
}

const verified = new WeakMap<X509Certificate, WeakMap<X509Certificate, boolean>>();

/**
 * Whether a certificate was signed with the key of another one; computed once for the two.
 *
 * @throws {TooComplex} when the file exceeds its budget
 */
export function isSignedBy(
  { x509 }: ParsedCertificate,
  issuer: ParsedCertificate,
  budget: ReadingBudget,
): boolean {
  const before = verified.get(x509) ?? new WeakMap<X509Certificate, boolean>();
  verified.set(x509, before);
  const known = before.get(issuer.x509);
  if (known !== undefined) return known;
  budget.spend("verifications", verificationCost(issuer.publicKey, x509.raw.length));
  const isRight = x509.verify(issuer.publicKey);
  before.set(issuer.x509, isRight);
  return isRight;
}

/** Whether two certificates have the same name and key, as those that an authority renewed. */
export const isSameIdentity = (one: ParsedCertificate, other: ParsedCertificate): boolean =>
  isSameName(one.x509.subject, other.x509.subject) && one.publicKey.equals(other.publicKey);

const subjects = new WeakMap<X509Certificate, string>();

/** The name of a certificate's holder in its comparable form; computed once. */
export function comparableSubject({ x509 }: ParsedCertificate): string {
  const known = subjects.get(x509) ?? comparableName(x509.subject);
  subjects.set(x509, known);
  return known;
}
