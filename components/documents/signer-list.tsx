import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SignerSummary } from "@/db/repositories/signers";
import { RelativeTime } from "../ui/relative-time";
import { PersonInitials } from "./person-initials";

type SignerListProps = {
  signers: SignerSummary[];
  /** The signer who looks at it, if it is one of them. */
  ownId: string | undefined;
  /** What its reader alone sees of a signer. */
  more?: (signer: SignerSummary) => ReactNode;
};

/** Who is involved, and how far each has got. */
export function SignerList({ signers, ownId, more }: SignerListProps) {
  const t = useTranslations("document");
  return (
    <section aria-labelledby="signers" className="flex flex-col gap-3">
      <h2 id="signers" className="font-serif text-lg">
        {t("people")}
      </h2>
      <ul className="flex flex-col gap-3">
        {signers.map((signer) => (
          <li key={signer.id} className="flex items-start gap-3">
            <PersonInitials {...signer} />
            <div className="flex min-w-0 flex-col">
              <span className="wrap-break-word">
                {signer.id === ownId ? t("you", { name: fullName(signer) }) : fullName(signer)}
              </span>
              <span className="text-sm text-ink-faint">
                <Progress signer={signer} />
              </span>
              {more?.(signer)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const fullName = ({ name, surname }: SignerSummary) => `${name} ${surname}`;

function Progress({ signer: { signedAt, declinedAt } }: { signer: SignerSummary }) {
  const t = useTranslations("document");
  if (signedAt) return t.rich("signedAt", { time: () => <RelativeTime at={signedAt} /> });
  if (declinedAt) return t.rich("declinedAt", { time: () => <RelativeTime at={declinedAt} /> });
  return t("notSigned");
}
