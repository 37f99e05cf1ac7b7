import { useTranslations } from "next-intl";
import type { Person } from "@/db/repositories/users";

const headCell = "px-3 py-2 text-left text-sm font-medium whitespace-nowrap text-ink-faint";

/** Everybody who has an account, one line each. */
export function UserTable({ users }: { users: Person[] }) {
  const t = useTranslations("adminUsers.columns");
  const roles = useTranslations("roles");
  return (
    <table className="w-full border-collapse tabular-nums">
      <thead className="border-b border-line">
        <tr>
          <th scope="col" className={headCell}>
            {t("name")}
          </th>
          <th scope="col" className={headCell}>
            {t("role")}
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map(({ id, name, surname, email, role }) => (
          <tr key={id} className="h-13 border-b border-line last:border-b-0 hover:bg-sunken">
            <td className="max-w-0 px-3 py-2">
              <span className="block truncate font-medium">
                {name} {surname}
              </span>
              <span className="block truncate text-sm text-ink-faint">{email}</span>
            </td>
            <td className="w-px px-3 py-2 text-base whitespace-nowrap">{roles(role)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
