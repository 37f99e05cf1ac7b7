import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import type { ListedUser } from "@/db/repositories/user-directory";
import { RelativeTime } from "../../ui/relative-time";
import { RowLink } from "../../ui/row-link";
import { Table } from "../../ui/table";
import { UserStateBadge } from "./user-state-badge";

/** The accounts, one row each, linked to their pages. */
export function UserTable({ users }: { users: ListedUser[] }) {
  const t = useTranslations("adminUsers");
  const roles = useTranslations("roles");
  return (
    <Table
      isLinked
      rows={users}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t("columns.name"),
          cellClassName: "max-w-0 md:w-[46%]",
          cell: (user) => <UserName user={user} />,
        },
        {
          head: t("columns.role"),
          className: "hidden md:table-cell",
          cellClassName: "w-px text-base whitespace-nowrap",
          cell: ({ role }) => roles(role),
        },
        {
          head: t("columns.state"),
          cellClassName: "w-px",
          cell: ({ state }) => <UserStateBadge state={state} />,
        },
        {
          head: t("columns.lastSignIn"),
          className: "hidden lg:table-cell",
          cellClassName: "w-px text-base whitespace-nowrap text-ink-soft",
          cell: ({ lastSignInAt }) => (lastSignInAt ? <RelativeTime at={lastSignInAt} /> : t("never")),
        },
      ]}
    />
  );
}

function UserName({ user: { id, name, surname, email } }: { user: ListedUser }) {
  const whole = fullName({ name, surname });
  return (
    <>
      <RowLink href={`/admin/users/${id}`} className="block truncate text-md font-medium">
        {whole || email}
      </RowLink>
      {whole && <span className="block truncate text-sm text-ink-faint">{email}</span>}
    </>
  );
}
