import { Check, CircleSlash, Mail, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { UserState } from "@/lib/domain/people/user-state";

const badges: Record<UserState, { tone: string; Icon: LucideIcon }> = {
  active: { tone: "text-good", Icon: Check },
  invited: { tone: "text-waiting", Icon: Mail },
  disabled: { tone: "text-ink-faint", Icon: CircleSlash },
};

/** The state of an account: a word with an icon, never color alone. */
export function UserStateBadge({ state }: { state: UserState }) {
  const t = useTranslations("userStates");
  const { tone, Icon } = badges[state];
  return (
    <span className={`inline-flex items-center gap-2 text-base font-medium whitespace-nowrap ${tone}`}>
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      {t(state)}
    </span>
  );
}
