/** Characters of a password, at least. */
export const minPasswordLength = 10;
