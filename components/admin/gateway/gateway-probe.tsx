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

type Events = Partial<Record<GatewayProbeStep, GatewayProbeEvent>>;
type Phase = "idle" | "running" | "over" | "broken";

/** Sends a test document to the gateway and shows each step as it happens. */
export function GatewayProbe() {
  const t = useTranslations("adminGateway.probe");
  const [events, setEvents] = useState<Events>({});
  const [phase, setPhase] = useState<Phase>("idle");

  const start = async () => {
    setEvents({});
    setPhase("running");
    try {
      for await (const event of readProbeEvents())
        setEvents((before) => ({ ...before, [event.step]: event }));
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
            <ProbeStep key={step} step={step} event={events[step]} />
          ))}
        </ol>
      )}
      <p aria-live="polite" className="text-base font-medium empty:hidden">
        {phase === "over" && t(isPassed(events) ? "passed" : "failed")}
        {phase === "broken" && t("broken")}
      </p>
    </Section>
  );
}

const isPassed = (events: Events) => gatewayProbeSteps.every((step) => events[step]?.state === "done");

const marks: Record<GatewayProbeEvent["state"], WorkflowStepState> = {
  begun: "now",
  done: "done",
  failed: "stopped",
};

function ProbeStep({ step, event }: { step: GatewayProbeStep; event: GatewayProbeEvent | undefined }) {
  const t = useTranslations("adminGateway.probe");
  return (
    <li className="flex min-h-11 items-center gap-3 border-b border-line text-base last:border-b-0">
      <StepMark state={event ? marks[event.state] : "next"} />
      <span>{t(`steps.${step}`)}</span>
      <span className="ml-auto text-right text-ink-soft">{event && <Outcome event={event} />}</span>
    </li>
  );
}

function Outcome({ event }: { event: GatewayProbeEvent }): ReactElement | string {
  const t = useTranslations("adminGateway.probe");
  const failure = useTranslations("gatewayCalls.failures");
  switch (event.state) {
    case "begun":
      return t("started");
    case "done":
      return t("done", { ms: event.durationMs });
    case "failed": {
      const status = event.httpStatus ? ` (${event.httpStatus})` : "";
      return <span className="text-bad">{`${failure(event.failure)}${status}`}</span>;
    }
  }
}
