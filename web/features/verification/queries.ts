import { queryOptions } from '@tanstack/react-query';
import { getVerification, getVerificationSystem } from '#contract/verification.ts';
import { call } from '#web/api.ts';

/** Under this the browser keeps how far customers are verified. */
export const verificationKey = (conversationId: string) => ['verification', conversationId] as const;

/** `version` of the conversation: a new one may have another standing. */
export const verificationQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: [...verificationKey(conversationId), version] as const,
    queryFn: ({ signal }) => call(getVerification, { params: { conversationId }, signal }),
  });

export const systemQuery = queryOptions({
  queryKey: ['verification-system'],
  queryFn: ({ signal }) => call(getVerificationSystem, { signal }),
});
