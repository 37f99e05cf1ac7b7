import { fullName } from "@/lib/domain/people/full-name";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChangeRole } from "@/components/admin/users/change-role";
import { DeleteUser } from "@/components/admin/users/delete-user";
import { ResendInvitation } from "@/components/admin/users/resend-invitation";
import { UserStateBadge } from "@/components/admin/users/user-state-badge";
import { ClientMessages } from "@/components/shell/client-messages";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { linkStyle } from "@/components/ui/link-style";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import type { UserForAdmin } from "@/db/repositories/user-directory";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadUser } from "@/lib/server/loaders/load-users";
import {
  changeUserRole,
  deleteUser,
  disableUser,
  enableUser,
  endUserSessions,
  resendUserInvitation,
  sendUserReset,
} from "./actions";

type Props = PageProps<"/admin/users/[userId]">;

async function requireListedUser({ params }: Props): Promise<UserForAdmin> {
  await requireAdmin();
  const { userId } = await params;
  return (await loadUser(userId)) ?? notFound();
}

const nameOf = ({ name, surname, email }: UserForAdmin) => fullName({ name, surname }) || email;

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: nameOf(await requireListedUser(props)) };
}

/** One account and its admin actions. */
export default async function UserPage(props: Props) {
  const user = await requireListedUser(props);
  const { id: userId, email, role, state, documents } = user;
  const name = nameOf(user);
  const t = await getTranslations("adminUser");
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <header className="flex flex-col gap-2">
        <Link
          href="/admin/users"
          className={`flex min-h-11 items-center self-start text-base sm:min-h-0 ${linkStyle}`}
        >
          {t("back")}
        </Link>
        <h1 className="font-serif text-xl wrap-break-word">{name}</h1>
        <p className="text-ink-soft wrap-break-word">{email}</p>
      </header>
      <Facts user={user} />
      <ClientMessages of={["adminUser", "inviteUser", "roles", "dialogs", "problems", "refusals"]}>
        <Section title={t("roleTitle")}>
          <ChangeRole key={role} action={changeUserRole} userId={userId} role={role} name={name} />
        </Section>
        <Section title={t("accessTitle")}>
          {state === "disabled" && <p className="text-ink-soft">{t("disabledNote")}</p>}
          <div className="flex flex-wrap gap-3">
            {state === "invited" && (
              <ResendInvitation action={resendUserInvitation} userId={userId} email={email} />
            )}
            {state === "active" && (
              <>
                <ConfirmButton
                  {...{ label: t("reset.open"), title: t("reset.title"), confirm: t("reset.confirm") }}
                  text={t("reset.text", { email })}
                  {...{ action: sendUserReset, input: { userId } }}
                />
                <ConfirmButton
                  {...{ label: t("sessions.open"), title: t("sessions.title") }}
                  {...{ text: t("sessions.text", { name }), confirm: t("sessions.confirm") }}
                  {...{ action: endUserSessions, input: { userId } }}
                />
              </>
            )}
            {state === "disabled" ? (
              <ConfirmButton
                {...{ label: t("enable.open"), title: t("enable.title"), confirm: t("enable.confirm") }}
                text={t("enable.text", { name })}
                {...{ action: enableUser, input: { userId } }}
              />
            ) : (
              <ConfirmButton
                {...{ label: t("disable.open"), title: t("disable.title"), confirm: t("disable.confirm") }}
                text={t("disable.text", { name })}
                {...{ action: disableUser, input: { userId } }}
              />
            )}
            <DeleteUser action={deleteUser} userId={userId} name={name} documents={documents} />
          </div>
        </Section>
      </ClientMessages>
    </div>
  );
}

async function Facts({
  user: { state, lastSignInAt, createdAt, sessions, documents },
}: {
  user: UserForAdmin;
}) {
  const t = await getTranslations("adminUser.facts");
  const facts = [
    [t("state"), <UserStateBadge key="state" state={state} />],
    [t("lastSignIn"), lastSignInAt ? <RelativeTime key="signIn" at={lastSignInAt} /> : t("never")],
    [t("created"), <RelativeTime key="created" at={createdAt} />],
    [t("sessions"), sessions],
    [t("documents"), documents],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 tabular-nums">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-ink-soft">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
