import { NextResponse, type NextRequest } from "next/server";
import { env } from "@/lib/base/env";

/**
 * Gives each page a content security policy with a nonce of its own, and tells the server components the
 * nonce and the path. It guards nothing: every page and action does that itself.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, new URL(env().gateway.url).origin);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname);
  headers.set("content-security-policy", policy); // Next reads the nonce for its own scripts from here
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function contentSecurityPolicy(nonce: string, gatewayOrigin: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'", // widths of progress bars and drawn pages
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    `frame-src ${gatewayOrigin}`,
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
