"use server";

import { CredentialsSignin } from "next-auth";
import type { SignInState } from "@/lib/domain/people/sign-in-state";
import { signIn } from "@/lib/server/auth/auth";
import { localPath } from "@/lib/domain/request/local-path";
import { slowedRefusal } from "@/lib/domain/request/refusal";
import { portal } from "@/lib/server/portal/portal";

/** The one action for people who are not signed in yet. */
export async function signInWithPassword(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  const password = String(form.get("password") ?? "");
  try {
    await signIn("credentials", { email, password, redirectTo: localPath(form.get("next")) });
    return { email };
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) throw error; // a redirect: signing in worked; or a fault
    const { now } = await portal();
    const until = new Date(error.code); // SignInSlowed carries when to try again
    const isSlowed = !Number.isNaN(until.getTime());
    return { email, refusal: isSlowed ? slowedRefusal(until, now()) : { code: "wrong_credentials" } };
  }
}
