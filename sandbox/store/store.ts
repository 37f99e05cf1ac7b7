import { batchesIn } from "./batches";
import { callsIn } from "./calls";
import { openDatabase } from "./database";
import { endedSessionsIn } from "./ended-sessions";
import { faultsIn } from "./faults";
import { mailsIn } from "./mails";
import { postbacksIn } from "./postbacks";
import { preparedSignaturesIn } from "./prepared-signatures";
import { sessionsIn } from "./sessions";
import { signaturesIn } from "./signatures";
import { signersIn } from "./signers";
import { signingsIn } from "./signings";
import { uploadsIn } from "./uploads";

export type Store = ReturnType<typeof openStore>;

/** Opens the sandbox's database, which holds everything but the contents of files. */
export function openStore(dataDir: string) {
  const database = openDatabase(dataDir);
  return {
    uploads: uploadsIn(database),
    signings: signingsIn(database),
    signers: signersIn(database),
    signatures: signaturesIn(database),
    prepared: preparedSignaturesIn(database),
    batches: batchesIn(database),
    sessions: sessionsIn(database),
    endedSessions: endedSessionsIn(database),
    postbacks: postbacksIn(database),
    faults: faultsIn(database),
    calls: callsIn(database),
    mails: mailsIn(database),
    /** Runs synchronous writes in one transaction. */
    transaction: <T>(write: () => T): T => database.transaction(write).immediate(),
    close: () => void database.close(),
  };
}
