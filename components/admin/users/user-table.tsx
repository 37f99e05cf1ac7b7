import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ListedUser } from "@/db/repositories/user-directory";
import { HeadCell } from "../../ui/head-cell";
import { RelativeTime } from "../../ui/relative-time";
import { UserStateBadge } from "./user-state-badge";

/** People with an account, one line each; the line leads to the account. */
export function UserTable({ users }: { users: ListedUser[] }) {
  const t = useTranslations("adminUsers.columns");
  return (
    <table className="w-full border-collapse tabular-nums">
      <thead className="border-b border-line">
        <tr>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell className="hidden md:table-cell">{t("role")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
          <HeadCell className="hidden lg:table-cell">{t("lastSignIn")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </tbody>
    </table>
  );
}

function UserRow({ user: { id, name, surname, email, role, state, lastSignInAt } }: { user: ListedUser }) {
  const t = useTranslations("adminUsers");
  const roles = useTranslations("roles");
  const fullName = `${name} ${surname}`.trim();
  return (
    <tr className="relative h-13 border-b border-line last:border-b-0 hover:bg-sunken">
      <td className="max-w-0 px-3 py-2 md:w-[46%]">
        <Link
          href={`/admin/users/${id}`}
          prefetch={false}
          className="block truncate text-md font-medium after:absolute after:inset-0 after:content-['']"
        >
          {fullName || email}
        </Link>
        {fullName && <span className="block truncate text-sm text-ink-faint">{email}</span>}
      </td>
      <td className="hidden w-px px-3 py-2 text-base whitespace-nowrap md:table-cell">{roles(role)}</td>
      <td className="w-px px-3 py-2">
        <UserStateBadge state={state} />
      </td>
      <td className="hidden w-px px-3 py-2 text-base whitespace-nowrap text-ink-soft lg:table-cell">
        {lastSignInAt ? <RelativeTime at={lastSignInAt} /> : t("never")}
      </td>
    </tr>
  );
}
