"use client";

import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { LibrarySearch } from "../documents/library-search";
import { initialsOf } from "../documents/person-initials";
import { UploadButton } from "../documents/upload-button";

/** The header of each page: search, upload, and the user's account. */
export function Head({ person }: { person: { name: string; surname: string } }) {
  const t = useTranslations("shell");
  const account = `${t("account")}: ${fullName(person)}`;
  return (
    <header className="no-print flex items-center gap-2 px-4 pt-4 sm:gap-4 sm:px-8 sm:pt-5 lg:px-12">
      <LibrarySearch />
      <div className="ml-auto flex items-center gap-2 sm:gap-4">
        <UploadButton />
        <Link
          href="/account"
          aria-label={account}
          title={account}
          className="flex size-11 items-center justify-center rounded-full border border-line-strong bg-raised text-sm font-semibold text-ink-soft transition-colors hover:bg-sunken hover:text-ink sm:size-10"
        >
          {initialsOf(person)}
        </Link>
      </div>
    </header>
  );
}
