export type Toast = {
  text: string;
  /** Undoes what the text says, and returns the text to show afterwards. */
  undo?: { label: string; run: () => Promise<string> };
};

let shown: (Toast & { key: number }) | undefined;
let key = 0;
const listeners = new Set<() => void>();

function show(toast: typeof shown) {
  shown = toast;
  for (const listener of listeners) listener();
}

/** Shows what was done at the foot of the page, in place of the previous toast. */
export function showToast(toast: Toast): void {
  show({ ...toast, key: ++key });
}

export const hideToast = () => show(undefined);

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  shown: () => shown,
  shownOnServer: () => undefined,
};
