import { queryOptions } from '@tanstack/react-query';
import { compareFigures } from '#contract/figure.ts';
import { call } from '#web/api.ts';

export const figuresKey = ['figures'] as const;

/** Our own figures of the last whole months beside those imported. */
export const figuresQuery = (months: number) =>
  queryOptions({
    queryKey: [...figuresKey, months],
    queryFn: ({ signal }) => call(compareFigures, { query: { months }, signal }),
  });
