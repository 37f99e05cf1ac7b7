import type { Command } from "../../ui/command-dialog";

/**
 * What can be done on the page that is open: its buttons and links that are marked with `data-command`. Whatever the
 * page does not offer just now is not offered here either.
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
