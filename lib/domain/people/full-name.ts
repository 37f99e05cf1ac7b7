/** A person's name and surname as one; some people have no surname, and some accounts no name yet. */
export const fullName = ({ name, surname }: { name: string; surname: string }): string =>
  [name, surname].filter(Boolean).join(" ");
