import { and, eq, gt, isNull, lte } from "drizzle-orm";
import type { AccountLinkKind } from "@/lib/domain/people/account-link";
import type { Handle, Tx } from "../client";
import { accountLinks, users } from "../schema";
import { personColumns } from "./users";

type NewLink = typeof accountLinks.$inferInsert;

/** Adds a link, and deletes expired ones. */
export async function insertAccountLink(tx: Tx, link: NewLink): Promise<void> {
  await tx.delete(accountLinks).where(lte(accountLinks.expiresAt, link.createdAt));
  await tx.insert(accountLinks).values(link);
}

/** Deletes all links of a user. */
export async function deleteAccountLinks(tx: Tx, userId: string): Promise<void> {
  await tx.delete(accountLinks).where(eq(accountLinks.userId, userId));
}

/** Deletes all links that create the first admin. */
export async function deleteSetupLinks(tx: Tx): Promise<void> {
  await tx.delete(accountLinks).where(eq(accountLinks.kind, "setup"));
}

type Link = { tokenHash: string; kind: AccountLinkKind; now: Date };

const isValid = ({ tokenHash, kind, now }: Link) =>
  and(eq(accountLinks.tokenHash, tokenHash), eq(accountLinks.kind, kind), gt(accountLinks.expiresAt, now));

/** The user a link belongs to; `undefined` if it is invalid, or the account was disabled or deleted. */
export async function findLinkPerson(handle: Handle, link: Link) {
  const [found] = await handle
    .select(personColumns)
    .from(accountLinks)
    .innerJoin(users, eq(users.id, accountLinks.userId))
    .where(and(isValid(link), isNull(users.disabledAt), isNull(users.deletedAt)));
  return found;
}

/** Whether a link can create the first admin. */
export async function isSetupLinkOpen(handle: Handle, link: Omit<Link, "kind">): Promise<boolean> {
  const found = await handle
    .select({ kind: accountLinks.kind })
    .from(accountLinks)
    .where(isValid({ ...link, kind: "setup" }));
  return found.length === 1;
}
