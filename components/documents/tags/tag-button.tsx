"use client";

import { Tag as TagIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import type { Tag } from "@/db/repositories/tags";
import { iconButtonStyle } from "../../ui/button-style";
import { DialogButton } from "../../ui/dialog-button";
import type { TagActions } from "./tag-actions";

const TagEditor = dynamic(() => import("./tag-editor").then((module) => module.TagEditor), { ssr: false });

type TagButtonProps = {
  document: { id: string; name: string };
  tags: Tag[];
  known: string[];
  actions: TagActions;
};

/**
 * Opens the tags of a document in the library. It appears on hover and focus, and is always visible on touch screens.
 */
export function TagButton({ document: { id, name }, actions, ...rest }: TagButtonProps) {
  const t = useTranslations("tags");
  return (
    <DialogButton
      label={<TagIcon aria-hidden className="size-4" />}
      title={t("titleFor", { name })}
      aria-label={t("titleFor", { name })}
      aria-haspopup="dialog"
      className={`${iconButtonStyle} group-hover:opacity-100 focus-visible:opacity-100 pointer-fine:opacity-0`}
    >
      {() => <TagEditor documentId={id} actions={actions} {...rest} />}
    </DialogButton>
  );
}
