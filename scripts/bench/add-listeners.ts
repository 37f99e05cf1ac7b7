import { encode } from "next-auth/jwt";
import type { Db, Tx } from "@/db/client";
import { insertDocument } from "@/db/repositories/documents";
import { insertSession } from "@/db/repositories/sessions";
import { insertSigners } from "@/db/repositories/signers";
import { insertSigning } from "@/db/repositories/signings";
import { insertUser } from "@/db/repositories/users";
import { dayMs } from "@/lib/domain/time/durations";

/** next-auth's session cookie if the portal's URL begins with http:. */
const cookieName = "authjs.session-token";
/** Few enough for the bound values of a statement, and for a portal that wants to write in between. */
const rowsAtOnce = 100;

export type Listeners = {
  /** The `cookie` header of each listener's browser. */
  cookies: string[];
  /** A document that all of them are signers of. */
  sharedId: string;
  /** A document of each one's own. */
  ownIds: string[];
};

/** Adds people who are signed in. */
export async function addListeners(db: Db, authSecret: string, count: number): Promise<Listeners> {
  const now = new Date();
  const people = Array.from({ length: count }, (_, position) => ({
    position,
    id: `usr_listener_${position}`,
  }));
  const person = { name: "Rasa", surname: "Rasienė", passwordHash: "none", role: "user" as const };
  const document = { name: "Sutartis", status: "draft" as const, createdAt: now, updatedAt: now };
  const sharedId = "doc_shared";
  const signingId = "sig_shared";
  const session = { createdAt: now, expiresAt: new Date(now.getTime() + dayMs) };
  await inParts(db, people, async (tx, { id, position }) => {
    await insertUser(tx, { ...person, id, email: `${id}@example.com`, createdAt: now });
    await insertSession(tx, { ...session, id: `ses_listener_${position}`, userId: id });
    await insertDocument(tx, { ...document, id: `doc_listener_${position}`, ownerId: id });
  });
  await db.write(async (tx) => {
    // In the trash, as else each signer would rewrite the rows of the index of all signers before.
    await insertDocument(tx, { ...document, id: sharedId, ownerId: "usr_listener_0", trashedAt: now });
    const signing = { documentId: sharedId, sentById: "usr_listener_0", language: "en" as const };
    await insertSigning(tx, { ...signing, id: signingId, status: "out_for_signature", createdAt: now });
  });
  await inParts(db, people, (tx, { id, position }) =>
    insertSigners(tx, [
      {
        ...{ id: `sgr_listener_${position}`, signingId, position, userId: id, gatewayId: id },
        ...{ name: person.name, surname: person.surname, email: `${id}@example.com`, sealedToken: "token" },
        ...{ purpose: "signature", methods: [] },
      },
    ]),
  );
  const cookies = people.map(async ({ position }) => {
    const token = { sub: `ses_listener_${position}` };
    return `${cookieName}=${await encode({ token, secret: authSecret, salt: cookieName })}`;
  });
  return {
    cookies: await Promise.all(cookies),
    sharedId,
    ownIds: people.map(({ position }) => `doc_listener_${position}`),
  };
}

async function inParts<T>(db: Db, rows: T[], insert: (tx: Tx, row: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await db.write(async (tx) => {
      for (const row of rows.slice(from, from + rowsAtOnce)) await insert(tx, row);
    });
}
