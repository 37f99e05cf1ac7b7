"use client";

import { useTranslations } from "next-intl";
import type { OwnSession } from "@/db/repositories/sessions";
import { buttonStyle } from "../ui/button-style";
import { linkStyle } from "../ui/link-style";
import { RelativeTime } from "../ui/relative-time";
import { type FormAction, useForm } from "../ui/use-form";

type SessionListProps = {
  sessions: OwnSession[];
  currentId: string | undefined;
  endOne: FormAction;
  endAll: FormAction;
};

/** The user's sessions by browser, with buttons to end them. */
export function SessionList({ sessions, currentId, endOne, endAll }: SessionListProps) {
  const t = useTranslations("account");
  const { form, isPending } = useForm(endAll);
  return (
    <>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isCurrent={session.id === currentId}
            endOne={endOne}
          />
        ))}
      </ul>
      <form {...form}>
        <button type="submit" className={buttonStyle({ tone: "quiet" })} disabled={isPending}>
          {t("signOutEverywhere")}
        </button>
      </form>
    </>
  );
}

type SessionRowProps = { session: OwnSession; isCurrent: boolean; endOne: FormAction };

function SessionRow({ session, isCurrent, endOne }: SessionRowProps) {
  const { id, client, address, createdAt, lastSeenAt } = session;
  const t = useTranslations("account");
  const { form, isPending } = useForm(endOne);
  const browser = client ?? t("unknownBrowser");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 py-2">
      <div className="min-w-0">
        <p className="font-medium">{browser}</p>
        <p className="text-sm text-ink-faint">
          {t.rich("lastSeen", { time: () => <RelativeTime at={lastSeenAt ?? createdAt} /> })}
          {address && ` · ${address}`}
        </p>
      </div>
      {isCurrent ? (
        <span className="text-base text-good">{t("thisBrowser")}</span>
      ) : (
        <form {...form}>
          <input type="hidden" name="sessionId" value={id} />
          <button
            type="submit"
            disabled={isPending}
            aria-label={t("signOutOf", { browser })}
            className={`min-h-11 text-base sm:min-h-8 ${linkStyle}`}
          >
            {t("signOutThere")}
          </button>
        </form>
      )}
    </li>
  );
}
