/**
 * One request that names something behind a wall. `refused`: it must be answered as if that were not there.
 * `own`: it names nothing and may succeed, but only ever about the caller's own side.
 */
export type Case = {
  expect: 'refused' | 'own';
  /** It is not found from within that workspace either. */
  nowhere?: boolean;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
};

/** By method and path. */
export type Cases = Record<string, Case[]>;

export const refused = (parts: Omit<Case, 'expect'> = {}): Case => ({ expect: 'refused', ...parts });
/** Refused also from within: it joins what lies on both sides, or names a picture or token that is none. */
export const refusedByAll = (parts: Omit<Case, 'expect'> = {}): Case => ({
  expect: 'refused',
  nowhere: true,
  ...parts,
});
export const own = (parts: Omit<Case, 'expect'> = {}): Case => ({ expect: 'own', ...parts });
