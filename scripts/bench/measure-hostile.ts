import { readFile, rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { required } from "@/lib/base/required";
import { findUserIdsByEmail } from "@/db/repositories/users";
import { hostileFiles } from "@/testing/hostile-files";
import { type Collected, collectHostile } from "./collect-hostile";
import { type PageRequests, pageRequests } from "./page-requests";
import type { RunningPortal } from "./running-portal";
import { sandboxAt } from "./sandbox-calls";
import { type Reply, uploadFile, verifyFile } from "./send-hostile";
import { openSenderContext } from "./sender-context";
import { peakResidentBytes } from "./server-memory";
import { signIn } from "./sign-in";

type Account = { email: string };

type People = {
  worker: Account;
  senders: Account[];
  password: string;
  /** Where the portal's process keeps the longest time that its event loop was held (loop-delay.mjs). */
  delayFile: string;
  stop: AbortSignal;
};

export type Phase = { pagesMs: number[]; documentsMs: number[]; loopHeldMs: number; peakBytes: number };

/** The responses to one file: on Verify, as an upload, and in place of a signed file. */
export type FileFigures = {
  what: string;
  sizeBytes: number;
  verified: Reply;
  uploaded: Reply;
  collected?: Collected;
};

export type HostileFigures = { quiet: Phase; attacked: Phase; collecting: Phase; files: FileFigures[] };

const quietMs = 10_000;
/** A person who clicks fast. */
const pauseMs = 100;

/**
 * Measures a working person's pages, first alone, then while two people send every hostile file, and then while the
 * gateway sends each in place of the signed file that the portal collects.
 */
export async function measureHostile(portal: RunningPortal, people: People): Promise<HostileFigures> {
  const { worker, senders, password, stop } = people;
  const portalUrl = portal.env.appUrl;
  const cookieOf = ({ email }: Account) => signIn(portalUrl, { email, password });
  const pages = pageRequests(portalUrl, await cookieOf(worker));
  const phase = await phasesOf(portal, pages, people.delayFile);
  const cookies = await Promise.all(senders.map(cookieOf));
  const files = hostileFiles.map(({ what, make }) => ({ what, file: make() }));
  const figures = new Map<string, FileFigures>();

  async function sendAll(cookie: string): Promise<void> {
    for (const { what, file } of files) {
      const sender = { portalUrl, cookie, signal: stop };
      const verified = await verifyFile(file, sender);
      const uploaded = await uploadFile(file, sender);
      console.log(`${what}: ${verified.sentence} | ${uploaded.sentence}`);
      figures.set(what, { what, sizeBytes: file.bytes.length, verified, uploaded });
    }
  }

  const context = await openSenderContext(portal.env);
  const sandbox = sandboxAt(portal.env.gateway);
  const idsByEmail = await findUserIdsByEmail(
    context.db.read,
    senders.map(({ email }) => email),
  );
  const tokens = new Map<string, string>();
  for (const { what, file } of files) tokens.set(what, await sandbox.uploadBytes(file.name, file.bytes));

  async function collectAll({ email }: Account, cookie: string): Promise<void> {
    const userId = required(idsByEmail.get(email), "user");
    const parts = { context, sandbox, userId, sender: { portalUrl, cookie, signal: stop } };
    for (const [what, token] of tokens) {
      const collected = await collectHostile(token, parts);
      console.log(`${what}: ${collected.status}, ${collected.sentence}`);
      Object.assign(required(figures.get(what), "figures"), { collected });
    }
  }

  try {
    const quiet = await phase(() => wait(quietMs));
    const attacked = await phase(() => Promise.all(cookies.map(sendAll)));
    const collecting = await phase(() =>
      Promise.all(senders.map((sender, at) => collectAll(sender, cookies[at] ?? ""))),
    );
    return { quiet, attacked, collecting, files: [...figures.values()] };
  } finally {
    context.close();
    pages.close();
  }
}

/** @returns a function that measures the pages of a working person while something else is done */
async function phasesOf({ pid }: RunningPortal, pages: PageRequests, delayFile: string) {
  const documentPath = await firstDocument(pages);
  for (let count = 0; count < 20; count++) await timePages(pages, documentPath);

  return async (work: () => Promise<unknown>): Promise<Phase> => {
    process.kill(pid, "SIGUSR2");
    await rm(delayFile, { force: true });
    const times = { pagesMs: [] as number[], documentsMs: [] as number[] };
    let isOver = false;
    const peakBytes = await peakResidentBytes(pid, async () => {
      const working = (async () => {
        while (!isOver) {
          const taken = await timePages(pages, documentPath);
          times.pagesMs.push(taken.libraryMs);
          times.documentsMs.push(taken.documentMs);
          await wait(pauseMs);
        }
      })();
      await Promise.all([working, work().finally(() => (isOver = true))]);
    });
    await wait(500); // the last figure is written within this time
    return { ...times, loopHeldMs: Number(await readFile(delayFile, "utf8")), peakBytes };
  };
}

async function firstDocument(pages: PageRequests): Promise<string> {
  const { body } = await pages.time("/documents");
  const [found] = /\/documents\/doc_[A-Za-z0-9_-]+/.exec(body) ?? [];
  if (!found) throw new Error("The library shows no document.");
  return found;
}

async function timePages(pages: PageRequests, documentPath: string) {
  const library = await pages.time("/documents");
  const document = await pages.time(documentPath);
  return { libraryMs: library.ms, documentMs: document.ms };
}
