/** The selected documents of a list, and the anchor from which a range extends. */
export type Selection = { ids: readonly string[]; anchor?: string };

export const nothingSelected: Selection = { ids: [] };

/** Selects or deselects a document, and makes it the anchor of the next range. */
export function toggle({ ids }: Selection, id: string): Selection {
  return { ids: ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id], anchor: id };
}

/** Adds the range from the anchor to a document to the selection. */
export function extendTo(selection: Selection, order: readonly string[], id: string): Selection {
  const { ids, anchor = id } = selection;
  const [start, end] = [order.indexOf(anchor), order.indexOf(id)].sort((one, other) => one - other);
  if (start === undefined || end === undefined || start < 0) return toggle(selection, id);
  return { ids: [...new Set([...ids, ...order.slice(start, end + 1)])], anchor };
}

/** Selects all documents, or none if all are selected. */
export function toggleAll({ ids }: Selection, order: readonly string[]): Selection {
  return order.every((id) => ids.includes(id)) ? nothingSelected : { ids: [...order] };
}

/** The selected ids that are still in the list, in its order. */
export function selectedOf({ ids }: Selection, order: readonly string[]): string[] {
  return order.filter((id) => ids.includes(id));
}
