export type Toast = {
  text: string;
  /** What takes back what the text tells of. It gives what to say afterwards. */
  undo?: { label: string; run: () => Promise<string> };
};

let shown: (Toast & { key: number }) | undefined;
let key = 0;
const listeners = new Set<() => void>();

function show(toast: typeof shown) {
  shown = toast;
  for (const listener of listeners) listener();
}

/** Tells at the foot of the page what was done, in the place of what was told before. */
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
