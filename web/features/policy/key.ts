/** Under this the browser keeps policies: apart from their queries, since the inbox only forgets them. */
export const policyKey = ['policy'] as const;
