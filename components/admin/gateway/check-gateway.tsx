"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../../ui/button-style";

type Check = "granted" | "forbidden" | "unreachable" | "unavailable" | "contract";

type CheckGatewayProps = {
  action: (previous: ActionState<Check>, input: Record<string, never>) => Promise<ActionState<Check>>;
};

/** Checks the gateway now. */
export function CheckGateway({ action }: CheckGatewayProps) {
  const t = useTranslations("adminGateway");
  const [state, submit, isPending] = useActionState(action, idle);
  return (
    <div className="flex flex-wrap items-center gap-4">
      <button
        type="button"
        className={buttonStyle({ tone: "quiet" })}
        disabled={isPending}
        onClick={() => startTransition(() => submit({}))}
      >
        {t("check")}
      </button>
      <p aria-live="polite" className="text-base">
        {state.status === "done" && t(`checks.${state.value}`)}
      </p>
    </div>
  );
}
