import { findLogo } from "@/db/repositories/settings";
import { publicRoute } from "@/lib/server/auth/public-route";

/**
 * The organization's logo. It is public, as the sign-in page shows it, and its URL contains the hash of its bytes.
 */
export const GET = publicRoute<RouteContext<"/api/logo/[hash]">>(
  async ({ portal: { db }, params: { hash } }) => {
    const logo = await findLogo(db.read, hash);
    if (!logo) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(logo.bytes), {
      headers: {
        "content-type": logo.type,
        "cache-control": "public, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'; sandbox",
      },
    });
  },
);
