import "@fontsource-variable/source-sans-3";
import "@fontsource-variable/source-serif-4";
import "./fonts/fonts.css";
import "./globals.css";
import { brandStyle } from "./brand-style";
import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/shell/client-messages";
import { settingsOrDefaults } from "@/lib/server/portal/current-settings";
import { portalName } from "@/lib/domain/settings/portal-settings";
import { StyleNonce } from "@/components/shell/style-nonce";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  const name = portalName(await settingsOrDefaults());
  return {
    title: { default: name, template: `%s · ${name.replaceAll("%", "")}` },
    description: t("description"),
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  viewportFit: "cover", // makes env(safe-area-inset-*) report what a phone's corners and bars cover
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf9f4" },
    { media: "(prefers-color-scheme: dark)", color: "#10131c" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // each response has its own nonce, so no page is prerendered
  return (
    <html lang={await getLocale()} style={brandStyle((await settingsOrDefaults()).accent)}>
      <head>
        <StyleNonce nonce={(await headers()).get("x-nonce") ?? undefined} />
      </head>
      <body className="min-h-dvh antialiased">
        <ClientMessages>{children}</ClientMessages>
      </body>
    </html>
  );
}
