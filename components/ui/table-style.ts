/** Classes of the cells of a table. */
export const bodyCell = "px-3 py-2 text-base";
export const numberCell = "px-3 py-2 text-right text-base whitespace-nowrap tabular-nums";
