import { queryOptions } from '@tanstack/react-query';
import { listRotas } from '#contract/rota.ts';
import { call } from '#web/api.ts';

/** The rotas with the shifts and gaps of four weeks. */
export const rotasQuery = queryOptions({
  queryKey: ['rota'],
  queryFn: ({ signal }) => call(listRotas, { signal }),
});
