import { useTranslations } from "next-intl";
import { refusedPlaces, type SigningReason } from "@/lib/domain/signing/signing-reason";

/** Why a signing stopped or waits, and which entries of the form to look at. */
export function ReasonWords({ reason }: { reason: SigningReason }) {
  const t = useTranslations("reasons");
  const places = refusedPlaces(reason).map(({ field, number }) => t(`fields.${field}`, { number }));
  if (places.length === 0) return t(reason.code);
  return `${t(reason.code)} ${t("affectedFields", { places: places.join(", ") })}`;
}
