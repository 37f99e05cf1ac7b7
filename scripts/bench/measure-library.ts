import { demoAccounts, demoPassword } from "@/lib/domain/demo-accounts";
import { type PageRequests, pageRequests } from "./page-requests";
import type { RunningPortal } from "./running-portal";
import { residentBytes } from "./server-memory";
import { signIn } from "./sign-in";

export type LibraryFigures = {
  documents: number;
  /** Milliseconds of each request, by what was asked for. */
  times: Record<"empty" | "library" | "search" | "document", number[]>;
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
    const times = {
      empty: await timesOf(pages, [emptyPage]),
      library: await timesOf(pages, ["/documents"]),
      search: await timesOf(pages, searches.map(encodeURI)),
      document: await timesOf(pages, links),
    };
    const rates = {
      empty: await pages.rate(emptyPage, load),
      library: await pages.rate("/documents", load),
    };
    return { documents, times, rates, memoryBytes: await residentBytes(pid) };
  } finally {
    pages.close();
  }
}

async function timesOf(pages: PageRequests, paths: string[]): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < warmUps + requests; count++)
    times.push((await pages.time(paths[count % paths.length] ?? "/")).ms);
  return times.slice(warmUps);
}
