import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";

/** A status in the words of ETSI EN 319 102-1, which are the same in every language. */
export function StandardWords({
  indication,
  subIndication,
}: Pick<SignatureConclusion, "indication" | "subIndication">) {
  return (
    <span className="font-mono text-xs">
      {indication}
      {subIndication && ` · ${subIndication}`}
    </span>
  );
}
