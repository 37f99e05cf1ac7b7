import type { Refusal } from "../request/refusal";

/** What the sign-in form knows of its last submission: the address is kept, the password never. */
export type SignInState = { email: string; refusal?: Refusal };
