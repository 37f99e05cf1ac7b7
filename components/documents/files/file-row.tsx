"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type FilePart, fileParts } from "@/lib/domain/signing/signing-type";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";

export type EditedFile = { id: string; name: string; part: FilePart };

type FileRowProps = {
  file: EditedFile;
  number: number;
  count: number;
  error: string | undefined;
  onChange: (file: EditedFile) => void;
  /** Moves the file by one position: -1 is up. */
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** A form row for one file of a draft. */
export function FileRow({ file, number, count, error, onChange, onMove, onRemove }: FileRowProps) {
  const t = useTranslations("files");
  const { name } = file;
  return (
    <li className="flex flex-col gap-2 border-t border-line pt-3">
      <TextField
        label={t("fileName", { number })}
        value={name}
        error={error}
        onChange={({ target }) => onChange({ ...file, name: target.value })}
      />
      <SelectField
        label={t("part", { number })}
        value={file.part}
        options={fileParts.map((value) => ({ value, label: t(`parts.${value}`) }))}
        onChange={({ target }) => onChange({ ...file, part: target.value as FilePart })}
      />
      <div className="flex gap-1">
        <RowButton label={t("up", { name })} isDisabled={number === 1} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden className="size-4" />
        </RowButton>
        <RowButton label={t("down", { name })} isDisabled={number === count} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden className="size-4" />
        </RowButton>
        <RowButton label={t("remove", { name })} isDisabled={count === 1} onClick={onRemove}>
          <X aria-hidden className="size-4" />
        </RowButton>
      </div>
    </li>
  );
}

type RowButtonProps = { label: string; isDisabled: boolean; onClick: () => void; children: ReactNode };

function RowButton({ label, isDisabled, onClick, children }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={onClick}
      className="flex size-11 items-center justify-center rounded-md text-ink-soft hover:bg-sunken disabled:opacity-40"
    >
      {children}
    </button>
  );
}
