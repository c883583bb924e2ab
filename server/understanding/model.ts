/** The version of everything that judges here; raise it with every rule, word list or weight that changes a verdict. */
export const modelVersion = '1';
