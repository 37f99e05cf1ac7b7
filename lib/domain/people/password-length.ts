/** Minimum number of characters of a password. */
export const minPasswordLength = 10;
