import { readFile, rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { hostileFiles } from "@/testing/hostile-files";
import { pageRequests } from "./page-requests";
import type { RunningPortal } from "./running-portal";
import { type Told, uploadFile, verifyFile } from "./send-hostile";
import { peakResidentBytes } from "./server-memory";
import { signIn } from "./sign-in";

type People = {
  worker: { email: string };
  senders: { email: string }[];
  password: string;
  /** Where the portal's process keeps the longest time that its event loop was held (loop-delay.mjs). */
  delayFile: string;
  stop: AbortSignal;
};

export type Phase = { pagesMs: number[]; documentsMs: number[]; loopHeldMs: number; peakBytes: number };

export type HostileFigures = {
  quiet: Phase;
  attacked: Phase;
  files: { what: string; sizeBytes: number; verified: Told; uploaded: Told }[];
};

const quietMs = 10_000;
/** A person who clicks fast. */
const pauseMs = 100;

/** Measures a working person's pages, first alone and then while two people send every hostile file. */
export async function measureHostile({ env, pid }: RunningPortal, people: People): Promise<HostileFigures> {
  const { worker, senders, password, delayFile, stop } = people;
  const portalUrl = env.appUrl;
  const cookieOf = ({ email }: { email: string }) => signIn(portalUrl, { email, password });
  const pages = pageRequests(portalUrl, await cookieOf(worker));
  const documentPath = await firstDocument(pages);
  for (let count = 0; count < 20; count++) await look(pages, documentPath);

  async function phase(work: () => Promise<unknown>): Promise<Phase> {
    process.kill(pid, "SIGUSR2");
    await rm(delayFile, { force: true });
    const times = { pagesMs: [] as number[], documentsMs: [] as number[] };
    let isOver = false;
    const peakBytes = await peakResidentBytes(pid, async () => {
      const working = (async () => {
        while (!isOver) {
          const seen = await look(pages, documentPath);
          times.pagesMs.push(seen.libraryMs);
          times.documentsMs.push(seen.documentMs);
          await wait(pauseMs);
        }
      })();
      await Promise.all([working, work().finally(() => (isOver = true))]);
    });
    await wait(500); // the last figure is written within this time
    return { ...times, loopHeldMs: Number(await readFile(delayFile, "utf8")), peakBytes };
  }

  const files = hostileFiles.map(({ what, make }) => ({ what, file: make() }));
  const quiet = await phase(() => wait(quietMs));
  const told = new Map<string, { what: string; sizeBytes: number; verified: Told; uploaded: Told }>();
  const sendAll = async (cookie: string) => {
    for (const { what, file } of files) {
      const sender = { portalUrl, cookie, signal: stop };
      const verified = await verifyFile(file, sender);
      const uploaded = await uploadFile(file, sender);
      console.log(`${what}: ${verified.sentence} | ${uploaded.sentence}`);
      told.set(what, { what, sizeBytes: file.bytes.length, verified, uploaded });
    }
  };
  const cookies = await Promise.all(senders.map(cookieOf));
  const attacked = await phase(() => Promise.all(cookies.map(sendAll)));
  pages.close();
  return { quiet, attacked, files: [...told.values()] };
}

type Pages = ReturnType<typeof pageRequests>;

async function firstDocument(pages: Pages): Promise<string> {
  const { body } = await pages.time("/documents");
  const [found] = /\/documents\/doc_[A-Za-z0-9_-]+/.exec(body) ?? [];
  if (!found) throw new Error("The library shows no document.");
  return found;
}

async function look(pages: Pages, documentPath: string) {
  const library = await pages.time("/documents");
  const document = await pages.time(documentPath);
  return { libraryMs: library.ms, documentMs: document.ms };
}
