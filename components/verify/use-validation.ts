"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type ValidationProgress, sendForValidation } from "./send-for-validation";

export type FileValidation<T> = { file: File; progress: ValidationProgress<T> };

/** Validates one file at a time. The next file replaces the previous one. */
export function useValidation<T>(path: string) {
  const [validation, setValidation] = useState<FileValidation<T>>();
  const abort = useRef<() => void>(undefined);
  const start = useCallback(
    (file: File) => {
      abort.current?.();
      let isLatest = true;
      setValidation({ file, progress: { kind: "sending", sentBytes: 0 } });
      const stop = sendForValidation<T>(path, file, (progress) => {
        if (isLatest) setValidation({ file, progress });
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
    setValidation((last) => last && { ...last, progress: { kind: "cancelled" } });
  };
  /** Shows why a file is refused before it is sent. */
  const refuse = (file: File, progress: ValidationProgress<T>) => {
    abort.current?.();
    setValidation({ file, progress });
  };
  useEffect(() => () => abort.current?.(), []);
  return { validation, start, cancel, refuse };
}
