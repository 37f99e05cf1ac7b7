import type { Tx } from "@/db/client";
import {
  claimDueImport,
  extendImportLease,
  findImport,
  hasDueImport,
  type ImportClaim,
  listRowsToCreate,
  moveImport,
  releaseImport,
  setRowOutcome,
} from "@/db/repositories/user-imports";
import { listTakenEmails } from "@/db/repositories/users";
import { required } from "@/lib/base/required";
import { startWorkers } from "@/lib/base/workers";
import { minuteMs } from "@/lib/domain/time/durations";
import type { Accounts } from "./accounts";
import { addInvited, mailInvitation } from "./invite-user";

/** A transaction of this many rows is short enough not to delay other writers. */
const batchSize = 50;
/** Each batch extends it. */
export const importLeaseMs = minuteMs;
const pollEveryMs = 1_000;

export type Importer = {
  /** Ends after the batch in progress, and hands the import back. */
  stop(): Promise<void>;
};

type Parts = Accounts & { log: (message: string, error: unknown) => void };

/** Creates the accounts of running imports, those that a process left behind included, until it is stopped. */
export function startImporter(accounts: Parts): Importer {
  const { db, log } = accounts;
  const stopping = new AbortController();
  const workers = startWorkers({
    ...{ maxConcurrent: 1, pollEveryMs, log, name: "importer" },
    listen: (listener) => db.onCommit(listener),
    claim: () => claimImport(accounts),
    work: (claim) => runImport(accounts, claim, stopping.signal),
    failed: ({ importId }) => `Import ${importId} stopped`,
  });
  return {
    async stop() {
      stopping.abort();
      await workers.stop();
    },
  };
}

/** Claims a running import on which no process is working. */
export async function claimImport({ db, now: clock }: Accounts): Promise<ImportClaim | undefined> {
  if (!(await hasDueImport(db.read, clock()))) return undefined;
  return db.write((tx) => claimDueImport(tx, { now: clock(), leaseMs: importLeaseMs }));
}

/**
 * Creates the accounts of a list, one batch per transaction, until all exist, the import is cancelled, or the claim is
 * lost. An account and the outcome of its row are one transaction, so no account is created twice by the process that continues.
 *
 * @param stopping aborted when this process must end: the import is then handed back
 */
export async function runImport(
  accounts: Accounts,
  claim: ImportClaim,
  stopping?: AbortSignal,
): Promise<void> {
  for (let isMore = true; isMore;) {
    if (stopping?.aborted) return accounts.db.write((tx) => releaseImport(tx, claim));
    isMore = await accounts.db.write((tx) => importBatch(tx, accounts, claim));
  }
}

async function importBatch(tx: Tx, accounts: Accounts, claim: ImportClaim): Promise<boolean> {
  const { importId } = claim;
  if (!(await extendImportLease(tx, claim, { now: accounts.now(), leaseMs: importLeaseMs }))) return false;
  const list = required(await findImport(tx, importId), "import");
  const rows = await listRowsToCreate(tx, importId, batchSize);
  const taken = await listTakenEmails(
    tx,
    rows.map(({ email }) => email),
  );
  for (const { line, email, name, surname, role } of rows) {
    const isTaken = taken.has(email);
    await setRowOutcome(tx, { importId, line, outcome: isTaken ? "taken" : "created" });
    if (isTaken) continue;
    const person = { email, name, surname, role };
    const id = await addInvited(tx, { adminId: list.createdById, person, now: accounts.now() });
    if (list.invites) await mailInvitation(tx, accounts, { id, ...person });
  }
  if (rows.length === batchSize) return true;
  await moveImport(tx, { importId, from: ["running"], to: "done" });
  return false;
}
