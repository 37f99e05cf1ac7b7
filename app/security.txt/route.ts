import { env } from "@/lib/base/env";
import { securityText } from "./security-text";

export const dynamic = "force-dynamic";

/**
 * Tells researchers where to report a vulnerability of this portal (RFC 9116); next.config.mjs serves it at
 * /.well-known/security.txt as well. The contact is the operator's: without one, this is a 404.
 */
export function GET(): Response {
  const { appUrl, securityContact } = env();
  if (!securityContact) return new Response(null, { status: 404 });
  return new Response(securityText({ appUrl, contact: securityContact, now: new Date() }), {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}
