/** A signature algorithm by its names alone, for every language: "RSA, SHA-256" of "RSA with SHA-256". */
export const algorithmWords = (algorithm: string): string => algorithm.replace(" with ", ", ");
