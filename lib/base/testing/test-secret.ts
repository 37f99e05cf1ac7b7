/** The secret from which tests derive their keys. */
export const testSecret = "a secret of at least thirty-two letters";
