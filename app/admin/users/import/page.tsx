import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { UploadPeople } from "@/components/admin/users/import/upload-people";
import { ClientMessages } from "@/components/shell/client-messages";
import { linkStyle } from "@/components/ui/link-style";
import { requireAdmin } from "@/lib/server/auth/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("importUsers"))("title") };
}

export default async function ImportPage() {
  await requireAdmin();
  const t = await getTranslations("importUsers");
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <p>
          <Link href="/admin/users" className={linkStyle}>
            {t("back")}
          </Link>
        </p>
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <p className="text-ink-soft">{t("text")}</p>
      </header>
      <pre className="overflow-x-auto rounded-md border border-line bg-sunken p-4 text-sm" tabIndex={0}>
        {["email,name,surname,role", "ona@example.com,Ona,Onaitė,user"].join("\n")}
      </pre>
      <ClientMessages of={["importUsers", "refusals"]}>
        <UploadPeople />
      </ClientMessages>
    </div>
  );
}
