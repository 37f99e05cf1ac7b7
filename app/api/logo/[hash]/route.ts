import { findLogo } from "@/db/repositories/settings";
import { portal } from "@/lib/server/portal/portal";

/** The organization's logo, for everybody: the sign-in page shows it. Its address is that of these very bytes. */
export async function GET(_request: Request, { params }: RouteContext<"/api/logo/[hash]">) {
  const { db } = await portal();
  const logo = await findLogo(db.read, (await params).hash);
  if (!logo) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      "content-type": logo.type,
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
