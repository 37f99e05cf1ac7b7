import type { Metadata } from "next";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/brand-mark";
import { currentSettings } from "@/lib/server/portal/current-settings";
import { portalName } from "@/lib/domain/settings/portal-settings";

/** A short page for a person who is not signed in: a title, a sentence, and a form. */
export async function PublicPage({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: ReactNode;
}) {
  const settings = await currentSettings();
  return (
    <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-8 px-6 py-12">
      <header className="flex flex-col gap-3">
        <div className="self-start">
          <BrandMark
            logoHash={settings.logoHash}
            name={portalName(settings)}
            className="h-9 w-18 text-accent"
          />
        </div>
        <h1 className="font-serif text-2xl wrap-break-word">{title}</h1>
        <p className="wrap-break-word text-ink-soft">{text}</p>
      </header>
      {children}
    </main>
  );
}

/**
 * Metadata of a page whose URL is a secret: search engines must not index it, and no other site gets it as a
 * referrer.
 */
export const secretPage = (title: string): Metadata => ({
  title,
  robots: { index: false, follow: false },
  referrer: "no-referrer",
});
