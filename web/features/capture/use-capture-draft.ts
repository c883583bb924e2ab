import { useEffect, useState } from 'react';
import type { CaptureInput } from '#contract/capture.ts';
import { forget, type Kept, keep, readKept, send } from './kept.ts';

/** As long as a pause while typing before what stands is kept, in ms. */
const pauseMs = 400;

type Draft = Pick<Kept, 'input' | 'pictures'>;
/** What came of the last one: its conversation, or that it waits for a connection; null before the first. */
export type Outcome = string | 'waits' | null;

const draftId = (owner: string) => `draft ${owner}`;
const empty = (channelId: string): Draft => ({
  input: { channelId, who: '', stage: 'private', text: '', at: '', shownMinutes: null },
  pictures: [],
});

/** What is being written down, kept in this browser at every pause, so that neither a call nor a reload loses it. */
export function useCaptureDraft(owner: string, accounts: readonly { channelId: string }[]) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const first = accounts[0]?.channelId ?? '';

  useEffect(() => {
    void readKept(owner).then((all) => {
      const kept = all.find(({ id }) => id === draftId(owner));
      setDraft((before) => before ?? kept ?? empty(first));
    });
  }, [owner, first]);

  useEffect(() => {
    if (!draft) return;
    const { input, pictures } = draft;
    const isEmpty = input.who === '' && input.text === '' && pictures.length === 0;
    const one: Kept = { id: draftId(owner), owner, state: 'draft', input, pictures, problem: null };
    const timer = setTimeout(() => void (isEmpty ? forget(one) : keep(one)), pauseMs);
    return () => clearTimeout(timer);
  }, [draft, owner]);

  const change = (next: Partial<Draft>) => setDraft((before) => before && { ...before, ...next });

  /** Sends it under this id, now or once there is a connection; the next one begins with the same account and place. */
  const submit = async (id: string, withPictures: boolean) => {
    if (!draft) return;
    const isHere = accounts.some(({ channelId }) => channelId === draft.input.channelId);
    const input: CaptureInput = {
      ...draft.input,
      channelId: isHere ? draft.input.channelId : first,
      who: draft.input.who.trim(),
      text: draft.input.text.trim(),
      at: new Date().toISOString(),
    };
    const one: Kept = {
      ...{ id, owner, state: 'waiting', input, problem: null },
      pictures: withPictures ? draft.pictures : [],
    };
    // Kept before anything is asked of the network.
    await keep(one);
    await forget({ id: draftId(owner), owner });
    setDraft({ input: { ...draft.input, who: '', text: '' }, pictures: [] });
    setOutcome((await send(one)) ?? 'waits');
  };

  return { draft, change, submit, outcome };
}
