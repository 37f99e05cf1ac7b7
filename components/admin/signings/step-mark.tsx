import type { ReactNode } from "react";
import type { WorkflowStepState } from "@/lib/domain/signing/workflow-steps";

const circle = <circle cx="8" cy="8" r="6" />;

/** Each state has its own shape, so that color never carries the meaning alone. */
const shapes: Record<WorkflowStepState, { tone: string; shape: ReactNode }> = {
  done: { tone: "text-good", shape: <path d="m3 8.500 3.500 3.500L13 4.500" strokeLinecap="round" /> },
  now: {
    tone: "text-accent",
    shape: (
      <circle cx="8" cy="8" r="6" strokeDasharray="26 12" strokeLinecap="round" className="animate-ring" />
    ),
  },
  waiting: {
    tone: "text-waiting",
    shape: (
      <>
        {circle}
        <path d="M8 4.800V8l2 1.700" />
      </>
    ),
  },
  stopped: {
    tone: "text-bad",
    shape: <path d="M8 2 14.500 13.500h-13ZM8 6.500v3.200m0 1.500v.3" strokeLinejoin="round" />,
  },
  next: { tone: "text-ink-faint", shape: <circle cx="8" cy="8" r="6" strokeDasharray="2.6 2.1" /> },
  left_out: { tone: "text-ink-faint", shape: <path d="M4 8h8" strokeLinecap="round" /> },
};

export function StepMark({ state }: { state: WorkflowStepState }) {
  const { tone, shape } = shapes[state];
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden
      className={`size-4 shrink-0 ${tone}`}
    >
      {shape}
    </svg>
  );
}
