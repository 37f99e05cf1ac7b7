import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { median } from "../report/figures";
import { type PageRequests, pageRequests } from "./page-requests";
import type { RunningPortal } from "./running-portal";
import { cpuMs, residentBytes } from "./server-memory";
import { signIn } from "./sign-in";

/** Milliseconds of each request, and CPU time per request, which other programs on the machine do not affect. */
export type PageFigures = { times: number[]; cpuEach: number };

export const libraryPages = ["bare", "empty", "library", "search", "document"] as const;
export const adminPages = ["overview", "documents", "signings", "users", "user search", "audit log"] as const;

const ratedPages = ["bare", "empty", "library"] as const satisfies (typeof libraryPages)[number][];

type RatedPage = (typeof ratedPages)[number];

export type MeasuredPage = (typeof libraryPages)[number] | `admin: ${(typeof adminPages)[number]}`;

export type LibraryFigures = {
  documents: number;
  pages: Record<MeasuredPage, PageFigures>;
  /** Requests per second: the median of several rounds. */
  rates: Record<RatedPage, number>;
  memoryBytes: number;
};

const warmUps = 60;
const requests = 200;
const rounds = 5;
const load = { connections: 4, seconds: 2 };

/** The not-found page, which has nothing of the portal around it. */
const barePage = "/nowhere";

/** An empty trash: the cost of the portal's frame, which every page has. */
const emptyPage = "/documents/trash";

/** From one letter, which most documents have, to a whole word; in capitals, with accents, with filters. */
const searches = [
  ...["q=a", "q=le", "q=lease", "q=sutartis", "q=JON", "q=žąsino", "q=oak+lease", "q=nothing-like-this"],
  ...["q=n&status=signed", "status=out_for_signature", "show=waiting", "q=invoice&show=sent"],
].map((query) => encodeURI(`/documents?${query}`));

/** A portal with a library, and a session of the account that owns most of its documents. */
type Target = { documents: number; pid: number; pages: PageRequests; paths: Record<MeasuredPage, string[]> };

/**
 * Measures libraries of several sizes, as seen by the account that owns most of the documents. The portals are
 * requested in turn, so that other load on the machine slows all of them alike.
 */
export async function measureLibraries(
  portals: { documents: number; portal: RunningPortal }[],
): Promise<LibraryFigures[]> {
  const targets = await Promise.all(portals.map(toTarget));
  try {
    const names = Object.keys(targets[0]?.paths ?? {}) as MeasuredPage[];
    const pages: [MeasuredPage, PageFigures[]][] = [];
    for (const name of names) pages.push([name, await measurePage(targets, name)]);
    return await Promise.all(
      (await measureRates(targets)).map(async ({ documents, pid, rates }, index) => ({
        ...{ documents, rates, memoryBytes: await residentBytes(pid) },
        pages: Object.fromEntries(pages.map(([name, figures]) => [name, figures[index]])) as Record<
          MeasuredPage,
          PageFigures
        >,
      })),
    );
  } finally {
    for (const { pages } of targets) pages.close();
  }
}

async function toTarget({ documents, portal: { env, pid } }: { documents: number; portal: RunningPortal }) {
  const [{ email }] = demoAccounts;
  const pages = pageRequests(env.appUrl, await signIn(env.appUrl, { email, password: demoPassword }));
  const { body } = await pages.time("/documents");
  const paths: Target["paths"] = {
    ...{ bare: [barePage], empty: [emptyPage], library: ["/documents"], search: searches },
    document: [...new Set(body.match(/\/documents\/doc_\w+/g))],
    ...{ "admin: overview": ["/admin"], "admin: documents": ["/admin/documents"] },
    ...{ "admin: signings": ["/admin/signings"], "admin: users": ["/admin/users"] },
    "admin: user search": ["/admin/users?search=jon", "/admin/users?search=9999"],
    "admin: audit log": ["/admin/audit"],
  };
  return { documents, pid, pages, paths };
}

/** Returns the figures of each portal, in order. */
async function measurePage(targets: Target[], name: MeasuredPage): Promise<PageFigures[]> {
  const requestEach = async (count: number) => {
    const times = targets.map((): number[] => []);
    for (let number = 0; number < count; number++)
      for (const [index, { pages, paths }] of targets.entries()) {
        const path = paths[name][number % paths[name].length] ?? "/";
        times[index]?.push((await pages.time(path)).ms);
      }
    return times;
  };
  await requestEach(warmUps);
  const cpuBefore = await Promise.all(targets.map(({ pid }) => cpuMs(pid)));
  const times = await requestEach(requests);
  const cpuAfter = await Promise.all(targets.map(({ pid }) => cpuMs(pid)));
  return times.map((each, index) => ({
    times: each,
    cpuEach: ((cpuAfter[index] ?? NaN) - (cpuBefore[index] ?? NaN)) / requests,
  }));
}

/** Compared pages are measured one right after the other. */
async function measureRates(targets: Target[]) {
  const rates = targets.map((each) => ({ ...each, ...noRates() }));
  for (let round = 0; round < rounds; round++)
    for (const { pages, paths, ...of } of rates)
      for (const page of ratedPages) of[page].push(await pages.rate(paths[page][0] ?? "/", load));
  return rates.map(({ bare, empty, library, ...each }) => ({
    ...each,
    rates: { bare: median(bare), empty: median(empty), library: median(library) },
  }));
}

const noRates = (): Record<RatedPage, number[]> => ({ bare: [], empty: [], library: [] });
