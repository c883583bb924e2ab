import { queryOptions } from '@tanstack/react-query';
import { getPolicy, type PolicyKind } from '#contract/policy.ts';
import { call } from '#web/api.ts';
import { policyKey } from './key.ts';

/** A policy with its draft and versions; read again when the stream says that one changed. */
export const policyQuery = (kind: PolicyKind) =>
  queryOptions({
    queryKey: [...policyKey, kind],
    queryFn: ({ signal }) => call(getPolicy, { params: { kind }, signal }),
  });
