import type { Db } from "@/db/client";
import { insertDocument } from "@/db/repositories/documents";
import { insertFile } from "@/db/repositories/files";
import { insertSigners } from "@/db/repositories/signers";
import { insertSigning, insertSigningFiles } from "@/db/repositories/signings";
import { insertUser } from "@/db/repositories/users";
import { openTestDatabase } from "@/db/testing/open-test-database";
import type { Language } from "@/lib/domain/text/language";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { createSealer } from "@/lib/base/secrets/seal";
import { settableClock } from "@/lib/base/testing/settable-clock";
import type { MailContext } from "../mail-context";
import { connectMailServer } from "../mail-server";
import { testSecret } from "@/lib/base/testing/test-secret";

type Scene = {
  document?: string;
  sender?: { name: string; surname: string };
  language?: Language;
  senderLanguage?: Language;
  message?: string;
  status?: SigningStatus;
  signers?: { name: string; surname: string; email: string; declineReason?: string }[];
};

/** The dependencies of queueing mail in tests, over a database. */
export const mailroomOf = <D extends Db>(db: D, now: () => Date) => ({
  ...{ db, now, sealer: createSealer(testSecret) },
  appUrl: "http://portal.test",
});

/** The context of an outbox for a mail server, with its own database and clock. */
export function openTestMailroom(serverUrl: string) {
  const clock = settableClock(new Date("2026-11-25T09:00:00Z"));
  const db = openTestDatabase();
  const faults: string[] = [];
  const context: MailContext = {
    ...mailroomOf(db, clock.now),
    server: connectMailServer(serverUrl),
    from: "paraph@portal.test",
    random: () => 0.5,
    log: (message) => faults.push(message),
  };
  return { db, clock, context, faults };
}

/** Adds a signing "sgn_1" with signers "sgr_0", "sgr_1", …, all in the same step. */
export async function addSentDocument(db: Db, now: Date, scene: Scene = {}): Promise<void> {
  const { sender = { name: "Ada", surname: "Test" }, signers = [], document = "Lease" } = scene;
  await db.write(async (tx) => {
    const account = { email: "ada@example.com", role: "user", passwordHash: "none", createdAt: now } as const;
    await insertUser(tx, { ...account, ...sender, id: "usr_1" });
    const status = scene.status ?? "out_for_signature";
    const dates = { createdAt: now, updatedAt: now };
    await insertDocument(tx, { id: "doc_1", ownerId: "usr_1", name: document, status, ...dates });
    const stored = { sha256: "a".repeat(64), sizeBytes: 1, createdAt: now };
    await insertFile(tx, { id: "fil_1", documentId: "doc_1", role: "source", name: "Lease.pdf", ...stored });
    await insertSigning(tx, {
      ...{ id: "sgn_1", documentId: "doc_1", sentById: "usr_1", createdAt: now },
      ...{
        status,
        language: scene.language ?? "en",
        senderLanguage: scene.senderLanguage,
        message: scene.message,
      },
      gatewayExpiresAt: new Date("2026-12-25T09:00:00Z"),
    });
    await insertSigningFiles(tx, [{ signingId: "sgn_1", fileId: "fil_1" }]);
    if (signers.length === 0) return;
    await insertSigners(
      tx,
      signers.map(({ declineReason, ...person }, position) => ({
        ...{ ...person, id: `sgr_${position}`, signingId: "sgn_1", position, gatewayId: `${position}` },
        ...{ purpose: "signature", methods: ["smartid"], declineReason },
        declinedAt: declineReason ? now : null,
      })),
    );
  });
}
