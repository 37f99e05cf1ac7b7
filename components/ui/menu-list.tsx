"use client";

import type { LucideIcon } from "lucide-react";
import type { RefObject } from "react";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { floatStyle } from "./float-style";
import { InLanguage } from "./in-language";

export type MenuChoice = {
  id: string;
  label: string;
  Icon?: LucideIcon;
  /** Something that cannot be undone. */
  isGrave?: boolean;
} & ({ onChoose: () => void } | { /** What the browser opens, as a download. */ href: string });

type MenuListProps = {
  label: string;
  choices: MenuChoice[];
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
};

/** The open menu of a `MenuButton`. */
export function MenuList({ label, choices, opener, onClose }: MenuListProps) {
  return (
    <InLanguage>
      <Popover
        isOpen
        triggerRef={opener}
        placement="bottom end"
        onOpenChange={(isOpen) => !isOpen && onClose()}
        className={floatStyle}
      >
        <Menu aria-label={label} autoFocus="first" onClose={onClose} className="p-1 outline-none">
          {choices.map(({ id, label: words, Icon, isGrave, ...does }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              {...("href" in does ? { href: does.href } : { onAction: does.onChoose })}
              className={`flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 text-base outline-none data-[focused]:bg-sunken sm:min-h-10 ${isGrave ? "text-bad" : "text-ink"}`}
            >
              {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
              {words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </InLanguage>
  );
}
