"use client";

import { Ban, BellRing, Download, type LucideIcon, Tag, Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { idle } from "@/lib/domain/request/action-state";
import { hasTrait } from "@/lib/domain/signing/signing-status";
import { DeleteSignedDialog } from "../trash/delete-signed-dialog";
import type { BulkActions } from "./bulk-actions";
import { CancelAllDialog } from "./cancel-all-dialog";
import { saveArchive } from "./save-archive";
import { TagAllDialog } from "./tag-all-dialog";
import { useBarKeys } from "./use-bar-keys";
import { useBulk } from "./use-bulk";

type BarAction = {
  name: "tag" | "download" | "remind" | "cancel" | "delete" | "clear";
  key: string;
  /** The key's label on keyboards. */
  keyName: string;
  Icon: LucideIcon;
};

const barActions: BarAction[] = [
  { name: "tag", key: "t", keyName: "T", Icon: Tag },
  { name: "download", key: "d", keyName: "D", Icon: Download },
  { name: "remind", key: "r", keyName: "R", Icon: BellRing },
  { name: "cancel", key: "c", keyName: "C", Icon: Ban },
  { name: "delete", key: "Delete", keyName: "Del", Icon: Trash2 },
  { name: "clear", key: "Escape", keyName: "Esc", Icon: X },
];

/** The actions on the selected documents, at the bottom of the page, each with its keyboard shortcut. */
export function SelectionBar({ known, actions }: { known: string[]; actions: BulkActions }) {
  const t = useTranslations("selection");
  const { selected, clear, isPending, run, restore } = useBulk(actions);
  const [openDialog, setOpenDialog] = useState<"tag" | "delete" | "cancel">();
  const signedCount = selected.filter(({ status }) => status === "signed").length;

  const trash = (evenSigned: boolean) => {
    setOpenDialog(undefined);
    run("trashed", (documentIds) => actions.trashAll(idle, { documentIds, evenSigned }), {
      undo: { label: t("undo"), run: restore },
    });
  };
  const handlers: Record<BarAction["name"], () => void> = {
    tag: () => setOpenDialog("tag"),
    download: () =>
      run("downloading", (documentIds) => actions.checkArchive(idle, { documentIds }), { then: saveArchive }),
    remind: () => run("reminded", (documentIds) => actions.remindAll(idle, { documentIds })),
    cancel: () => setOpenDialog("cancel"),
    delete: () => (signedCount > 0 ? setOpenDialog("delete") : trash(false)),
    clear,
  };
  const isOpen = selected.length > 0;
  useBarKeys(isOpen && !isPending && !openDialog, (key) => {
    const action = barActions.find((each) => each.key === key);
    if (action && action.name !== "clear") handlers[action.name]();
    return action !== undefined;
  });

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {isOpen && t("count", { count: selected.length })}
      </p>
      {isOpen && (
        <div
          role="toolbar"
          aria-label={t("toolbar")}
          className="no-print fixed inset-x-0 bottom-15 z-10 flex justify-center px-2 pb-[env(safe-area-inset-bottom)] sm:bottom-4"
        >
          <div className="flex max-w-full flex-wrap items-center justify-center gap-x-1 rounded-lg border border-line bg-raised px-2 py-1 shadow-float">
            <p className="px-2 text-base font-medium tabular-nums">
              {t("count", { count: selected.length })}
            </p>
            {barActions.map(({ name, key, keyName, Icon }) => (
              <button
                key={name}
                type="button"
                disabled={isPending}
                onClick={handlers[name]}
                aria-keyshortcuts={key}
                className="flex min-h-11 items-center gap-2 rounded-md px-2 text-base text-ink-soft hover:bg-sunken hover:text-ink disabled:opacity-60 sm:min-h-10"
              >
                <Icon aria-hidden className="size-4" />
                <span className="max-sm:sr-only">{t(name)}</span>
                <kbd
                  aria-hidden
                  className="hidden rounded border border-line px-1 text-xs text-ink-faint lg:inline"
                >
                  {keyName}
                </kbd>
              </button>
            ))}
          </div>
        </div>
      )}
      {openDialog === "tag" && (
        <TagAllDialog
          count={selected.length}
          known={known}
          onClose={() => setOpenDialog(undefined)}
          onTag={(name) => {
            setOpenDialog(undefined);
            run("tagged", (documentIds) => actions.tagAll(idle, { documentIds, name }));
          }}
        />
      )}
      {openDialog === "delete" && (
        <DeleteSignedDialog
          count={signedCount}
          onClose={() => setOpenDialog(undefined)}
          onDelete={() => trash(true)}
        />
      )}
      {openDialog === "cancel" && (
        <CancelAllDialog
          count={selected.filter(({ status }) => hasTrait(status, "cancellable")).length}
          onClose={() => setOpenDialog(undefined)}
          onCancel={(reason) => {
            setOpenDialog(undefined);
            run("cancelled", (documentIds) => actions.cancelAll(idle, { documentIds, reason }));
          }}
        />
      )}
    </>
  );
}
