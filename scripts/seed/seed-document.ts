import { named } from "@/db/repositories/documents";
import { documents, documentTags, files, signers, signingFiles, signings } from "@/db/schema";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import { newId } from "@/lib/domain/ids";
import { languages } from "@/lib/domain/text/language";
import { type DocumentStatus, isOver, type SigningStatus } from "@/lib/domain/signing/signing-status";
import type { StoredFile } from "@/lib/files/file-store";
import type { inserterOf } from "./bulk-insert";
import type { Chance } from "./chance";
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
  chance: Chance;
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
  tell: (event: SeedEvent) => void;
};

const yearsMs = 3 * 365 * dayMs;

/** How many documents of a thousand are in which state in a library that has been used for years. */
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

/** A document with its files, signing, signers, tags and events. The first owner has three of five. */
export function seedDocument(seeding: Seeding): void {
  const { chance, now, owners, insert, tell } = seeding;
  const owner = chance.happens(60) ? (owners[0] as SeedUser) : chance.oneOf(owners);
  const status = chance.weighted(statuses);
  const isOpen = status !== "draft" && !isOver(status);
  const createdAt = new Date(now.getTime() - hourMs - chance.below(isOpen ? 20 * dayMs : yearsMs));
  const took = Math.min(chance.below(9 * dayMs), now.getTime() - createdAt.getTime());
  const updatedAt = new Date(createdAt.getTime() + took);
  const language = chance.oneOf(languages);
  const { kinds, things, messages } = words[language];
  const name = `${chance.oneOf(kinds)} ${1 + chance.below(2000)}, ${chance.oneOf(things)}`;
  const id = newId("document", createdAt);
  const source = { documentId: id, ...chance.oneOf(seeding.stored), createdAt };
  const fileId = newId("file", createdAt);
  insert.document({ ...named(name), id, ownerId: owner.id, status, createdAt, updatedAt });
  insert.file({ ...source, id: fileId, role: "source", name: `${name}.pdf`, part: "main" });
  tell({
    ...{ at: createdAt.getTime(), action: "document.uploaded", actorId: owner.id, documentId: id },
    ...{ signingId: null, detail: {} },
  });
  if (chance.happens(35)) {
    const own = seeding.tagsOf(owner);
    const tags = new Set([chance.oneOf(own), chance.oneOf(own)]);
    for (const tagId of tags) insert.documentTag({ documentId: id, tagId });
  }
  if (status === "draft") return;
  const message = chance.happens(40) ? chance.oneOf(messages) : null;
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

function seedSigning({ chance, now, owners, outsiders, insert, tell }: Seeding, sent: Sent): void {
  const { id: documentId, owner, status, createdAt, updatedAt } = sent;
  const signingId = newId("signing", createdAt);
  const isSigned = status === "signed" || status === "collecting";
  const signedFileId = status === "signed" ? newId("file", updatedAt) : null;
  const people = peopleOf(chance, { owner, owners, outsiders });
  const names = people.map(({ name, surname }) => `${name} ${surname}`);
  if (signedFileId) {
    const report = seededReport(sent.source, names, updatedAt);
    const file = { ...sent.source, id: signedFileId, name: "signed.pdf", checkReport: report };
    insert.file({ ...file, role: "signed", createdAt: updatedAt });
  }
  insert.signing({
    ...{ id: signingId, documentId, sentById: owner.id, status, signedFileId, createdAt },
    ...{ language: sent.language, message: sent.message, gatewayToken: signingId },
    gatewayExpiresAt: new Date(createdAt.getTime() + 30 * dayMs),
    dueAt: isOver(status) ? null : new Date(now.getTime() + 30 * dayMs), // nothing waits for it at any gateway
  });
  insert.signingFile({ signingId, fileId: sent.fileId, token: sent.fileId, uploadedAt: createdAt });
  const subject = { documentId, signingId };
  const at = (part: number) => createdAt.getTime() + part * (updatedAt.getTime() - createdAt.getTime());
  tell({
    ...subject,
    at: at(0.1),
    action: "signing.sent",
    actorId: owner.id,
    detail: { signers: people.length },
  });
  if (status !== "preparing")
    tell({ ...subject, at: at(0.2), action: "gateway.signing_created", actorId: null, detail: {} });
  for (const [position, { id: userId, name, surname, email }] of people.entries()) {
    const hasSigned = isSigned || (status !== "preparing" && position > 0 && chance.happens(50));
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
      tell({ ...subject, at: signedAt.getTime(), action: "signer.signed", actorId: null, detail });
  }
  if (signedFileId) tell({ ...subject, at: at(1), action: "file.collected", actorId: null, detail: {} });
}

/** One to four people, the owner and others with an account among them, each once. */
function peopleOf(
  chance: Chance,
  { owner, owners, outsiders }: { owner: SeedUser; owners: SeedUser[]; outsiders: SeedPerson[] },
): SeedPerson[] {
  const count = 1 + chance.below(4);
  const people = Array.from({ length: count }, () => chance.oneOf(chance.happens(25) ? owners : outsiders));
  if (chance.happens(40)) people[0] = owner;
  return [...new Map(people.map((person) => [person.email, person])).values()];
}
