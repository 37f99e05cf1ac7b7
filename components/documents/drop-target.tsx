"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";

type DropTargetProps = {
  onFiles: (files: Iterable<File>) => void;
  /** The text shown while files are dragged over the page. By default, that of an upload. */
  label?: string;
  children: ReactNode;
};

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Accepts files dropped anywhere on the page, so that the browser does not open one that misses the target. */
export function DropTarget({ onFiles, label, children }: DropTargetProps) {
  const t = useTranslations("library");
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      onFiles(event.dataTransfer?.files ?? []);
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("dragover", over, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("drop", drop, { signal });
    return () => listening.abort();
  }, [onFiles]);

  return (
    <>
      {children}
      {isOver && (
        <div className="pointer-events-none fixed inset-3 z-20 flex items-center justify-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/90">
          <p className="font-serif text-xl">{label ?? t("drop")}</p>
        </div>
      )}
    </>
  );
}
