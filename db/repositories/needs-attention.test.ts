import { expect, test } from "vitest";
import { openTestDatabase } from "../testing/open-test-database";
import { addSigning, addUser } from "../testing/sample-rows";
import { mails } from "../schema";
import { listStuckMail } from "./needs-attention";

const now = new Date("2026-11-24T10:00:00Z");
const since = new Date("2026-11-01T00:00:00Z");

async function signingWithMail(...rows: Partial<typeof mails.$inferInsert>[]) {
  const db = openTestDatabase();
  const ownerId = await addUser(db, "ona", now);
  await addSigning(db, { id: "sgn_1", ownerId, now, status: "out_for_signature" });
  await db.write(async (tx) => {
    for (const [number, row] of rows.entries())
      await tx.insert(mails).values({
        ...{ id: `eml_${number}`, messageId: `${number}@example.com`, signingId: "sgn_1", kind: "signed" },
        ...{ recipientName: "Ona", recipientEmail: "ona@example.com", createdAt: now, ...row },
      });
  });
  return db;
}

const stuckIn = async (...rows: Partial<typeof mails.$inferInsert>[]) =>
  (await listStuckMail((await signingWithMail(...rows)).read, { since, limit: 10 })).map(({ id }) => id);

test("mail is stuck if it was refused or has failed, but not before its first attempt or once it is sent", async () => {
  const stuck = await stuckIn(
    { kind: "signed", ending: "refused" },
    { kind: "declined", dueAt: now, failures: 2 },
    { kind: "cancelled", dueAt: now },
    { kind: "expired", sentAt: now, failures: 2 },
    { kind: "too_late", ending: "not_needed" },
  );
  expect(stuck.toSorted()).toEqual(["eml_0", "eml_1"]);
});

test("a refused mail is not stuck once it was queued again", async () => {
  expect(await stuckIn({ ending: "refused" }, { sentAt: now })).toEqual([]);
  expect(await stuckIn({ ending: "refused" }, { ending: "refused" })).toEqual(["eml_1"]);
});
