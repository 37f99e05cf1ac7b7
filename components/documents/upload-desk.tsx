"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, use, useCallback, useRef, useState } from "react";
import { useUploads } from "./use-uploads";

type Desk = ReturnType<typeof useUploads> & {
  /** Opens the browser's file picker. */
  choose: () => void;
  upload: (files: Iterable<File>) => void;
  /** Whether the next files are combined into one document. */
  combinesFiles: boolean;
  setCombinesFiles: (combinesFiles: boolean) => void;
};

const DeskContext = createContext<Desk | undefined>(undefined);

/** Uploads files. It wraps all pages, so that an upload continues when the user opens another one. */
export function UploadDesk({ maxBytes, children }: { maxBytes: number; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  const uploads = useUploads({ maxBytes });
  const { add, removeEnded } = uploads;
  const [combinesFiles, setCombinesFiles] = useState(false);
  const upload = useCallback(
    (files: Iterable<File>) => add(files, combinesFiles ? {} : undefined),
    [add, combinesFiles],
  );
  const path = usePathname();
  const [shownOn, setShownOn] = useState(path);
  if (shownOn !== path) {
    setShownOn(path);
    setCombinesFiles(false);
    removeEnded();
  }
  return (
    <DeskContext
      value={{ ...uploads, choose: () => input.current?.click(), upload, combinesFiles, setCombinesFiles }}
    >
      {children}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          upload([...(currentTarget.files ?? [])]);
          currentTarget.value = ""; // so that the same file can be chosen again
        }}
      />
    </DeskContext>
  );
}

export function useUploadDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("There is no upload desk around this component.");
  return desk;
}
