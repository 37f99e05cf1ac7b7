import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UserTable } from "@/components/admin/users/user-table";
import { listUsers } from "@/db/repositories/users";
import { requireAdmin } from "@/lib/auth/require-admin";
import { portal } from "@/lib/portal";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminUsers"))("title") };
}

export default async function UsersPage() {
  await requireAdmin();
  const { db } = await portal();
  const t = await getTranslations("adminUsers");
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <UserTable users={await listUsers(db.read, { limit: pageSize })} />
    </div>
  );
}
