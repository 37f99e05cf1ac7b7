import "@fontsource-variable/source-sans-3";
import "@fontsource-variable/source-serif-4";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/shell/client-messages";
import { StyleNonce } from "@/components/shell/style-nonce";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  return {
    title: { default: "Paraph", template: "%s · Paraph" },
    description: t("description"),
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  viewportFit: "cover", // else a phone does not tell of the edges that its corners and bars cover
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf9f4" },
    { media: "(prefers-color-scheme: dark)", color: "#10131c" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // each page carries a nonce of its own, so none is made in advance
  return (
    <html lang={await getLocale()}>
      <head>
        <StyleNonce nonce={(await headers()).get("x-nonce") ?? undefined} />
      </head>
      <body className="min-h-dvh antialiased">
        <ClientMessages>{children}</ClientMessages>
      </body>
    </html>
  );
}
