/** Classes of a link inside text. */
export const linkStyle = "text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong";
