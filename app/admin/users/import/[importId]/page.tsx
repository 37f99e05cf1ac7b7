import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ImportProgress } from "@/components/admin/users/import/import-progress";
import { ImportRows } from "@/components/admin/users/import/import-rows";
import { StartImport } from "@/components/admin/users/import/start-import";
import { ClientMessages } from "@/components/shell/client-messages";
import { buttonStyle } from "@/components/ui/button-style";
import { linkStyle } from "@/components/ui/link-style";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadUserImport } from "@/lib/server/loaders/load-users";
import { cancelUserImport, startUserImport } from "./actions";

const addressQuery = z.object({
  after: z.coerce.number().int().nonnegative().catch(0),
  only: z.literal("problems").optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("importUsers"))("title") };
}

/** An uploaded list of people: its preview, its progress and its result. */
export default async function ImportPreviewPage({
  params,
  searchParams,
}: PageProps<"/admin/users/import/[importId]">) {
  await requireAdmin();
  const { importId } = await params;
  const { after: afterLine, only } = addressQuery.parse(await searchParams);
  const page = { importId, afterLine, onlyFaulty: only !== undefined };
  const { list, rows, isMore } = (await loadUserImport(page)) ?? notFound();
  const t = await getTranslations("importUsers");
  const { fileName, state, fine, faulty, created, taken } = list;
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <p>
          <Link href="/admin/users/import" className={linkStyle}>
            {t("importAnother")}
          </Link>
        </p>
        <h1 className="font-serif text-xl wrap-break-word">{fileName || t("title")}</h1>
        <p>{t("counts", { fine, faulty })}</p>
      </header>
      <ClientMessages of={["importUsers", "problems", "refusals"]}>
        {state === "running" ? (
          <ImportProgress action={cancelUserImport} {...{ importId, done: created + taken, total: fine }} />
        ) : (
          <>
            {state !== "ready" && <p role="status">{t(`ended.${state}`, { created, taken, fine })}</p>}
            {state !== "done" && fine > 0 && (
              <StartImport action={startUserImport} {...{ importId, count: fine - created - taken }} />
            )}
          </>
        )}
      </ClientMessages>
      {faulty > 0 && (
        <p>
          <Link href={only ? "?" : "?only=problems"} className={linkStyle}>
            {only ? t("allRows") : t("onlyProblems", { count: faulty })}
          </Link>
        </p>
      )}
      <ImportRows rows={rows} />
      {isMore && (
        <p>
          <Link
            href={{ query: { ...(only && { only }), after: rows.at(-1)?.line } }}
            className={buttonStyle({ tone: "quiet" })}
          >
            {t("next")}
          </Link>
        </p>
      )}
    </div>
  );
}
