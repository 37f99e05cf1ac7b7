import { demoAccounts, demoPassword } from "@/lib/domain/demo-accounts";
import { type PageRequests, pageRequests } from "./page-requests";
import type { RunningPortal } from "./running-portal";
import { cpuMs, residentBytes } from "./server-memory";
import { signIn } from "./sign-in";

/** Milliseconds of each request, and of the processor for one, which other programs on the machine do not change. */
export type PageFigures = { times: number[]; cpuEach: number };

/** The admin's pages over everybody's documents, people and doings. */
const adminPaths = {
  overview: "/admin",
  documents: "/admin/documents",
  signings: "/admin/signings",
  users: "/admin/users",
  "audit log": "/admin/audit",
} as const;

export type AdminPage = keyof typeof adminPaths;

export type LibraryFigures = {
  documents: number;
  pages: Record<"empty" | "library" | "search" | "document", PageFigures>;
  adminPages: Record<AdminPage, PageFigures>;
  /** Requests per second. */
  rates: Record<"empty" | "library", number>;
  memoryBytes: number;
};

const warmUps = 60;
const requests = 200;
const load = { connections: 4, seconds: 8 };

/** The page that says that there is nothing: what every page of the portal costs. */
const emptyPage = "/nowhere";

/** One letter, which most documents have, to a whole word; in capitals, with accents, with filters. */
const searches = [
  ...["q=a", "q=le", "q=lease", "q=sutartis", "q=JON", "q=žąsino", "q=oak+lease", "q=nothing-like-this"],
  ...["q=n&status=signed", "status=out_for_signature", "show=waiting", "q=invoice&show=sent"],
].map((query) => `/documents?${query}`);

/** Looks at the library of whoever has most of the documents, as they see it. */
export async function measureLibrary(
  { env, pid }: RunningPortal,
  documents: number,
): Promise<LibraryFigures> {
  const [{ email }] = demoAccounts;
  const pages = pageRequests(env.appUrl, await signIn(env.appUrl, { email, password: demoPassword }));
  try {
    const { body } = await pages.time("/documents");
    const links = [...new Set(body.match(/\/documents\/doc_\w+/g))];
    const measure = (paths: string[]) => measurePages(pages, pid, paths);
    const figures = {
      empty: await measure([emptyPage]),
      library: await measure(["/documents"]),
      search: await measure(searches.map(encodeURI)),
      document: await measure(links),
    };
    const adminPages = {
      overview: await measure([adminPaths.overview]),
      documents: await measure([adminPaths.documents]),
      signings: await measure([adminPaths.signings]),
      users: await measure([adminPaths.users]),
      "audit log": await measure([adminPaths["audit log"]]),
    };
    const rates = {
      empty: await pages.rate(emptyPage, load),
      library: await pages.rate("/documents", load),
    };
    return { documents, pages: figures, adminPages, rates, memoryBytes: await residentBytes(pid) };
  } finally {
    pages.close();
  }
}

async function measurePages(pages: PageRequests, pid: number, paths: string[]): Promise<PageFigures> {
  const ask = async (count: number) => {
    const times: number[] = [];
    for (let number = 0; number < count; number++)
      times.push((await pages.time(paths[number % paths.length] ?? "/")).ms);
    return times;
  };
  await ask(warmUps);
  const cpuBefore = await cpuMs(pid);
  const times = await ask(requests);
  return { times, cpuEach: ((await cpuMs(pid)) - cpuBefore) / requests };
}
