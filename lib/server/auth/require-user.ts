import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findSessionPerson } from "@/db/repositories/sessions";
import type { Person } from "@/db/repositories/users";
import { pageCursor } from "../live/page-cursor";
import { portal } from "../portal/portal";
import { sessionIdIn } from "./auth";
import { recordSeen } from "@/lib/accounts/session";

/** The request's session, read once per request; `undefined` if nobody is signed in or the session has ended. */
export const findSession = cache(async (): Promise<{ sessionId: string; user: Person } | undefined> => {
  const sessionId = await sessionIdIn(await headers());
  if (!sessionId) return undefined;
  const { db, now } = await portal();
  const user = await findSessionPerson(db.read, sessionId, now());
  if (!user) return undefined;
  await recordSeen(db, sessionId, now());
  return { sessionId, user };
});

/** The signed-in user; `undefined` if nobody is signed in or the session has ended. */
export const findUser = async (): Promise<Person | undefined> => (await findSession())?.user;

/** Returns the signed-in user, for pages and actions. Others are redirected to the sign-in page, and back later. */
export async function requireUser(): Promise<Person> {
  await pageCursor(); // before the page reads anything
  const user = await findUser();
  if (user) return user;
  const path = (await headers()).get("x-path");
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}
