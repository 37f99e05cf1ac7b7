import { fullName } from "@/lib/domain/people/full-name";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import { peopleBefore } from "@/lib/domain/signing/signing-order";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";
import { PersonInitials } from "./person-initials";

type SignerListProps = {
  signers: SignerSummary[];
  /** The signer who is reading, if it is one of them. */
  ownId: string | undefined;
  /** Whether people can sign now, so that turns matter. */
  isOut: boolean;
  /** Renders further details of a signer for this reader only. */
  more?: (signer: SignerSummary) => ReactNode;
};

/** The signers of a document and their progress. */
export function SignerList({ signers, ownId, isOut, more }: SignerListProps) {
  const t = useTranslations("document");
  return (
    <Section title={t("people")}>
      <ul className="flex flex-col gap-3">
        {signers.map((signer) => (
          <li key={signer.id} className="flex items-start gap-3">
            <PersonInitials {...signer} />
            <div className="flex min-w-0 flex-col">
              <span className="wrap-break-word">
                {signer.id === ownId ? t("you", { name: fullName(signer) }) : fullName(signer)}
              </span>
              <span className="text-sm text-ink-faint">
                <Progress signer={signer} before={isOut ? peopleBefore(signer, signers) : []} />
              </span>
              {more?.(signer)}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type ProgressProps = { signer: SignerSummary; before: SignerSummary[] };

function Progress({ signer: { signedAt, declinedAt, withdrawnAt }, before }: ProgressProps) {
  const t = useTranslations("document");
  const format = useFormatter();
  if (signedAt) return t.rich("signedAt", { time: () => <RelativeTime at={signedAt} /> });
  if (declinedAt) return t.rich("declinedAt", { time: () => <RelativeTime at={declinedAt} /> });
  if (withdrawnAt) return t("beingRemoved");
  if (before.length > 0) return t("waitsForTurn", { people: format.list(before.map(fullName)) });
  return t("notSigned");
}
