import { describe, expect, test } from 'vitest';
import type { TimelineEntry, TimelineMessage } from '#contract/timeline.ts';
import { type Block, blocksOf } from './blocks.ts';
import { linkify } from './linkify.ts';

let serial = 0;
const at = (minute: number, day = 1) => new Date(Date.UTC(2026, 0, day, 12, minute)).toISOString();
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

function aMessage(minute: number, change: Partial<TimelineMessage> = {}): TimelineMessage {
  serial += 1;
  return {
    kind: 'message',
    id: `m${serial}`,
    at: at(minute),
    receivedAt: at(minute),
    direction: 'in',
    visibility: 'public',
    threadId: 'post',
    network: 'sandbox',
    channelHandle: null,
    author: { name: 'Lena', handle: 'lena', profileId: null, avatarUrl: null },
    agentId: null,
    automatic: false,
    foreign: false,
    context: false,
    replyToId: null,
    text: '',
    quoted: null,
    language: null,
    editedAt: null,
    versions: [],
    deletedAt: null,
    deletedBy: null,
    hiddenAt: null,
    likedByUs: false,
    expiresAt: null,
    permalink: null,
    attachments: [],
    ...change,
  };
}

function anEvent(minute: number, type = 'conversation.tagged'): TimelineEntry {
  serial += 1;
  return {
    kind: 'event',
    id: `e${serial}`,
    at: at(minute),
    type,
    actor: { kind: 'system', id: null, name: null },
    subjectId: null,
    detail: {},
  };
}

const shape = (blocks: Block[]) =>
  blocks.map((block) =>
    block.kind === 'stage'
      ? block.mode
      : block.kind === 'events'
        ? `events ${block.entries.length}`
        : block.kind === 'message' && block.follows
          ? 'follows'
          : block.kind,
  );

describe('the timeline', () => {
  test('draws a line where the stage changes', () => {
    const entries = [
      aMessage(1),
      aMessage(2, { visibility: 'private', threadId: 'room' }),
      aMessage(3, { visibility: 'unlisted' }),
    ];

    expect(shape(blocksOf(entries, dayOf))).toEqual(['public', 'message', 'private', 'message', 'public', 'message']);
  });

  test('draws a line where another post begins on the same stage', () => {
    expect(shape(blocksOf([aMessage(1), aMessage(2, { threadId: 'other' })], dayOf))).toEqual([
      'public',
      'message',
      'public',
      'message',
    ]);
  });

  test('says the day once, with the stage where both change', () => {
    const entries = [aMessage(1), aMessage(2, { at: at(2, 2) }), aMessage(9, { at: at(9, 2) })];

    expect(shape(blocksOf(entries, dayOf))).toEqual(['public', 'message', 'day', 'message', 'message']);
  });

  test('joins what one author says within five minutes', () => {
    expect(shape(blocksOf([aMessage(1), aMessage(4), aMessage(20)], dayOf))).toEqual([
      'public',
      'message',
      'follows',
      'message',
    ]);
  });

  test('never joins a colleague’s answer with a foreign one', () => {
    const entries = [
      aMessage(1, { direction: 'out', agentId: 'jonas' }),
      aMessage(2, { direction: 'out', foreign: true }),
    ];

    expect(shape(blocksOf(entries, dayOf))).toEqual(['public', 'message', 'message']);
  });

  test('folds changes in a row and leaves out what an entry shows already', () => {
    const entries = [aMessage(1), anEvent(2), anEvent(3, 'message.received'), anEvent(4), aMessage(5), anEvent(6)];

    expect(shape(blocksOf(entries, dayOf))).toEqual(['public', 'message', 'events 2', 'message', 'events 1']);
  });
});

describe('links in a text', () => {
  test('leave the sentence’s full stop outside', () => {
    expect(linkify('See https://a.example/x, please.')).toEqual([
      { text: 'See ' },
      { text: 'https://a.example/x', href: 'https://a.example/x' },
      { text: ', please.' },
    ]);
  });

  test('keep a bracket that the address opened', () => {
    expect(linkify('https://a.example/(b)')[0]?.href).toBe('https://a.example/(b)');
    expect(linkify('(https://a.example/b)')[1]?.href).toBe('https://a.example/b');
  });

  test('are never anything but web addresses', () => {
    expect(linkify('javascript:alert(1) data:text/html,x')).toEqual([{ text: 'javascript:alert(1) data:text/html,x' }]);
    expect(linkify('')).toEqual([{ text: '' }]);
  });
});
