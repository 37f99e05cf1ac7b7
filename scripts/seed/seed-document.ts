import { nameColumns } from "@/db/repositories/documents";
import { documents, documentTags, files, signers, signingFiles, signings } from "@/db/schema";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import { newId } from "@/lib/domain/ids";
import { languages } from "@/lib/domain/text/language";
import { type DocumentStatus, isOver, type SigningStatus } from "@/lib/domain/signing/signing-status";
import type { StoredFile } from "@/lib/files/file-store";
import type { inserterOf } from "./bulk-insert";
import type { SeededRandom } from "./seeded-random";
import { seededReport } from "./seeded-report";
import type { SeedPerson, SeedUser } from "./seed-people";
import { words } from "./words";
import { dayMs, hourMs } from "@/lib/domain/time/durations";

type Insert<T extends Parameters<typeof inserterOf>[1]> = ReturnType<typeof inserterOf<T>>;

export type SeedEvent = {
  at: number;
  action: AuditAction;
  actorId: string | null;
  documentId: string;
  signingId: string | null;
  detail: Record<string, string | number>;
};

export type Seeding = {
  random: SeededRandom;
  now: Date;
  owners: SeedUser[];
  outsiders: SeedPerson[];
  stored: StoredFile[];
  tagsOf: (owner: SeedUser) => string[];
  insert: {
    document: Insert<typeof documents>;
    file: Insert<typeof files>;
    signing: Insert<typeof signings>;
    signingFile: Insert<typeof signingFiles>;
    signer: Insert<typeof signers>;
    documentTag: Insert<typeof documentTags>;
  };
  record: (event: SeedEvent) => void;
};

const threeYearsMs = 3 * 365 * dayMs;

/** Documents per thousand with each status, in a library after years of use. */
const statuses: Record<DocumentStatus, number> = {
  ...{
    signed: 640,
    out_for_signature: 130,
    draft: 100,
    declined: 30,
    cancelled: 35,
    expired: 45,
    failed: 10,
  },
  ...{ needs_attention: 7, preparing: 2, collecting: 1 },
};

/**
 * Inserts a document with its files, signing, signers, tags and events. At least three in five belong to the first
 * owner.
 */
export function seedDocument(seeding: Seeding): void {
  const { random, now, owners, insert, record } = seeding;
  const owner = random.happens(60) ? (owners[0] as SeedUser) : random.oneOf(owners);
  const status = random.weighted(statuses);
  const isOpen = status !== "draft" && !isOver(status);
  const createdAt = new Date(now.getTime() - hourMs - random.below(isOpen ? 20 * dayMs : threeYearsMs));
  const durationMs = Math.min(random.below(9 * dayMs), now.getTime() - createdAt.getTime());
  const updatedAt = new Date(createdAt.getTime() + durationMs);
  const language = random.oneOf(languages);
  const { kinds, things, messages } = words[language];
  const name = `${random.oneOf(kinds)} ${1 + random.below(2000)}, ${random.oneOf(things)}`;
  const id = newId("document", createdAt);
  const source = { documentId: id, ...random.oneOf(seeding.stored), createdAt };
  const fileId = newId("file", createdAt);
  insert.document({ ...nameColumns(name), id, ownerId: owner.id, status, createdAt, updatedAt });
  insert.file({ ...source, id: fileId, role: "source", name: `${name}.pdf`, part: "main" });
  record({
    ...{ at: createdAt.getTime(), action: "document.uploaded", actorId: owner.id, documentId: id },
    ...{ signingId: null, detail: {} },
  });
  if (random.happens(35)) {
    const ownTags = seeding.tagsOf(owner);
    const tags = new Set([random.oneOf(ownTags), random.oneOf(ownTags)]);
    for (const tagId of tags) insert.documentTag({ documentId: id, tagId });
  }
  if (status === "draft") return;
  const message = random.happens(40) ? random.oneOf(messages) : null;
  seedSigning(seeding, { id, fileId, owner, status, language, message, createdAt, updatedAt, source });
}

type Sent = {
  id: string;
  fileId: string;
  owner: SeedUser;
  status: SigningStatus;
  language: (typeof languages)[number];
  message: string | null;
  createdAt: Date;
  updatedAt: Date;
  source: StoredFile & { documentId: string };
};

function seedSigning({ random, now, owners, outsiders, insert, record }: Seeding, sent: Sent): void {
  const { id: documentId, owner, status, createdAt, updatedAt } = sent;
  const signingId = newId("signing", createdAt);
  const isSigned = status === "signed" || status === "collecting";
  const signedFileId = status === "signed" ? newId("file", updatedAt) : null;
  const people = peopleOf(random, { owner, owners, outsiders });
  const names = people.map(({ name, surname }) => `${name} ${surname}`);
  if (signedFileId) {
    const report = seededReport(sent.source, names, updatedAt);
    const file = { ...sent.source, id: signedFileId, name: "signed.pdf", validationReport: report };
    insert.file({ ...file, role: "signed", createdAt: updatedAt });
  }
  insert.signing({
    ...{ id: signingId, documentId, sentById: owner.id, status, signedFileId, createdAt },
    ...{ language: sent.language, message: sent.message, gatewayToken: signingId },
    gatewayExpiresAt: new Date(createdAt.getTime() + 30 * dayMs),
    dueAt: isOver(status) ? null : new Date(now.getTime() + 30 * dayMs), // no gateway has this signing
  });
  insert.signingFile({ signingId, fileId: sent.fileId, token: sent.fileId, uploadedAt: createdAt });
  const subject = { documentId, signingId };
  const at = (part: number) => createdAt.getTime() + part * (updatedAt.getTime() - createdAt.getTime());
  record({
    ...subject,
    at: at(0.1),
    action: "signing.sent",
    actorId: owner.id,
    detail: { signers: people.length },
  });
  if (status !== "preparing")
    record({ ...subject, at: at(0.2), action: "gateway.signing_created", actorId: null, detail: {} });
  for (const [position, { id: userId, name, surname, email }] of people.entries()) {
    const hasSigned = isSigned || (status !== "preparing" && position > 0 && random.happens(50));
    const isDecliner = status === "declined" && position === 0;
    const signedAt = hasSigned ? new Date(at(0.4 + (0.5 * position) / people.length)) : null;
    insert.signer({
      ...{ id: newId("signer", createdAt), signingId, position, userId, name, surname, email },
      ...{ gatewayId: email, purpose: "signature", methods: ["smartid"], sealedToken: "seeded", signedAt },
      invitedAt: createdAt,
      declinedAt: isDecliner ? updatedAt : null,
      declineReason: isDecliner ? "No" : null,
    });
    const detail = { signer: names[position] ?? "" };
    if (signedAt)
      record({ ...subject, at: signedAt.getTime(), action: "signer.signed", actorId: null, detail });
  }
  if (signedFileId) record({ ...subject, at: at(1), action: "file.collected", actorId: null, detail: {} });
}

/** Chooses one to four different signers, with and without an account, often including the owner. */
function peopleOf(
  random: SeededRandom,
  { owner, owners, outsiders }: { owner: SeedUser; owners: SeedUser[]; outsiders: SeedPerson[] },
): SeedPerson[] {
  const count = 1 + random.below(4);
  const people = Array.from({ length: count }, () => random.oneOf(random.happens(25) ? owners : outsiders));
  if (random.happens(40)) people[0] = owner;
  return [...new Map(people.map((person) => [person.email, person])).values()];
}
