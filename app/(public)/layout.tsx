import type { ReactNode } from "react";
import { LanguageChoice } from "@/components/shell/language-choice";
import { chooseLanguage } from "@/lib/server/i18n/choose-language";

/** Pages for people without an account, who choose their language at the foot. */
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
