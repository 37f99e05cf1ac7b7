import type { ReactNode } from "react";
import { LanguageChoice } from "@/components/shell/language-choice";
import { chooseLanguage } from "@/lib/server/i18n/choose-language";

/** The layout of pages that need no session, with a language choice in the footer. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      {children}
      <footer className="no-print flex justify-center px-4 py-4">
        <LanguageChoice action={chooseLanguage} />
      </footer>
    </div>
  );
}
