/** Classes of elements that float above the page: a menu, suggestions, a calendar. */
export const floatStyle =
  "animate-appear overflow-auto rounded-lg border border-line bg-raised text-ink shadow-float outline-none";
