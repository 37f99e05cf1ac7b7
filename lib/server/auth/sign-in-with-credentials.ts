import "server-only";
import { CredentialsSignin } from "next-auth";
import { type Refusal, throttledRefusal } from "@/lib/domain/request/refusal";
import { portal } from "../portal/portal";
import { signIn } from "./auth";

type Credentials = { email: string; password: string };

/** Signs a user in and redirects to a path of the portal, or returns the refusal. */
export async function signInWithCredentials(
  credentials: Credentials,
  redirectTo: string,
): Promise<Refusal | undefined> {
  try {
    await signIn("credentials", { ...credentials, redirectTo });
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) throw error; // the redirect after signing in, or an unexpected error
    const { now } = await portal();
    const until = new Date(error.code); // SignInThrottled carries the time of the next attempt
    return Number.isNaN(until.getTime()) ? { code: "wrong_credentials" } : throttledRefusal(until, now());
  }
}
