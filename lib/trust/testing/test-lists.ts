import { createHash } from "node:crypto";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { listLists } from "@/db/repositories/trust-lists";
import { replacePins } from "@/db/repositories/trust-certificates";
import { settableClock } from "@/lib/base/testing/settable-clock";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { removeUnreferenced, unreferencedGraceMs } from "@/lib/files/stored-bytes";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { ListFault } from "../lists/list-fault";
import type { ListSource } from "../list-source";
import { loadLists } from "../load-lists";
import { listJobs } from "../process/list-jobs";
import type { ListProcess } from "../process/start-list-process";
import type { TrustParts } from "../trust-parts";
import { type ListSigner, makeListSigner } from "./list-signer";
import { signedList } from "./sign-list";
import type { TestList } from "./test-list";

/** Reads lists in the test's own process. */
const directLists: ListProcess = {
  read: async (request) => listJobs.read(request),
  compile: async (request) => listJobs.compile(request),
};

export const listOfListsUrl = "https://lists.example/lotl.xml";
export const urlOf = (territory: string) => `https://lists.example/${territory}.xml`;

/** A portal's lists, and a source of lists that a test changes: bytes by their address, or why there are none. */
export async function testLists() {
  const clock = settableClock(new Date("2026-11-20T12:00:00Z"));
  const db = openTestDatabase();
  const folder = await temporaryFolder();
  const store = await createDiskFileStore(folder);
  const parts: TrustParts = { db, store, now: clock.now };
  const operator = await makeListSigner("Commission");
  const published = new Map<string, Buffer>();
  const find = async (url: string) => {
    const bytes = published.get(url);
    if (!bytes) throw new ListFault("not_found");
    return bytes;
  };
  const source: ListSource = {
    listOfLists: async () => ({ url: listOfListsUrl, bytes: await find(listOfListsUrl) }),
    pivot: find,
    national: ({ url }) => find(url),
  };
  const pin = (...certificates: Buffer[]) =>
    db.write((tx) =>
      replacePins(
        tx,
        certificates.map((certificate) => ({
          fingerprint: createHash("sha256").update(certificate).digest("hex"),
          ...{ certificate, addedAt: clock.now() },
        })),
      ),
    );
  await pin(operator.certificate);
  return {
    ...{ ...parts, folder, clock, operator, published, source, pin },
    /** Publishes a list, signed by the operator of the list of lists unless another signer is given. */
    publish(url: string, list: TestList, signer: ListSigner = operator) {
      published.set(url, signedList(list, signer));
    },
    /** Removes bytes that are unreferenced, as a day later. */
    sweep: () => {
      const later = new Date(clock.now().getTime() + unreferencedGraceMs);
      return removeUnreferenced({ ...parts, now: () => later }, "trust");
    },
    load: () => loadLists(parts, { source, lists: directLists }),
    /** The rows by territory. */
    rows: async () => Object.fromEntries((await listLists(db.read)).map((row) => [row.territory, row])),
  };
}
