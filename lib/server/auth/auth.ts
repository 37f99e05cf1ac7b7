import "server-only";
import { headers } from "next/headers";
import NextAuth, { CredentialsSignin } from "next-auth";
import { getToken } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "@/lib/base/env";
import { log } from "@/lib/base/log";
import { authSecret, portal } from "../portal/portal";
import { requestOrigin } from "./request-origin";
import { endSession, sessionMs, startSession } from "@/lib/accounts/session";
import { verifySignIn } from "@/lib/accounts/verify-sign-in";
import { secondMs } from "@/lib/domain/time/durations";

/** Too many attempts: the code is the time of the next allowed attempt (ISO 8601). */
class SignInThrottled extends CredentialsSignin {
  constructor(until: Date) {
    super();
    this.code = until.toISOString();
  }
}

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1024) });

/** By the public URL: a proxy that terminates TLS does not always say so. */
const usesSecureCookies = () => env().appUrl.startsWith("https:");

/**
 * The session's id in the cookie of a request. next-auth's own `auth` would make a new cookie as well, which costs more
 * than reading one, and which nobody receives.
 */
export async function sessionIdIn(requestHeaders: Headers): Promise<string | undefined> {
  const req = { headers: { cookie: requestHeaders.get("cookie") ?? "" } };
  const token = await getToken({ req, secret: authSecret(), secureCookie: usesSecureCookies() });
  return token?.sub;
}

/**
 * next-auth keeps only the id of a session in its signed and encrypted cookie. The session's user and validity are read
 * from the database (require-user.ts).
 */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  secret: authSecret(),
  trustHost: true,
  useSecureCookies: usesSecureCookies(),
  session: { strategy: "jwt", maxAge: sessionMs / secondMs },
  pages: { signIn: "/sign-in" },
  logger: {
    error: (error) => error instanceof CredentialsSignin || log("Signing in failed", faultOf(error)),
    warn: () => undefined,
    debug: () => undefined,
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: { type: "password" } },
      async authorize(input, request) {
        const { email, password } = credentials.parse(input);
        const { db, now } = await portal();
        const origin = requestOrigin(request.headers);
        const address = origin.address ?? "unknown";
        const result = await verifySignIn(db, { email, password, address, origin }, now());
        if (result.kind === "throttled") throw new SignInThrottled(result.until);
        if (result.kind === "refused") return null;
        return { id: await startSession(db, { userId: result.person.id, origin, now: now() }) };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.id ? { sub: user.id } : token),
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut(message) {
      const sessionId = "token" in message ? message.token?.sub : undefined;
      if (!sessionId) return;
      const { db, now } = await portal();
      await endSession(db, { sessionId, origin: requestOrigin(await headers()), now: now() });
    },
  },
}));

/** next-auth wraps errors that our own code threw. */
function faultOf(error: Error): unknown {
  const { cause } = error;
  return typeof cause === "object" && cause !== null && "err" in cause ? cause.err : error;
}
