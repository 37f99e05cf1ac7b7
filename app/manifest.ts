import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { settingsOrDefaults } from "@/lib/server/portal/current-settings";
import { portalName } from "@/lib/domain/settings/portal-settings";

/**
 * Rendered for each request, as admins can rename the portal. The address bar stays, so that people can check where
 * they sign.
 */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  await connection();
  const name = portalName(await settingsOrDefaults());
  return {
    name,
    short_name: name,
    id: "/",
    start_url: "/documents",
    display: "minimal-ui",
    background_color: "#fbf9f4",
    theme_color: "#fbf9f4",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
