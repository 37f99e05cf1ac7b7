"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { buttonStyle } from "../ui/button-style";
import { useUploadDesk } from "./upload-desk";

/** The main action of the library; other pages have their own. */
export function UploadButton() {
  const t = useTranslations("shell");
  const { choose } = useUploadDesk();
  const tone = usePathname() === "/documents" ? "filled" : "quiet";
  return (
    <button type="button" className={`${buttonStyle({ tone })} max-sm:w-11 max-sm:px-0`} onClick={choose}>
      <Upload aria-hidden className="size-4 shrink-0" />
      <span className="whitespace-nowrap max-sm:sr-only">{t("upload")}</span>
    </button>
  );
}
