import { queryOptions } from '@tanstack/react-query';
import { type OutOfHours, previewOutOfHours } from '#contract/out-of-hours.ts';
import { call } from '#web/api.ts';

/** How the texts of a policy would read next; `null` asks for nothing. */
export const previewQuery = (policy: OutOfHours | null) =>
  queryOptions({
    queryKey: ['out-of-hours', policy?.texts],
    queryFn: ({ signal }) => (policy ? call(previewOutOfHours, { body: { policy }, signal }) : { samples: [] }),
    enabled: policy !== null,
  });
