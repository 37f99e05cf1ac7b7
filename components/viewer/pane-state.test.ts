import { expect, test, vi } from "vitest";
import { createStateStore, openingState } from "./pane-state";

test("the state of a pane keeps the fields that a change does not set", () => {
  const store = createStateStore();
  store.set({ stage: "open", pageCount: 12 });
  store.set({ page: 3 });
  expect(store.get()).toEqual({ ...openingState, stage: "open", pageCount: 12, page: 3 });
});

test("the state of one pane does not affect another", () => {
  createStateStore().set({ page: 7 });
  expect(createStateStore().get()).toBe(openingState);
});

test("a listener is called on every change until it unsubscribes", () => {
  const store = createStateStore();
  const listener = vi.fn();
  const unsubscribe = store.subscribe(listener);
  store.set({ page: 2 });
  expect(listener).toHaveBeenCalledTimes(1);
  unsubscribe();
  store.set({ page: 3 });
  expect(listener).toHaveBeenCalledTimes(1);
});
