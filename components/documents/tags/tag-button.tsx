"use client";

import { Tag as TagIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { Tag } from "@/db/repositories/tags";
import { iconButtonStyle } from "../../ui/button-style";
import { Dialog } from "../../ui/dialog";
import type { TagActions } from "./tag-actions";

const TagEditor = dynamic(() => import("./tag-editor").then((module) => module.TagEditor), { ssr: false });

type TagButtonProps = {
  documentId: string;
  /** Whose tags they are. */
  label: string;
  tags: Tag[];
  known: string[];
  actions: TagActions;
};

/** Opens the tags of a document in the library. It shows where the pointer or the focus is, and always where none hovers. */
export function TagButton({ label, ...of }: TagButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        className={`${iconButtonStyle} group-hover:opacity-100 focus-visible:opacity-100 pointer-fine:opacity-0`}
      >
        <TagIcon aria-hidden className="size-4" />
      </button>
      {isOpen && (
        <Dialog title={label} onClose={() => setIsOpen(false)}>
          <TagEditor {...of} />
        </Dialog>
      )}
    </>
  );
}
