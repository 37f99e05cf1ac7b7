import { useTranslations } from "next-intl";
import type { SigningReason } from "@/lib/domain/signing/signing-reason";

/** Why a signing stopped or waits, and which fields of the form to correct. */
export function ReasonWords({ reason }: { reason: SigningReason }) {
  const t = useTranslations("reasons");
  const { code, fields = [] } = reason;
  const places = fields.map(({ signer, field }) => t(`fields.${field}`, { number: signer + 1 }));
  if (places.length === 0) return t(code);
  return `${t(code)} ${t("affectedFields", { places: places.join(", ") })}`;
}
