import type { SignerSummary } from "@/db/repositories/signers";
import { RelativeTime } from "../ui/relative-time";
import { PersonInitials } from "./person-initials";

/** Who is involved, and how far each has got. */
export function SignerList({ signers, userId }: { signers: SignerSummary[]; userId: string }) {
  return (
    <section aria-labelledby="signers" className="flex flex-col gap-3">
      <h2 id="signers" className="font-serif text-lg">
        People
      </h2>
      <ul className="flex flex-col gap-3">
        {signers.map((signer) => (
          <li key={signer.id} className="flex items-center gap-3">
            <PersonInitials {...signer} />
            <span className="flex min-w-0 flex-col">
              <span className="wrap-break-word">
                {signer.name} {signer.surname}
                {signer.userId === userId && " (you)"}
              </span>
              <span className="text-sm text-ink-faint">
                {signer.signedAt ? (
                  <>
                    Signature made <RelativeTime at={signer.signedAt} />
                  </>
                ) : (
                  "Has not signed yet"
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
