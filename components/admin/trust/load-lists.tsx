"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ActionState } from "@/lib/domain/request/action-state";
import type { LoadEvent, LoadProgress } from "@/lib/domain/trust/list-state";
import { territoryName } from "@/lib/domain/trust/territory-name";
import { buttonStyle } from "../../ui/button-style";
import { useRefresh } from "../../ui/use-refresh";
import { readJsonLines } from "../read-json-lines";

type Phase = "idle" | "running" | "over" | "broken";

type LoadListsProps = {
  /** Whether the portal loads them already, as after its first start. */
  isLoading?: boolean;
  /** Turns loading on first, where it is off. */
  turn?: (previous: ActionState, input: { isOn: boolean }) => Promise<ActionState>;
};

/** Loads the lists now and shows how far it is, also of a run that the portal started. */
export function LoadLists({ isLoading = false, turn }: LoadListsProps) {
  const t = useTranslations("adminTrust");
  const language = useLocale();
  const refresh = useRefresh();
  const [phase, setPhase] = useState<Phase>("idle");
  const [progress, setProgress] = useState<LoadProgress>();
  const [problems, setProblems] = useState(0);

  const follow = async (method: "GET" | "POST") => {
    setPhase("running");
    setProgress(undefined);
    try {
      if (turn) await turn({ status: "idle" }, { isOn: true });
      for await (const event of requestLoad(method))
        if ("problems" in event) setProblems(event.problems);
        else setProgress(event);
      setPhase("over");
    } catch {
      setPhase("broken");
    }
    refresh();
  };
  const isFollowed = useRef(false);
  const followRun = useEffectEvent(() => {
    if (isFollowed.current || phase === "running") return;
    isFollowed.current = true;
    void follow("GET");
  });
  useEffect(() => {
    if (isLoading) followRun();
  }, [isLoading]);

  const words = {
    idle: turn ? t("turnOnText") : "",
    running: progress
      ? t("progress", {
          ...{ done: progress.done, total: progress.total },
          country: territoryName(progress.territory, language),
        })
      : t("loading"),
    over: problems === 0 ? t("loaded") : t("loadedSome", { count: problems }),
    broken: t("broken"),
  };
  return (
    <>
      <button
        type="button"
        className={buttonStyle({ tone: "quiet" })}
        disabled={phase === "running"}
        onClick={() => void follow("POST")}
      >
        {t(turn ? "turnOn" : "load")}
      </button>
      <p aria-live="polite" className="min-w-0 flex-1 basis-64 text-base text-ink-soft">
        {words[phase]}
      </p>
    </>
  );
}

/** @throws {Error} if the portal responds with an error, or loading fails */
async function* requestLoad(method: "GET" | "POST"): AsyncGenerator<LoadEvent> {
  const response = await fetch("/api/admin/trust/load", { method });
  if (!response.ok || !response.body) throw new Error(`The portal answered ${response.status}.`);
  yield* readJsonLines<LoadEvent>(response.body);
}
