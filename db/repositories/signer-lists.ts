import { and, asc, desc, eq, inArray, isNull, max } from "drizzle-orm";
import type { Handle } from "../client";
import { documents, signers, signings } from "../schema";
import { type DocumentOf, ownedBy } from "./documents";
import { isSignerOf } from "./signers";

/** The signers as pages show them. */
export async function listSigners(handle: Handle, signingId: string) {
  return handle
    .select({
      id: signers.id,
      userId: signers.userId,
      name: signers.name,
      surname: signers.surname,
      step: signers.step,
      invitedAt: signers.invitedAt,
      remindedAt: signers.remindedAt,
      signedAt: signers.signedAt,
      declinedAt: signers.declinedAt,
      declineReason: signers.declineReason,
      withdrawnAt: signers.withdrawnAt,
    })
    .from(signers)
    .where(isSignerOf(signingId))
    .orderBy(asc(signers.position));
}

export type SignerSummary = Awaited<ReturnType<typeof listSigners>>[number];

/** The signers of each document's latest signing, for lists. */
export async function listPeopleOfDocuments(handle: Handle, documentIds: string[]) {
  const latest = handle
    .select({ id: max(signings.id).as("latest_id") })
    .from(signings)
    .where(inArray(signings.documentId, documentIds))
    .groupBy(signings.documentId);
  return handle
    .select({
      documentId: signings.documentId,
      name: signers.name,
      surname: signers.surname,
      email: signers.email,
      signedAt: signers.signedAt,
      declinedAt: signers.declinedAt,
    })
    .from(signers)
    .innerJoin(signings, eq(signings.id, signers.signingId))
    .where(and(inArray(signings.id, latest), isNull(signers.removedAt)))
    .orderBy(asc(signers.position));
}

export type DocumentPersonWithEmail = Awaited<ReturnType<typeof listPeopleOfDocuments>>[number];

/** What everyone who may see the document may know of its signers. */
export type DocumentPerson = Omit<DocumentPersonWithEmail, "email">;

/** For senders with thousands of signings, only the most recent ones are searched. */
const maxSearchedSignings = 500;

/** People a user has sent signings to, most recent first, without personal codes and phone numbers. */
export async function listKnownPeople(handle: Handle, { userId, limit }: { userId: string; limit: number }) {
  const latest = handle
    .select({ id: signings.id })
    .from(signings)
    .where(eq(signings.sentById, userId))
    .orderBy(desc(signings.id))
    .limit(maxSearchedSignings);
  const last = handle
    .select({ id: max(signers.id) })
    .from(signers)
    .where(inArray(signers.signingId, latest))
    .groupBy(signers.email);
  return handle
    .select({ email: signers.email, name: signers.name, surname: signers.surname, country: signers.country })
    .from(signers)
    .where(inArray(signers.id, last))
    .orderBy(desc(signers.id))
    .limit(limit);
}

export type KnownPerson = Awaited<ReturnType<typeof listKnownPeople>>[number];

/** The signers of a document's latest signing, for its owner to send it again; without codes, phones and tokens. */
export async function listPreviousSigners(handle: Handle, { documentId, userId }: DocumentOf) {
  const latest = handle
    .select({ id: max(signings.id) })
    .from(signings)
    .innerJoin(documents, and(eq(documents.id, signings.documentId), ownedBy(userId)))
    .where(eq(signings.documentId, documentId));
  return handle
    .select({
      name: signers.name,
      surname: signers.surname,
      email: signers.email,
      country: signers.country,
      purpose: signers.purpose,
      methods: signers.methods,
      step: signers.step,
      signedAt: signers.signedAt,
      signingId: signings.id,
      language: signings.language,
      remindEveryDays: signings.remindEveryDays,
      message: signings.message,
    })
    .from(signers)
    .innerJoin(signings, eq(signings.id, signers.signingId))
    .where(and(eq(signings.id, latest), isNull(signers.removedAt)))
    .orderBy(asc(signers.position));
}

export type PreviousSigner = Awaited<ReturnType<typeof listPreviousSigners>>[number];
