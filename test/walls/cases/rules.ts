import { defaultClockRules } from '#contract/clock.ts';
import { defaultOutOfHours } from '#contract/out-of-hours.ts';
import { asideKinds } from '#contract/stranger.ts';
import type { World } from '../world.ts';
import { type Cases, own, refused, refusedByAll } from './case.ts';

/** Of the policies, and of what is learned, tried and seen by them. */
export function ruleCases(theirs: World): Cases {
  const emerging = { params: { emergingId: theirs.emergingId } };
  return {
    'GET /api/triage/figures': [own()],
    'GET /api/triage/sample': [own()],
    'GET /api/triage/export': [own()],
    'GET /api/triage/trial': [own()],
    'POST /api/triage/trials': [own({ body: { days: 7, policy: { rules: [] } } })],
    'POST /api/triage/trials/:trialId/cancel': [refused({ params: { trialId: theirs.trialId } })],
    'PUT /api/triage/sample/:messageId': [
      refused({ params: { messageId: theirs.conversation.messageId }, body: { needsAnswer: false } }),
    ],
    'GET /api/models': [own()],
    'GET /api/models/corrections': [own()],
    'PUT /api/models/own/version': [own({ body: { version: 0 } })],
    'DELETE /api/models/own/hold': [own()],
    'POST /api/models/reruns': [own({ body: { days: 7, isPreview: true } })],
    'POST /api/models/reruns/:rerunId/cancel': [refused({ params: { rerunId: theirs.rerunId } })],
    'GET /api/clocks/close-pauses': [own()],
    'GET /api/clocks/departments': [own()],
    'GET /api/policies/:kind': [own({ params: { kind: 'priority' } })],
    'GET /api/policies/:kind/versions/:version': [
      refused({ params: { kind: 'priority', version: theirs.policyVersion } }),
    ],
    'PUT /api/policies/:kind/draft': [
      own({ params: { kind: 'clocks' }, body: { content: { kind: 'clocks', body: defaultClockRules } } }),
    ],
    'DELETE /api/policies/:kind/draft': [own({ params: { kind: 'clocks' } })],
    'POST /api/policies/:kind/versions/:version/activate': [
      refused({ params: { kind: 'priority', version: theirs.policyVersion }, body: { replaces: 0 } }),
    ],
    'DELETE /api/policies/:kind/schedule': [own({ params: { kind: 'calendars' } })],
    'GET /api/figures': [own()],
    'POST /api/figures/import': [
      own({ body: { csv: 'month,way,matters,resolved,exchanges\n2026-01,phone,1,1,1', apply: true } }),
    ],
    'POST /api/figures/remove': [own({ body: { way: 'phone' } })],
    'POST /api/simulations': [
      own({
        body: {
          from: '2025-11-01T00:00:00.000Z',
          to: '2025-11-02T00:00:00.000Z',
          timeZone: 'UTC',
          kinds: ['priority'],
        },
      }),
    ],
    'GET /api/simulations': [own()],
    'GET /api/simulations/:simulationId': [refused({ params: { simulationId: theirs.simulationId } })],
    'POST /api/simulations/:simulationId/cancel': [refused({ params: { simulationId: theirs.simulationId } })],
    'POST /api/simulations/preview': [
      own({
        body: {
          content: { kind: 'clocks', body: defaultClockRules },
          from: '2025-11-01T00:00:00.000Z',
          to: '2025-11-02T00:00:00.000Z',
          timeZone: 'UTC',
        },
      }),
    ],
    'POST /api/routing/try': [
      refusedByAll({ body: { about: { conversation: 900_000_001 } } }),
      own({ body: { about: { text: 'Hi', network: 'sandbox', stage: 'public', language: null, followers: null } } }),
    ],
    'GET /api/proposals': [own()],
    'GET /api/proposals/count': [own()],
    'POST /api/proposals/:proposalId/accept': [refused({ params: { proposalId: theirs.proposalId }, body: {} })],
    'POST /api/proposals/:proposalId/dismiss': [refused({ params: { proposalId: theirs.otherProposalId }, body: {} })],
    'POST /api/out-of-hours/preview': [
      own({ body: { policy: defaultOutOfHours } }),
      own({
        body: {
          policy: {
            ...defaultOutOfHours,
            texts: [{ language: 'en', channelIds: [theirs.conversation.channelId], text: '{when} {brand}' }],
          },
        },
      }),
    ],
    'GET /api/wall': [own()],
    'GET /api/aside': asideKinds.map((kind) => own({ query: { kind } })),
    'GET /api/aside/figures': [own()],
    'GET /api/aside/sample': [own()],
    'GET /api/aside/export': [own()],
    'PUT /api/aside/sample/:sampleId': [refused({ params: { sampleId: theirs.sampleId }, body: { isCustomer: true } })],
    'GET /api/taxonomy/:entryId': [own({ params: { entryId: 'delivery' } })],
    'POST /api/taxonomy/:entryId/split-preview': [own({ params: { entryId: 'delivery' }, body: { words: ['ours'] } })],
    'POST /api/taxonomy/:entryId/split': [
      own({ params: { entryId: 'delivery' }, body: { name: 'Ours', words: ['ours'] } }),
    ],
    'GET /api/relabels': [own()],
    'POST /api/relabels/:relabelId/cancel': [refused({ params: { relabelId: theirs.relabelId } })],
    'POST /api/relabels/:relabelId/undo': [refused({ params: { relabelId: theirs.relabelId } })],
    'GET /api/theme-suggestions': [own()],
    'POST /api/theme-suggestions/look': [own()],
    'POST /api/theme-suggestions/:suggestionId/accept': [
      refused({ params: { suggestionId: theirs.suggestionId }, body: { name: 'Ours', words: ['ours'] } }),
    ],
    'PUT /api/theme-suggestions/:suggestionId/declined': [
      refused({ params: { suggestionId: theirs.suggestionId }, body: { isDeclined: true } }),
    ],
    'GET /api/emerging': (['open', 'past'] as const).map((list) => own({ query: { list } })),
    'GET /api/emerging/:emergingId': [refused(emerging)],
    'PUT /api/emerging/:emergingId/taken': [refused({ ...emerging, body: { isTaken: true } })],
    'PUT /api/emerging/:emergingId/dismissal': [refused({ ...emerging, body: { reason: 'noise' } })],
    'DELETE /api/emerging/:emergingId/dismissal': [refused(emerging)],
    'PUT /api/emerging/:emergingId/theme': [refused({ ...emerging, body: { name: 'Ours', words: ['ours'] } })],
    'DELETE /api/emerging/:emergingId/theme': [refused(emerging)],
    'GET /api/emerging-quiet': [own()],
    'POST /api/emerging-quiet/lift': [own({ body: { kind: 'phrase', term: 'ours' } })],
    'GET /api/emerging-export': [own()],
  };
}
