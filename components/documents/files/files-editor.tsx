"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState, useRef, useState } from "react";
import type { DocumentSummary, SourceFile } from "@/db/repositories/documents";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import type { ArrangementInput } from "@/lib/domain/document/document-files";
import { buttonStyle } from "../../ui/button-style";
import { TextField } from "../../ui/text-field";
import { useErrorWords, useRefusalWords } from "../../ui/use-refusal-words";
import { UploadList } from "../upload-list";
import { useUploads } from "../use-uploads";
import { type EditedFile, FileRow } from "./file-row";

type FilesEditorProps = {
  action: (previous: ActionState, input: ArrangementInput) => Promise<ActionState>;
  document: DocumentSummary;
  files: SourceFile[];
  maxBytes: number;
  /** Whether the form is unfolded at first. */
  isUnfolded?: boolean;
};

/** A form to add, rename, reorder, classify and remove the files of a draft. */
export function FilesEditor({ action, document, files, maxBytes, isUnfolded }: FilesEditorProps) {
  const t = useTranslations("files");
  const [name, setName] = useState(document.name);
  const [isUnfoldedAtFirst] = useState(isUnfolded); // stays as it is when the page reloads
  const { rows, setRows } = useRows(files);
  const [state, submit, isPending] = useActionState(action, idle);
  const issues = state.status === "invalid" ? state.issues : [];
  const errorOf = useErrorWords(issues);
  const move = (from: number, to: number) => {
    const next = rows.filter((_, index) => index !== from);
    const row = rows[from];
    if (row) setRows(next.toSpliced(to, 0, row));
  };
  return (
    <details open={isUnfoldedAtFirst} className="rounded-lg border border-line px-4 py-2">
      <summary className="min-h-10 py-2 text-accent">{t("edit")}</summary>
      <form
        method="post"
        noValidate
        className="flex flex-col gap-4 py-2"
        onSubmit={(event) => {
          event.preventDefault();
          startTransition(() => submit({ documentId: document.id, name, files: rows }));
        }}
      >
        <TextField
          label={t("documentName")}
          value={name}
          error={errorOf("name")}
          onChange={({ target }) => setName(target.value)}
        />
        <ol className="flex flex-col gap-4">
          {rows.map((row, index) => (
            <FileRow
              key={row.id}
              file={row}
              number={index + 1}
              count={rows.length}
              error={errorOf(`files.${index}.name`)}
              onChange={(changed) => setRows(rows.with(index, changed))}
              onMove={(by) => move(index, index + by)}
              onRemove={() => setRows(rows.filter(({ id }) => id !== row.id))}
            />
          ))}
        </ol>
        <SaveState state={state} />
        <button type="submit" className={buttonStyle({ tone: "quiet" })} disabled={isPending}>
          {t("save")}
        </button>
      </form>
      <AddFiles documentId={document.id} maxBytes={maxBytes} />
    </details>
  );
}

/** The rows of the form. A file that is uploaded meanwhile is appended; unsaved changes to the others are kept. */
function useRows(files: SourceFile[]) {
  const [edited, setEdited] = useState<EditedFile[]>([]);
  const [removed, setRemoved] = useState<string[]>([]);
  const isKept = ({ id }: { id: string }) => files.some((file) => file.id === id);
  const isNew = ({ id }: { id: string }) => !removed.includes(id) && !edited.some((row) => row.id === id);
  const added = files.filter(isNew).map(({ id, name, part }) => ({ id, name, part: part ?? "main" }));
  const rows = [...edited.filter(isKept), ...added];
  return {
    rows,
    setRows(next: EditedFile[]) {
      const gone = rows.filter(({ id }) => !next.some((row) => row.id === id));
      setRemoved([...removed, ...gone.map(({ id }) => id)]);
      setEdited(next);
    },
  };
}

function SaveState({ state }: { state: ActionState }) {
  const t = useTranslations("files");
  const refused = useRefusalWords();
  return (
    <p
      role="status"
      className={`text-base empty:hidden ${state.status === "done" ? "text-good" : "text-bad"}`}
    >
      {state.status === "done" && t("saved")}
      {state.status === "invalid" && t("notSaved")}
      {state.status === "refused" && refused(state.refusal)}
    </p>
  );
}

function AddFiles({ documentId, maxBytes }: { documentId: string; maxBytes: number }) {
  const t = useTranslations("files");
  const input = useRef<HTMLInputElement>(null);
  const { uploads, add, cancel, retry, remove } = useUploads({ maxBytes });
  return (
    <div className="flex flex-col gap-3 py-2">
      <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => input.current?.click()}>
        {t("add")}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("filesToAdd")}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])], { documentId });
          currentTarget.value = ""; // so that the same file can be chosen again
        }}
      />
      <UploadList uploads={uploads} onCancel={cancel} onRetry={retry} onRemove={remove} />
    </div>
  );
}
