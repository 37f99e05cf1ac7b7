"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type CheckProgress, sendForCheck } from "./send-for-check";

export type Checking<T> = { file: File; progress: CheckProgress<T> };

/** Validates one file at a time. The next file replaces the previous one. */
export function useCheck<T>(path: string) {
  const [checking, setChecking] = useState<Checking<T>>();
  const abort = useRef<() => void>(undefined);
  const start = useCallback(
    (file: File) => {
      abort.current?.();
      let isLatest = true;
      setChecking({ file, progress: { kind: "sending", sentBytes: 0 } });
      const stop = sendForCheck<T>(path, file, (progress) => {
        if (isLatest) setChecking({ file, progress });
      });
      abort.current = () => {
        isLatest = false;
        stop();
      };
    },
    [path],
  );
  const cancel = () => {
    abort.current?.();
    setChecking((last) => last && { ...last, progress: { kind: "cancelled" } });
  };
  /** For a file that need not even be sent. */
  const refuse = (file: File, progress: CheckProgress<T>) => {
    abort.current?.();
    setChecking({ file, progress });
  };
  useEffect(() => () => abort.current?.(), []);
  return { checking, start, cancel, refuse };
}
