import { activatePolicy, getPolicy, type PolicyContent, savePolicyDraft } from '#contract/policy.ts';
import { defaultVerification } from '#contract/verification-policy.ts';
import type { Caller, TestApp } from '../app.ts';

/** Switches a policy on, as somebody who manages policies does. */
export async function switchOn(app: TestApp, caller: Caller, content: PolicyContent): Promise<void> {
  const { kind } = content;
  const { version: replaces } = (await app.call(caller, getPolicy, { params: { kind } })).body;
  const { version } = (await app.call(caller, savePolicyDraft, { params: { kind }, body: { content } })).body;
  await app.call(caller, activatePolicy, { params: { kind, version }, body: { replaces } });
}

/** Lets payouts leave without asking whom they go to, for tests of what else stands in their way. */
export const askNobody = (app: TestApp, caller: Caller): Promise<void> =>
  switchOn(app, caller, { kind: 'verification', body: { ...defaultVerification, rules: [] } });
