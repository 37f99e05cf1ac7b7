"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type UserRole, userRoles } from "@/lib/domain/people/user-role";
import type { ActionState } from "@/lib/domain/request/action-state";
import { ConfirmButton } from "../../ui/confirm-button";
import { SelectField } from "../../ui/select-field";

type Change = { userId: string; role: UserRole };

type ChangeRoleProps = Change & {
  action: (previous: ActionState, input: Change) => Promise<ActionState>;
  name: string;
};

/** The message for a change to each role. */
const changes = { admin: "promote", user: "demote" } as const satisfies Record<UserRole, string>;

/** Changes a user's role, after a confirmation. */
export function ChangeRole({ action, userId, role, name }: ChangeRoleProps) {
  const t = useTranslations("adminUser");
  const roles = useTranslations("roles");
  const [chosen, setChosen] = useState(role);
  return (
    <div className="flex max-w-md flex-wrap items-end gap-3">
      <SelectField
        label={t("role")}
        value={chosen}
        onChange={({ target }) => setChosen(target.value as UserRole)}
        options={userRoles.map((value) => ({ value, label: roles(value) }))}
      />
      {chosen !== role && (
        <ConfirmButton
          label={t("changeRole.open")}
          title={t("changeRole.title")}
          text={t(`changeRole.${changes[chosen]}`, { name })}
          confirm={t("changeRole.confirm")}
          action={action}
          input={{ userId, role: chosen }}
        />
      )}
    </div>
  );
}
