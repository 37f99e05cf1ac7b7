"use server";

import type { SignInState } from "@/lib/domain/people/sign-in-state";
import { localPath } from "@/lib/domain/request/local-path";
import { signInWithCredentials } from "@/lib/server/auth/sign-in-with-credentials";

/** Signs a user in by email and password. Returns the refusal, or redirects. */
export async function signInWithPassword(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  const password = String(form.get("password") ?? "");
  const refusal = await signInWithCredentials({ email, password }, localPath(form.get("next")));
  return { email, refusal };
}
