import { describe, expect, test } from 'vitest';
import { isUnsaved, mergeDraft, nothing, type Typing, typed } from './draft.ts';

const here = (text: string, base = '', change: Partial<Typing> = {}): Typing => ({
  ...nothing,
  text,
  base: { text: base, attachmentIds: [], postId: null, savedReplyIds: [], promised: [], choices: [] },
  clientKey: 'key',
  seenVersion: 3,
  ...change,
});
const there = (text: string, postId: string | null = null) => ({
  text,
  attachmentIds: [],
  postId,
  savedReplyIds: [] as string[],
  promised: [],
  choices: [],
});

describe('a draft here and on the server', () => {
  test('with nothing new here, the server’s is taken', () => {
    expect(mergeDraft(nothing, there('from the train')).text).toBe('from the train');
    expect(mergeDraft(here('old', 'old'), there('from the train')).text).toBe('from the train');
    expect(mergeDraft(here('old', 'old'), undefined).text).toBe('');
  });

  test('the post it answers comes with it, and a choice made here is kept there', () => {
    expect(mergeDraft(nothing, there('from the train', 'second post')).postId).toBe('second post');
    const chosen = mergeDraft(here('hello', 'hello', { postId: 'first post' }), there('hello', null));
    expect([chosen.postId, isUnsaved(chosen)]).toEqual(['first post', true]);
    expect(isUnsaved({ ...nothing, postId: 'first post' })).toBe(false);
  });

  test('what was typed here stays when the server has what it had', () => {
    const merged = mergeDraft(here('hello there', 'hello'), there('hello'));

    expect(merged.text).toBe('hello there');
    expect(isUnsaved(merged)).toBe(true);
  });

  test('what was typed in both places stands twice rather than being lost', () => {
    expect(mergeDraft(here('mine', 'old'), there('theirs')).text).toBe('theirs\n\nmine');
  });

  test('where a text came from comes with it, and of two texts together both', () => {
    const server = { ...there('theirs'), savedReplyIds: ['a'] };

    expect(mergeDraft(nothing, server).savedReplyIds).toEqual(['a']);
    expect(mergeDraft(here('mine', 'old', { savedReplyIds: ['b'] }), server).savedReplyIds).toEqual(['a', 'b']);
  });

  test('what one holds of the other stands once', () => {
    expect(mergeDraft(here('hello there', 'h'), there('hello')).text).toBe('hello there');
    expect(mergeDraft(here('hello', 'h'), there('taken back\n\nhello')).text).toBe('taken back\n\nhello');
  });

  test('what was being sent is gone when the server has taken it, and back with its key when it has not', () => {
    const sending = here('hello', 'hello', { sending: true });

    expect(mergeDraft(sending, undefined)).toEqual(nothing);
    expect(mergeDraft(sending, there('hello'))).toMatchObject({ text: 'hello', clientKey: 'key', sending: false });
  });
});

describe('typing', () => {
  const begin = { newKey: () => 'new', version: 7, postId: 'timo' };

  test('the first letter makes the key and remembers what was on the screen', () => {
    expect(typed(nothing, { text: 'H' }, begin)).toMatchObject({ clientKey: 'new', seenVersion: 7 });
  });

  test('further letters keep both', () => {
    expect(typed(here('H'), { text: 'He' }, begin)).toMatchObject({ clientKey: 'key', seenVersion: 3 });
  });

  test('the first letter keeps the post that was shown, unless another was chosen', () => {
    expect(typed(nothing, { text: 'H' }, begin).postId).toBe('timo');
    expect(typed({ ...nothing, postId: 'nora' }, { text: 'H' }, begin).postId).toBe('nora');
  });

  test('an emptied draft begins anew', () => {
    expect(typed(here('H'), { text: '' }, begin)).toMatchObject({ clientKey: null, seenVersion: null });
  });
});

describe('why personal data may be public', () => {
  const begin = { newKey: () => 'key', version: 1, postId: null };
  const reasoned = typed(here('Write to ana@acme.test'), { publishReason: 'She agreed.' }, begin);

  test('is kept while these words stand, and goes along with them', () => {
    expect(typed(reasoned, { addresseeIds: ['a'] }, begin).publishReason).toBe('She agreed.');
  });

  test('ends with any other word or picture', () => {
    expect(typed(reasoned, { text: 'Write to bea@acme.test' }, begin).publishReason).toBeUndefined();
    expect(typed(reasoned, { attachmentIds: ['a'] }, begin).publishReason).toBeUndefined();
  });
});
