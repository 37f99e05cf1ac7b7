"use client";

import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useRef, useState } from "react";
import { iconButtonStyle } from "./button-style";
import type { MenuChoice } from "./menu-list";

const MenuList = dynamic(() => import("./menu-list").then((module) => module.MenuList), { ssr: false });

type MenuButtonProps = {
  /** Names the button and its menu. */
  label: string;
  choices: MenuChoice[];
  className?: string;
  /** What the button shows: three dots unless told. */
  children?: ReactNode;
};

/** A button with a menu of what can be done. The menu's script loads when it first opens. */
export function MenuButton({ label, choices, className = iconButtonStyle, children }: MenuButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
        onKeyDown={({ key }) => key === "ArrowDown" && setIsOpen(true)}
        className={className}
      >
        {children ?? <Ellipsis aria-hidden className="size-4" />}
      </button>
      {isOpen && (
        <MenuList label={label} choices={choices} opener={button} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}
