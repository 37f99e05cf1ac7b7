import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Cluster } from "./cluster";

const backgroundEveryMs = 250;
/** The balancer cuts a request to a frozen portal sooner. */
const answerWithinMs = 20_000;

type Kept = { table: "documents" | "signings"; id: string; sha256?: string };

/**
 * Sends requests through the balancer and remembers what was answered with success. Small files are uploaded all the
 * time, so that many answers are under way when a portal dies.
 */
export function keepPromises({ url, database, portals }: Cluster) {
  const kept: Kept[] = [];
  let isStopping = false;

  async function post(address: string, body: BodyInit): Promise<{ id: string }> {
    const answer = await fetch(`${url}${address}`, {
      ...{ method: "POST", body, headers: { connection: "close" } },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (!answer.ok) throw new Error(`The balancer answered ${answer.status}.`);
    return (await answer.json()) as { id: string };
  }

  async function uploadInBackground(): Promise<void> {
    for (let number = 1; !isStopping; number++) {
      const text = `note ${number} of ${url}`;
      const sha256 = createHash("sha256").update(text).digest("hex");
      await post(`/background/note-${number}.txt`, text).then(
        ({ id }) => kept.push({ table: "documents", id, sha256 }),
        () => undefined,
      );
      await pause(backgroundEveryMs);
    }
  }

  const uploading = uploadInBackground();
  /** On a busy machine the balancer may cut a request that a portal goes on with: nobody repeats it before that ends. */
  async function postOnce(address: string, body: BodyInit): Promise<{ id: string }> {
    try {
      return await post(address, body);
    } catch (error) {
      while ((await Promise.all(portals.map((portal) => portal.isBusy()))).includes(true)) await pause(50);
      throw error;
    }
  }

  return {
    portal: {
      async upload(name: string, bytes: Uint8Array<ArrayBuffer>) {
        const answer = await postOnce(`/documents/${name}.pdf`, bytes);
        kept.push({ table: "documents", id: answer.id });
        return answer;
      },
      async send(signing: object) {
        const answer = await postOnce("/signings", JSON.stringify(signing));
        kept.push({ table: "signings", id: answer.id });
        return answer;
      },
    },
    count: () => kept.length,
    /** Ends the uploads. @returns a sentence for each successful response whose row is not in the database */
    async end(): Promise<string[]> {
      isStopping = true;
      await uploading;
      const ids = async (table: Kept["table"]) =>
        new Set((await database.query<{ id: string }>(`SELECT id FROM ${table}`)).map(({ id }) => id));
      const there = { documents: await ids("documents"), signings: await ids("signings") };
      const files = await database.query<{ documentId: string; sha256: string }>(
        `SELECT document_id AS "documentId", sha256 FROM files`,
      );
      const hashes = new Set(files.map(({ documentId, sha256 }) => `${documentId} ${sha256}`));
      return kept
        .filter(
          ({ table, id, sha256 }) => !there[table].has(id) || (sha256 && !hashes.has(`${id} ${sha256}`)),
        )
        .map(({ table, id }) => `${table}: ${id} was answered with success and is not there`);
    },
  };
}

export type PromiseKeeper = ReturnType<typeof keepPromises>;
