import { describe, expect, it } from 'vitest';
import { defaultEngagement, EngagementPolicy, type TriageRule } from '#contract/triage-policy.ts';
import { decide, type TriageFacts } from './decide.ts';

const plain: TriageFacts = {
  network: 'sandbox',
  stage: 'public',
  language: 'en',
  teamId: null,
  followers: 10,
  marks: [],
  fields: {},
  labels: {},
  text: 'Nice',
  isAddressed: true,
  isAnswered: false,
  isInDanger: false,
};
const kind = {
  sentiment: 'positive',
  question: 'not-question',
  frustrated: 'not-frustrated',
  urgent: 'not-urgent',
  threat: 'not-threat',
} as const;

const thanked: Partial<TriageFacts> & Pick<TriageFacts, 'labels'> = {
  labels: { question: 'not-question', frustrated: 'not-frustrated', urgent: 'not-urgent', threat: 'not-threat' },
  text: 'Thanks!',
  isAnswered: true,
};

describe('the policy every workspace starts with', () => {
  it.each<[string, Partial<TriageFacts>, string]>([
    ['nothing is known', {}, 'answer'],
    ['praise', { labels: kind, text: 'Best shop ever' }, 'acknowledge'],
    ['praise with a question', { labels: { ...kind, question: 'question' } }, 'answer'],
    ['praise of which nobody knows whether it asks', { labels: { sentiment: 'positive' } }, 'answer'],
    ['thanks after an answer', { labels: kind, text: 'Thanks a lot!', isAnswered: true }, 'none'],
    ['thanks before any answer', { labels: kind, text: 'Thanks in advance' }, 'acknowledge'],
    [
      'thanks in a language of which the sentiment is unknown',
      { ...thanked, text: 'Vielen Dank, jetzt geht es' },
      'none',
    ],
    ['thanks in private', { ...thanked, stage: 'private' }, 'answer'],
    ['long thanks', { ...thanked, text: `Thanks ${'a'.repeat(90)}` }, 'answer'],
    ['thanks that are none', { ...thanked, text: 'Thanks for nothing' }, 'answer'],
    ['thanks and a but', { ...thanked, text: 'Danke, aber es geht immer noch nicht' }, 'answer'],
    ['unhappy thanks', { ...thanked, labels: { ...thanked.labels, sentiment: 'negative' } }, 'answer'],
    ['an offer', { labels: { spam: 'spam' }, text: 'Earn more: https://x.example/1' }, 'watch'],
    ['what only sounds like an offer', { labels: { spam: 'spam' }, text: 'Special offer when?' }, 'answer'],
  ])('%s', (_, part, decision) => {
    expect(decide(defaultEngagement, { ...plain, ...part }).decision).toBe(decision);
  });

  it('is one that can be kept', () => {
    expect(EngagementPolicy.safeParse(defaultEngagement).success).toBe(true);
  });
});

const rule = (part: Partial<TriageRule>): TriageRule => ({ id: 'a', name: 'A', when: {}, decision: 'none', ...part });

describe('an engagement policy', () => {
  it('goes by the first rule that fits and says by what it did', () => {
    const rules = [
      rule({ id: 'x', when: { addressed: 'mention' } }),
      rule({
        id: 'y',
        name: 'Short',
        when: { lengthAtMost: 4, answered: false, without: ['question'] },
        decision: 'watch',
      }),
      rule({ id: 'z', decision: 'acknowledge' }),
    ];
    const facts = { ...plain, labels: { question: 'not-question' } };
    expect(decide({ rules }, facts)).toEqual({
      decision: 'watch',
      rule: 'Short',
      reasons: [
        { condition: 'lengthAtMost', value: '4' },
        { condition: 'answered', value: 'false' },
        { condition: 'without', value: 'question' },
      ],
      guard: null,
    });
    expect(decide({ rules }, { ...facts, isAddressed: false }).decision).toBe('none');
    expect(decide({ rules }, { ...facts, text: 'Longer' })).toMatchObject({ decision: 'acknowledge', rule: 'A' });
  });

  it('counts characters, not units', () => {
    expect(decide({ rules: [rule({ when: { lengthAtMost: 2 } })] }, { ...plain, text: '🎉🎉' }).decision).toBe('none');
  });

  it.each<[string, Partial<TriageFacts>, string, string | null]>([
    ['danger', { isInDanger: true }, 'answer', 'danger'],
    ['a threat', { labels: { threat: 'threat' } }, 'answer', 'threat'],
    ['the press', { marks: ['press'] }, 'answer', 'press'],
    ['an authority', { marks: ['vip', 'authority'] }, 'answer', 'press'],
    ['a lawyer', { marks: ['legal'] }, 'answer', 'press'],
    ['a private message', { stage: 'private' }, 'acknowledge', 'private'],
    ['a life in private', { stage: 'private', isInDanger: true }, 'answer', 'danger'],
    ['anybody else', { marks: ['vip'] }, 'none', null],
  ])('never leaves %s to a rule alone', (_, part, decision, guard) => {
    for (const quiet of ['none', 'watch'] as const) {
      const found = decide({ rules: [rule({ decision: quiet })] }, { ...plain, ...part });
      expect(found).toMatchObject({ decision: guard === null ? quiet : decision, guard, rule: 'A' });
    }
  });
});
