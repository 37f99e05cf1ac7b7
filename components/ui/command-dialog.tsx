"use client";

import { Search, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Dialog } from "react-aria-components/Dialog";
import { Header } from "react-aria-components/Header";
import { Input } from "react-aria-components/Input";
import { Menu, MenuItem, MenuSection } from "react-aria-components/Menu";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { SearchField } from "react-aria-components/SearchField";
import { iconButtonStyle } from "./button-style";
import { LocaleProvider } from "./locale-provider";

export type Command = {
  id: string;
  text: string;
  /** Shown at the end of the command's line. */
  beside?: ReactNode;
  run: () => void;
};

type CommandSection = { id: string; title: string; commands: Command[] };

export type CommandDialogProps = {
  title: string;
  /** The label of the field. */
  label: string;
  typed: string;
  onType: (typed: string) => void;
  /** Whether Enter was pressed before there were results: then the first result is run as soon as there is one. */
  isEntered: boolean;
  onEnter: () => void;
  /** The commands that match what is typed. */
  sections: CommandSection[];
  /** The text shown if there are none. */
  nothing: string;
  /** The label of the close button, for screens without a keyboard. */
  close: string;
  onClose: () => void;
};

/**
 * A search field at the top of the page with its results. Arrow keys choose a result while the focus stays in the
 * field.
 */
export function CommandDialog({
  title,
  label,
  typed,
  onType,
  isEntered,
  onEnter,
  sections,
  nothing,
  close,
  onClose,
}: CommandDialogProps) {
  // The command may open a dialog itself, so it runs after this one has returned the focus.
  const choose = (run: () => void) => {
    onClose();
    setTimeout(run);
  };
  // The list focuses its first line a moment after it has changed; Enter may come sooner.
  const enter = (event: KeyboardEvent<HTMLElement>) => {
    const { key, target, currentTarget, nativeEvent } = event;
    const isAtLine = currentTarget.querySelector("[role=menuitem][data-focused]") !== null;
    if (key !== "Enter" || nativeEvent.isComposing || isAtLine || !(target instanceof HTMLInputElement))
      return;
    event.preventDefault();
    event.stopPropagation();
    onEnter();
  };
  const chooseFirst = useEffectEvent(() => sections[0]?.commands[0] && choose(sections[0].commands[0].run));
  const hasLine = sections.length > 0;
  useEffect(() => {
    if (!isEntered || !hasLine) return;
    const choosing = setTimeout(chooseFirst);
    return () => clearTimeout(choosing);
  }, [isEntered, hasLine]);
  return (
    <LocaleProvider>
      <ModalOverlay
        isOpen
        isDismissable
        onOpenChange={(isOpen) => !isOpen && onClose()}
        className="fixed inset-0 z-30 flex animate-appear items-start justify-center bg-veil p-2 sm:pt-[12vh]"
      >
        <Modal className="w-full overflow-hidden rounded-lg border border-line bg-raised text-ink shadow-float sm:w-xl">
          <Dialog aria-label={title} className="outline-none">
            <div onKeyDownCapture={enter}>
              <Autocomplete inputValue={typed} onInputChange={onType}>
                <SearchField aria-label={label} autoFocus className="relative flex border-b border-line">
                  <Search
                    aria-hidden
                    className="pointer-events-none absolute inset-y-0 left-4 my-auto size-4 text-ink-faint"
                  />
                  <Input
                    placeholder={label}
                    maxLength={200}
                    className="min-h-13 w-full min-w-0 bg-transparent pr-4 pl-11 text-md outline-none [&::-webkit-search-cancel-button]:hidden"
                  />
                  <button
                    type="button"
                    aria-label={close}
                    onClick={onClose}
                    className={`my-auto mr-1 sm:hidden ${iconButtonStyle}`}
                  >
                    <X aria-hidden className="size-5" strokeWidth={1.75} />
                  </button>
                </SearchField>
                <Menu
                  aria-label={title}
                  renderEmptyState={() => <p className="px-3 py-6 text-center text-ink-soft">{nothing}</p>}
                  className="max-h-[60vh] overflow-auto p-1 pb-2 outline-none"
                >
                  {sections.map(({ id, title: heading, commands }) => (
                    <MenuSection key={id} id={id}>
                      <Header className="px-3 pt-3 pb-1 text-sm font-medium text-ink-faint">{heading}</Header>
                      {commands.map(({ id: commandId, text, beside, run }) => (
                        <MenuItem
                          key={commandId}
                          id={commandId}
                          textValue={text}
                          onAction={() => choose(run)}
                          className="flex min-h-11 cursor-pointer items-center justify-between gap-4 rounded-md px-3 text-base outline-none data-[focused]:bg-sunken sm:min-h-10"
                        >
                          <span className="truncate">{text}</span>
                          {beside}
                        </MenuItem>
                      ))}
                    </MenuSection>
                  ))}
                </Menu>
              </Autocomplete>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </LocaleProvider>
  );
}
