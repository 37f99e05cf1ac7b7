import type { Refusal } from "../request/refusal";

/** The result of the last attempt to sign in. The email address is kept, the password never. */
export type SignInState = { email: string; refusal?: Refusal };
