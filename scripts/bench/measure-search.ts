import { openForReading } from "@/db/client";
import { countLibrary, type LibraryScope, listLibrary } from "@/db/repositories/library";
import { findUserIdsByEmail } from "@/db/repositories/users";
import { type LibraryQuery, maxCounted } from "@/lib/domain/document/library-query";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { demoAccounts } from "@/lib/domain/people/demo-accounts";

/** What is measured of a search: pages in three orders, and its count. */
export const searchParts = ["list", "first page", "next page", "by name", "by creation", "count"] as const;

type SearchPart = (typeof searchParts)[number];

export type SearchFigures = { documents: string; times: Record<SearchPart, number[]> };

/** From one letter, which most documents have, to words that none has; with filters. */
const searches = [
  ...["a", "le", "lease", "sutartis", "JON", "žąsino", "oak lease", "lease jonas", "nothing-like-this"].map(
    (q) => ({
      q,
    }),
  ),
  ...[{ q: "n", status: "signed" }, { status: "out_for_signature" }, { show: "waiting" }],
  { q: "invoice", show: "sent" },
];

const limit = 25;
const rounds = 20;

/**
 * Measures the queries of library pages in databases of several sizes, as seen by the account that owns most documents
 * and by an admin who searches all. The databases are asked in turn, so that other load slows all of them alike.
 */
export async function measureSearches(urls: string[]): Promise<SearchFigures[]> {
  const databases = await Promise.all(urls.map(openMeasured));
  try {
    for (let round = -1; round < rounds; round++)
      for (const search of [{}, ...searches])
        for (const database of databases)
          for (const scope of database.scopes)
            await measure(database, { scope, search, isWarmUp: round < 0 });
    return databases.map(({ documents, times }) => ({ documents, times }));
  } finally {
    for (const { close } of databases) await close();
  }
}

async function openMeasured(databaseUrl: string) {
  const { read, close } = openForReading({ dataDir: "", databaseUrl });
  const [{ email }] = demoAccounts;
  const userId = (await findUserIdsByEmail(read, [email])).get(email) ?? "";
  const scopes: LibraryScope[] = [{ userId }, { everybody: "with_content" }];
  const times = Object.fromEntries(
    searchParts.map((part) => [part, [] as number[]]),
  ) as SearchFigures["times"];
  return { documents: new URL(databaseUrl).pathname.slice(1), read, close, scopes, times };
}

type Measured = Awaited<ReturnType<typeof openMeasured>>;

async function measure(
  { read, times }: Measured,
  { scope, search, isWarmUp }: { scope: LibraryScope; search: Record<string, string>; isWarmUp: boolean },
): Promise<void> {
  const timed = async <T>(part: SearchPart, work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const result = await work();
    if (!isWarmUp) times[part].push(performance.now() - startedAt);
    return result;
  };
  const page = (query: LibraryQuery) => listLibrary(read, { scope, query, limit });
  const query = readLibraryQuery(search);
  const isSearch = Object.keys(search).length > 0;
  const { next } = await timed(isSearch ? "first page" : "list", () => page(query));
  if (!isSearch) return;
  if (next) await timed("next page", () => page({ ...query, after: next }));
  await timed("by name", () => page({ ...query, sort: "name" }));
  await timed("by creation", () => page({ ...query, sort: "-created" }));
  await timed("count", () => countLibrary(read, { scope, query, max: maxCounted }));
}
