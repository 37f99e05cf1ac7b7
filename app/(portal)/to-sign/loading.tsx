import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** A placeholder for the documents to sign while they load. */
export default function ToSignLoading() {
  const t = useTranslations("toSign");
  return (
    <div aria-busy className="flex flex-col gap-6">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <div className="border-t border-line">
        {Array.from({ length: 4 }, (_, row) => (
          <div key={row} className="flex flex-col gap-2 border-b border-line px-3 py-3">
            <Skeleton className="h-4 w-1/2" />
            <Skeleton className="h-3 w-1/4" />
          </div>
        ))}
      </div>
    </div>
  );
}
