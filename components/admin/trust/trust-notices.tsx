import { useTranslations } from "next-intl";
import { linkStyle } from "../../ui/link-style";
import { Notice } from "../../ui/notice";

type TrustNoticesProps = {
  hasLists: boolean;
  /** Where newer certificates of the list of lists were announced. */
  newAnnouncement: string | undefined;
  pivots: number;
};

/** What an admin should know of the lists as a whole. */
export function TrustNotices({ hasLists, newAnnouncement, pivots }: TrustNoticesProps) {
  const t = useTranslations("adminTrust");
  return (
    <>
      {!hasLists && <Notice>{t("noLists")}</Notice>}
      {newAnnouncement && (
        <Notice tone="bad">
          {t("announced")}{" "}
          <a href={newAnnouncement} className={linkStyle} rel="noreferrer">
            {t("readNotice")}
          </a>
        </Notice>
      )}
      {pivots > 0 && !newAnnouncement && <Notice>{t("viaPivots", { count: pivots })}</Notice>}
    </>
  );
}
