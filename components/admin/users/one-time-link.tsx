"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonStyle } from "../../ui/button-style";
import { TextField } from "../../ui/text-field";

/** A one-time link, shown only once, for the admin to pass on. */
export function OneTimeLink({ link }: { link: string }) {
  const t = useTranslations("inviteUser");
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <p role="status">{t("oneTimeLinkHint")}</p>
      <TextField
        label={t("oneTimeLink")}
        value={link}
        readOnly
        onFocus={({ target }) => target.select()}
        beside={
          <button
            type="button"
            className={buttonStyle({ tone: "quiet" })}
            onClick={() => void navigator.clipboard.writeText(link).then(() => setIsCopied(true))}
          >
            {isCopied ? t("copied") : t("copy")}
          </button>
        }
      />
    </div>
  );
}
