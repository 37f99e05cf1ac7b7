import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";

type ToolButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string; Icon: LucideIcon };

const toolStyle =
  "flex size-11 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink disabled:opacity-40 aria-expanded:bg-accent-soft aria-expanded:text-accent aria-pressed:bg-accent-soft aria-pressed:text-accent sm:size-9";

/** A toolbar button: an icon, with its label for screen readers and on hover. */
export function ToolButton({ label, Icon, className = "", ...button }: ToolButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${toolStyle} ${className}`}
      {...button}
    >
      <Icon aria-hidden className="size-4.5" strokeWidth={1.75} />
    </button>
  );
}

type ToolLinkProps = { label: string; Icon: LucideIcon; href: string; className?: string };

/** A toolbar link that opens in a new tab. */
export function ToolLink({ label, Icon, href, className = "" }: ToolLinkProps) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      title={label}
      className={`${toolStyle} ${className}`}
    >
      <Icon aria-hidden className="size-4.5" strokeWidth={1.75} />
    </a>
  );
}
