"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, use, useCallback, useRef, useState } from "react";
import { useUploads } from "./use-uploads";

type Desk = ReturnType<typeof useUploads> & {
  /** Opens the browser's choice of files. */
  choose: () => void;
  take: (files: Iterable<File>) => void;
  /** Whether the files that are taken next go into one document. */
  isTogether: boolean;
  setIsTogether: (isTogether: boolean) => void;
};

const DeskContext = createContext<Desk | undefined>(undefined);

/** Where files are handed in: around all pages, so that they go on being sent while somebody looks at another one. */
export function UploadDesk({ maxBytes, children }: { maxBytes: number; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  const uploads = useUploads({ maxBytes });
  const { add, removeEnded } = uploads;
  const [isTogether, setIsTogether] = useState(false);
  const take = useCallback(
    (files: Iterable<File>) => add(files, isTogether ? {} : undefined),
    [add, isTogether],
  );
  const path = usePathname();
  const [shownOn, setShownOn] = useState(path);
  if (shownOn !== path) {
    setShownOn(path);
    setIsTogether(false);
    removeEnded();
  }
  return (
    <DeskContext
      value={{ ...uploads, choose: () => input.current?.click(), take, isTogether, setIsTogether }}
    >
      {children}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
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
