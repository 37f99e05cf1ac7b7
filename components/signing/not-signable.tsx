import { useTranslations } from "next-intl";
import { Notice } from "../ui/notice";

/** Says that a certified PDF cannot be signed, and what its owner can do; `isDraft` if its files can be changed. */
export function NotSignable({ isDraft }: { isDraft: boolean }) {
  const t = useTranslations("earlier");
  return (
    <Notice tone="bad">
      <p>{t("notSignable")}</p>
      {isDraft && <p className="mt-2">{t("notSignableDraft")}</p>}
    </Notice>
  );
}
