import { NextResponse, type NextRequest } from "next/server";
import { env } from "@/lib/base/env";

/**
 * Gives each page a content security policy with a nonce of its own, and tells the server components the
 * nonce and the path. It guards nothing: every page and action does that itself.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, isSigningPage(request.nextUrl));
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname);
  headers.set("content-security-policy", policy); // Next reads the nonce for its own scripts from here
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/**
 * Whether a page has the gateway's frame: a user's signing page, and the last step of a guest's, who reads on the same
 * page before. Links to them reload the page, for its policy.
 */
const isSigningPage = ({ pathname, searchParams }: URL): boolean =>
  /^\/documents\/[^/]+\/sign\/?$/.test(pathname) ||
  (/^\/sign\/[^/]+\/?$/.test(pathname) && searchParams.get("step") === "sign");

/**
 * The signing page alone lets its frame be led to a signing scheme's own page, whose origins nobody lists, and takes
 * the styles that the vendor's script adds (docs/gateway.md#embedding). Scripts need the nonce on every page.
 */
function contentSecurityPolicy(nonce: string, isSigningPage: boolean): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  const hasInlineStyles = isDevelopment || isSigningPage; // a nonce in the list would switch them off
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${hasInlineStyles ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'", // widths of progress bars and drawn pages
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    // The gateway's scheme: https:, and with a gateway without it, such as the sandbox, http: as well.
    `frame-src ${isSigningPage ? new URL(env().gateway.url).protocol : "'none'"}`,
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Pages only. A body that passes through here would be held in memory, and cut at 10 MB. */
export const config = {
  matcher: [
    "/((?!api/|_next/|pdfjs/|\\.well-known/|favicon\\.ico|icon(?:-[a-z0-9-]+)?\\.(?:png|svg)|apple-icon\\.png|manifest\\.webmanifest|robots\\.txt|security\\.txt).*)",
  ],
};
