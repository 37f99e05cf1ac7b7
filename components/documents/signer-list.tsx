import { useTranslations } from "next-intl";
import type { SignerSummary } from "@/db/repositories/signers";
import { RelativeTime } from "../ui/relative-time";
import { PersonInitials } from "./person-initials";

/** Who is involved, and how far each has got. */
export function SignerList({ signers, userId }: { signers: SignerSummary[]; userId: string }) {
  const t = useTranslations("document");
  return (
    <section aria-labelledby="signers" className="flex flex-col gap-3">
      <h2 id="signers" className="font-serif text-lg">
        {t("people")}
      </h2>
      <ul className="flex flex-col gap-3">
        {signers.map((signer) => (
          <li key={signer.id} className="flex items-center gap-3">
            <PersonInitials {...signer} />
            <span className="flex min-w-0 flex-col">
              <span className="wrap-break-word">
                {signer.userId === userId ? t("you", { name: fullName(signer) }) : fullName(signer)}
              </span>
              <span className="text-sm text-ink-faint">
                <SignedAt at={signer.signedAt} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const fullName = ({ name, surname }: SignerSummary) => `${name} ${surname}`;

function SignedAt({ at }: { at: Date | null }) {
  const t = useTranslations("document");
  return at ? t.rich("signedAt", { time: () => <RelativeTime at={at} /> }) : t("notSigned");
}
