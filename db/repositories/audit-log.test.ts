import { beforeEach, expect, test } from "vitest";
import { auditFilter } from "@/lib/domain/audit/audit-filter";
import { openTestDatabase } from "../testing/open-test-database";
import { addDocument, addUser } from "../testing/sample-rows";
import { appendAuditEvent } from "./audit-events";
import { listAuditEntries } from "./audit-log";
import { renameDocument } from "./documents";
import { setName } from "./users";

const monday = new Date("2026-11-23T09:00:00Z");
const tuesday = new Date("2026-11-24T23:59:59Z");
const wednesday = new Date("2026-11-25T00:00:00Z");

let db: ReturnType<typeof openTestDatabase>;

beforeEach(async () => {
  db = openTestDatabase();
  await addUser(db, "ona", monday);
  await addUser(db, "jonas", monday);
  await addDocument(db, { id: "doc_lease_100%", ownerId: "usr_ona", now: monday });
  await db.write(async (tx) => {
    const origin = { address: "10.0.0.1" };
    await appendAuditEvent(tx, { at: monday, action: "user.signed_in", actorId: "usr_ona", origin });
    const uploaded = { action: "document.uploaded", documentId: "doc_lease_100%" } as const;
    await appendAuditEvent(tx, { ...uploaded, at: tuesday, actorId: "usr_ona" });
    await appendAuditEvent(tx, { at: wednesday, action: "user.sign_in_refused", actorId: "usr_jonas" });
    await appendAuditEvent(tx, { at: wednesday, action: "mail.refused" });
  });
});

const found = async (query: Record<string, string>, beforeSeq?: number) =>
  (await listAuditEntries(db.read, { filter: auditFilter.parse(query), beforeSeq, limit: 10 })).map(
    ({ seq }) => seq,
  );

test("entries are listed newest first, page by page", async () => {
  expect(await found({})).toEqual([4, 3, 2, 1]);
  expect(await found({}, 3)).toEqual([2, 1]);
});

test("entries are found regardless of case and accents in the search and the names", async () => {
  await db.write((tx) => renameDocument(tx, { id: "doc_lease_100%", name: "Łąkų nuoma", now: tuesday }));
  await db.write((tx) => setName(tx, { userId: "usr_jonas", name: "Žygimantas", surname: "Ąžuolas" }));
  expect(await found({ q: "ŁAKŲ" })).toEqual([2]);
  expect(await found({ q: "zygimantas azuolas" })).toEqual([3]);
});

test.each([
  ["a person's address", { q: "ona@exam" }, [2, 1]],
  ["a person's name", { q: "Jonas Te" }, [3]],
  ["a document's name, with wildcards taken literally", { q: "100%" }, [2]],
  ["a document's id", { q: "doc_lease_100%" }, [2]],
  ["a network address", { q: "10.0.0.1" }, [1]],
  ["their subject", { subject: "user" }, [3, 1]],
  ["their outcome", { outcome: "refused" }, [3]],
  ["the first day", { from: "2026-11-24" }, [4, 3, 2]],
  ["the last day, to its end", { until: "2026-11-24" }, [2, 1]],
  ["a future day", { from: "2027-01-01" }, []],
  ["several filters", { q: "ona", subject: "document" }, [2]],
])("entries are found by %s", async (_, query, expected) => {
  expect(await found(query)).toEqual(expected);
});

test("invalid filters in a URL are ignored", async () => {
  expect(await found({ subject: "nonsense", from: "yesterday", outcome: "" })).toHaveLength(4);
});
