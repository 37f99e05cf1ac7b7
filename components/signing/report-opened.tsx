"use client";

import { type ReactNode, useEffect, useState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";

type ReportOpenedProps = {
  token: string;
  report: ReportOpenedAction;
  /** Whether it was reported at an earlier visit. */
  isOpened: boolean;
  /** Shown from then on, such as the pages of the document, whose loading is logged. */
  children?: ReactNode;
  /** Shown until then. */
  placeholder?: ReactNode;
};

export type ReportOpenedAction = (previous: ActionState, input: { token: string }) => Promise<ActionState>;

/**
 * Reports that a person has the page before them, once it has been painted while visible. Programs that open links in
 * mail fetch a page without that: they run no script, or show it to nobody.
 */
export function ReportOpened({ token, report, isOpened, children, placeholder = null }: ReportOpenedProps) {
  const [isReported, setIsReported] = useState(isOpened);
  useEffect(() => {
    if (isReported) return;
    let frame = 0;
    const end = () => setIsReported(true);
    const send = () => void report(idle, { token }).then(end, end); // if it fails, the next visit reports it
    const sendOncePainted = () => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", sendOncePainted);
      // The second frame begins after the first has been painted.
      frame = requestAnimationFrame(() => (frame = requestAnimationFrame(send)));
    };
    document.addEventListener("visibilitychange", sendOncePainted);
    sendOncePainted();
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("visibilitychange", sendOncePainted);
    };
  }, [token, report, isReported]);
  return isReported ? children : placeholder;
}
