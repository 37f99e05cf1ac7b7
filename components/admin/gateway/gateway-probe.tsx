"use client";

import { useTranslations } from "next-intl";
import { type ReactElement, useState } from "react";
import {
  type GatewayProbeEvent,
  type GatewayProbeStep,
  gatewayProbeSteps,
} from "@/lib/domain/gateway/gateway-probe";
import type { WorkflowStepState } from "@/lib/domain/signing/workflow-steps";
import { buttonStyle } from "../../ui/button-style";
import { Section } from "../../ui/section";
import { StepMark } from "../signings/step-mark";
import { readProbeEvents } from "./read-probe-events";

type Told = Partial<Record<GatewayProbeStep, GatewayProbeEvent>>;
type Phase = "idle" | "running" | "over" | "broken";

/** Sends a test document the whole way, and tells each step as it comes. */
export function GatewayProbe() {
  const t = useTranslations("adminGateway.probe");
  const [told, setTold] = useState<Told>({});
  const [phase, setPhase] = useState<Phase>("idle");

  const start = async () => {
    setTold({});
    setPhase("running");
    try {
      for await (const news of readProbeEvents()) setTold((before) => ({ ...before, [news.step]: news }));
      setPhase("over");
    } catch {
      setPhase("broken");
    }
  };

  return (
    <Section title={t("title")}>
      <p className="text-base text-ink-soft">{t("text")}</p>
      <button
        type="button"
        className={`self-start ${buttonStyle({ tone: "quiet" })}`}
        disabled={phase === "running"}
        onClick={() => void start()}
      >
        {t("start")}
      </button>
      {phase !== "idle" && (
        <ol className="flex flex-col">
          {gatewayProbeSteps.map((step) => (
            <TestStep key={step} step={step} news={told[step]} />
          ))}
        </ol>
      )}
      <p aria-live="polite" className="text-base font-medium empty:hidden">
        {phase === "over" && t(isPassed(told) ? "passed" : "failed")}
        {phase === "broken" && t("broken")}
      </p>
    </Section>
  );
}

const isPassed = (told: Told) => gatewayProbeSteps.every((step) => told[step]?.state === "done");

const marks: Record<GatewayProbeEvent["state"], WorkflowStepState> = {
  begun: "now",
  done: "done",
  failed: "stopped",
};

function TestStep({ step, news }: { step: GatewayProbeStep; news: GatewayProbeEvent | undefined }) {
  const t = useTranslations("adminGateway.probe");
  return (
    <li className="flex min-h-11 items-center gap-3 border-b border-line text-base last:border-b-0">
      <StepMark state={news ? marks[news.state] : "next"} />
      <span>{t(`steps.${step}`)}</span>
      <span className="ml-auto text-right text-ink-soft">{news && <Outcome news={news} />}</span>
    </li>
  );
}

function Outcome({ news }: { news: GatewayProbeEvent }): ReactElement | string {
  const t = useTranslations("adminGateway.probe");
  const failure = useTranslations("gatewayCalls.failures");
  switch (news.state) {
    case "begun":
      return t("started");
    case "done":
      return t("done", { ms: news.durationMs });
    case "failed": {
      const status = news.httpStatus ? ` (${news.httpStatus})` : "";
      return <span className="text-bad">{`${failure(news.failure)}${status}`}</span>;
    }
  }
}
