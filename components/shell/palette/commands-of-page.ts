import type { Command } from "../../ui/command-dialog";

/**
 * The commands of the open page: its buttons and links with `data-command`. Those that are hidden or disabled are
 * left out.
 */
export function commandsOfPage(): Command[] {
  const marked = [...document.querySelectorAll<HTMLElement>("[data-command]")];
  return marked
    .filter((element) => element.checkVisibility() && !element.matches(":disabled"))
    .map((element, index) => ({
      id: `page-${index}`,
      text: element.getAttribute("aria-label") ?? element.textContent.trim(),
      run: () => element.click(),
    }));
}
