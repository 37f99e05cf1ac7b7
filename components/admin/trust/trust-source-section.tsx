import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ListLine } from "@/lib/domain/trust/list-state";
import type { ActionState } from "@/lib/domain/request/action-state";
import { ConfirmButton } from "../../ui/confirm-button";
import { RelativeTime } from "../../ui/relative-time";
import { Section } from "../../ui/section";
import { LoadLists } from "./load-lists";

type TrustSourceSectionProps = {
  origin: { kind: "folder" | "online"; place: string } | undefined;
  isFixed: boolean;
  ranAt: Date | null;
  /** Whether lists are being loaded now. */
  isLoading: boolean;
  lines: ListLine[];
  turn: (previous: ActionState, input: { isOn: boolean }) => Promise<ActionState>;
};

const headingId = "source-of-lists";

/** Where lists come from, when they were loaded, and buttons to load them and to change that. */
export function TrustSourceSection({
  origin,
  isFixed,
  ranAt,
  isLoading,
  lines,
  turn,
}: TrustSourceSectionProps) {
  const t = useTranslations("adminTrust");
  const good = lines.filter(({ territory, hasList }) => hasList && territory !== "");
  const services = good.reduce((sum, line) => sum + (line.services ?? 0), 0);
  return (
    <Section title={t("source")} headingId={headingId}>
      <dl className="flex flex-col gap-3">
        <Fact name={t("from")}>
          {!origin && t("off")}
          {origin?.kind === "online" && <code>{origin.place}</code>}
          {origin?.kind === "folder" && t("folder", { place: origin.place })}
        </Fact>
        <Fact name={t("ranAt")}>
          {ranAt ? <RelativeTime at={ranAt} /> : t(isLoading ? "underWay" : "never")}
        </Fact>
        {good.length > 0 && (
          <Fact name={t("services")}>{t("servicesOf", { services, lists: good.length })}</Fact>
        )}
      </dl>
      {isFixed && <p className="text-sm text-ink-faint">{t("fixed")}</p>}
      <div className="flex flex-wrap items-center gap-3">
        {origin && <LoadLists isLoading={isLoading} />}
        {!isFixed && !origin && <LoadLists turn={turn} />}
        {!isFixed && origin && (
          <ConfirmButton
            label={t("turnOff")}
            title={t("turnOff")}
            text={t("turnOffText")}
            confirm={t("turnOff")}
            action={turn}
            input={{ isOn: false }}
            focusAfter={headingId}
          />
        )}
      </div>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-6">
      <dt className="w-40 text-base text-ink-faint">{name}</dt>
      <dd className="min-w-0 flex-1 text-base wrap-anywhere max-sm:basis-full">{children}</dd>
    </div>
  );
}
