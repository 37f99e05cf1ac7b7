/** Classes of an input or a select. */
export const fieldStyle =
  "min-h-11 w-full rounded-md border border-line-strong bg-raised px-3 text-md sm:min-h-10 aria-invalid:border-bad";
