import { expect, test } from 'vitest';
import { standardRoles } from '#contract/permissions.ts';
import type { Stages } from '#contract/stage.ts';
import { closedBecause, openingMode, otherStage } from './modes.ts';

const agent = standardRoles.agent;
const open = { channelId: 'c', handle: 'brand', max: 300, unit: 'graphemes', images: 4 };

function stages(change: Partial<Stages> = {}): Stages {
  return {
    initial: 'public',
    public: { ...open, postId: 't p', replyToId: 'm' },
    private: open,
    bystanders: [],
    can: [],
    ...change,
  };
}

test('the composer opens on the stage of the customer’s last message', () => {
  expect(openingMode(stages(), agent)).toBe('public');
  expect(openingMode(stages({ initial: 'private' }), agent)).toBe('private');
});

test('a private conversation never opens in public mode, even when private is not possible', () => {
  expect(openingMode(stages({ initial: 'private', private: null }), agent)).toBe('note');
  expect(openingMode(stages({ initial: null }), agent)).toBe('note');
});

test('who may not answer in public gets the note', () => {
  expect(openingMode(stages(), ['inbox.read', 'note.write'])).toBe('note');
  expect(closedBecause('public', stages(), ['note.write'])).toBe('no_permission');
});

test('the key for the other stage changes it, if there is one', () => {
  expect(otherStage('public', stages(), agent)).toBe('private');
  expect(otherStage('private', stages(), agent)).toBe('public');
  expect(otherStage('public', stages({ private: null }), agent)).toBe('public');
  expect(otherStage('note', stages(), agent)).toBe('private');
});
