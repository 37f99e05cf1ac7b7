/** What the mailrooms of one test share. */
export const testSecret = "a secret of at least thirty-two letters";
