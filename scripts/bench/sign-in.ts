import { z } from "zod";

/**
 * Signs in over HTTP as a browser does: requests the anti-forgery token and its cookie, then sends both back with the
 * credentials.
 *
 * @returns the `cookie` header of a signed-in browser
 */
export async function signIn(
  portalUrl: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const csrf = await fetch(`${portalUrl}/api/auth/csrf`);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json());
  const answer = await fetch(`${portalUrl}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { cookie: cookiesOf(csrf) },
    body: new URLSearchParams({ csrfToken, email, password }),
    redirect: "manual",
  });
  const cookies = cookiesOf(answer);
  if (!cookies.includes("session-token=")) throw new Error(`Signing in was refused (${answer.status}).`);
  return cookies;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
