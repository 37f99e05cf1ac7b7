import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { userStateOf } from "@/lib/domain/people/user-state";
import type { Handle } from "../client";
import { documents, sessions, users } from "../schema";
import { containsWords } from "./contains";

const directoryColumns = {
  id: users.id,
  email: users.email,
  name: users.name,
  surname: users.surname,
  role: users.role,
  language: users.language,
  createdAt: users.createdAt,
  lastSignInAt: users.lastSignInAt,
  disabledAt: users.disabledAt,
  hasPassword: sql<number>`${users.passwordHash} is not null`.mapWith(Boolean),
  searchKey: users.searchKey,
};

type Row = { disabledAt: Date | null; hasPassword: boolean };

const withState = <R extends Row>({ disabledAt, hasPassword, ...user }: R) => ({
  ...user,
  state: userStateOf({ disabledAt, hasPassword }),
});

type PageRequest = {
  /** Words that must each occur in the name, surname or email. */
  search?: string;
  /** The search key after which the page begins. */
  after?: string;
  limit: number;
};

/** A page of accounts, ordered by surname, name and email. */
export async function listUsers(handle: Handle, query: PageRequest) {
  return (await selectUsers(handle, query)).map(withState);
}

export type ListedUser = Awaited<ReturnType<typeof listUsers>>[number];

/** The query of {@link listUsers}. */
export function selectUsers(handle: Handle, { search = "", after, limit }: PageRequest) {
  return handle
    .select(directoryColumns)
    .from(users)
    .where(
      and(
        isNull(users.deletedAt),
        after === undefined ? undefined : gt(users.searchKey, after),
        search.trim() ? containsWords(users.searchKey, search) : undefined,
      ),
    )
    .orderBy(asc(users.searchKey))
    .limit(limit);
}

/** All users, one page in memory at a time. */
export async function* readUsers(handle: Handle, pageSize = 500): AsyncGenerator<ListedUser> {
  for (let after: string | undefined, isMore = true; isMore;) {
    const page = await listUsers(handle, { after, limit: pageSize });
    yield* page;
    after = page.at(-1)?.searchKey ?? after;
    isMore = page.length === pageSize;
  }
}

/** One account as admins see it; `undefined` if it does not exist or was deleted. */
export async function findUserForAdmin(handle: Handle, { userId, now }: { userId: string; now: Date }) {
  const [found] = await handle
    .select({
      ...directoryColumns,
      documents: handle.$count(documents, eq(documents.ownerId, users.id)),
      sessions: handle.$count(sessions, and(eq(sessions.userId, users.id), gt(sessions.expiresAt, now))),
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
  return found && withState(found);
}

export type UserForAdmin = NonNullable<Awaited<ReturnType<typeof findUserForAdmin>>>;
