import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findSessionPerson } from "@/db/repositories/sessions";
import type { Person } from "@/db/repositories/users";
import { pageCursor } from "../live/page-cursor";
import { portal } from "../portal/portal";
import { auth } from "./auth";
import { recordSeen } from "@/lib/accounts/session";

/** The signed-in user, read once per request; `undefined` if nobody is signed in or the session has ended. */
export const findUser = cache(async (): Promise<Person | undefined> => {
  const sessionId = await currentSessionId();
  const person = sessionId ? await findPersonOf(sessionId) : undefined;
  if (sessionId && person) {
    const { db, now } = await portal();
    await recordSeen(db, sessionId, now());
  }
  return person;
});

/** The id of the request's session, whether it is valid or not. */
export async function currentSessionId(): Promise<string | undefined> {
  return (await auth())?.sessionId;
}

async function findPersonOf(sessionId: string): Promise<Person | undefined> {
  const { db, now } = await portal();
  return findSessionPerson(db.read, sessionId, now());
}

/** Returns the signed-in user, for pages and actions. Others are redirected to the sign-in page, and back later. */
export async function requireUser(): Promise<Person> {
  await pageCursor(); // before the page reads anything
  const user = await findUser();
  if (user) return user;
  const path = (await headers()).get("x-path");
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}
