// These functions run in the page. They must not use anything outside of themselves.

export type Kind = "button" | "link" | "field" | "heading" | "status" | "text";

/**
 * Finds the first visible element of a kind by its name: the label of a field, or the text. A field is also found by
 * the beginning of its label, as labels may end with a hint.
 */
export function findByName(kind: string, name: string): HTMLElement | null {
  const selectors: Record<string, string> = {
    button: "button, summary, [role=button]",
    link: "a[href]",
    field: "input, textarea, select",
    heading: "h1, h2, h3",
    status: "[role=status]",
    text: "body *",
  };
  const clean = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
  const labelsOf = (element: HTMLElement): string[] => {
    const label = element.getAttribute("aria-label");
    if (label) return [label];
    const labels = "labels" in element ? (element.labels as NodeListOf<HTMLLabelElement> | null) : null;
    return [...(labels ?? [])].map(({ textContent }) => clean(textContent));
  };
  const namesOf = (element: HTMLElement) => {
    const labels = labelsOf(element);
    return labels.length > 0 || kind === "field" ? labels : [clean(element.textContent)];
  };
  const isVisible = (element: HTMLElement) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  const all = [...document.querySelectorAll<HTMLElement>(selectors[kind] ?? kind)].filter(isVisible);
  const exact = all.filter((element) => namesOf(element).includes(name));
  if (kind === "text") return exact.at(-1) ?? null; // the innermost
  const beginning = kind === "field" ? all.filter((e) => namesOf(e).some((n) => n.startsWith(name))) : [];
  return exact[0] ?? beginning[0] ?? null;
}

/** Scrolls an element into view as the keyboard does, waits until it rests, and names what covers its middle. */
export async function findCover(element: HTMLElement): Promise<string | null> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const place = () => {
    const { left, top, width, height } = element.getClientRects()[0] ?? new DOMRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  let [before, now] = [place(), place()];
  do {
    before = now;
    await nextFrame();
    now = place();
  } while (before.x !== now.x || before.y !== now.y);
  const top = document.elementFromPoint(now.x, now.y);
  const labels = "labels" in element ? (element.labels as NodeListOf<HTMLLabelElement> | null) : null;
  if (top && [element, ...(labels ?? [])].some((own) => own.contains(top))) return null;
  return top
    ? `<${top.tagName.toLowerCase()}> "${top.textContent.trim().slice(0, 40)}"`
    : "the edge of the window";
}

type GuardedClick = { reached?: boolean; end: AbortController };
type GuardedPage = Window & { guardedClick?: GuardedClick };

/**
 * Lets the next click reach an element and what is in it, and nothing else: a page may move between a look at it and
 * the click. `clickReached` tells what came of it.
 */
export function guardClick(element: HTMLElement): void {
  const page = window as GuardedPage;
  page.guardedClick?.end.abort();
  const click: GuardedClick = { end: new AbortController() };
  page.guardedClick = click;
  const labels = "labels" in element ? (element.labels as NodeListOf<HTMLLabelElement> | null) : null;
  const guard = (event: Event) => {
    const reaches = [element, ...(labels ?? [])].some((own) => own.contains(event.target as Node));
    if (!reaches) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.type !== "click") return;
    click.reached = reaches;
    click.end.abort();
  };
  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
    addEventListener(type, guard, { capture: true, signal: click.end.signal });
}

/** Whether the guarded click reached its element. A page that came after the click has no guard: it did. */
export async function clickReached(): Promise<boolean> {
  const { guardedClick } = window as GuardedPage;
  if (!guardedClick) return true;
  // The browser may report a click as done before the page has received it. A click in another frame never arrives.
  const giveUpAt = Date.now() + 5_000;
  while (guardedClick.reached === undefined && Date.now() < giveUpAt)
    await new Promise((resolve) => setTimeout(resolve, 16));
  guardedClick.end.abort();
  return guardedClick.reached === true;
}

/** The controls of the page whose middle another element covers, each with the element that covers it. */
export function findCoveredControls(): string[] {
  const covered: string[] = [];
  for (const control of document.querySelectorAll<HTMLElement>(
    "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary",
  )) {
    const isForScreenReaders = getComputedStyle(control).clipPath !== "none";
    const { width } = control.getBoundingClientRect();
    if (isForScreenReaders || width <= 1 || !control.checkVisibility({ visibilityProperty: true })) continue;
    control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = control.getClientRects()[0] ?? new DOMRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const labels = "labels" in control ? (control.labels as NodeListOf<HTMLLabelElement> | null) : null;
    if (top && [control, ...(labels ?? [])].some((own) => own.contains(top))) continue;
    const name = control.getAttribute("aria-label") ?? control.textContent;
    covered.push(
      `"${name.trim().slice(0, 40)}" by <${top?.tagName.toLowerCase()}> "${top?.textContent.trim().slice(0, 40)}"`,
    );
  }
  return covered;
}

/** Whether React handles the page's events. Pages that are not the portal's have no script of Next. */
export function isInteractive(): boolean {
  const isPortals = document.querySelector('script[src*="/_next/"]') !== null;
  return !isPortals || Object.keys(document).some((key) => key.startsWith("__reactContainer"));
}
