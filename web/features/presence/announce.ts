import { useEffect } from 'react';
import { announcePresence, type Doing, presenceBeatMs } from '#contract/presence.ts';
import { call } from '#web/api.ts';
import { currentConnection, onConnectionChange } from '#web/connection.ts';
import type { Mode } from '#web/domain/mode.ts';
import { newId } from '#web/domain/new-id.ts';
import { browserId } from '#web/realtime/browser-id.ts';

/** Walking through a list is not looking at each of its conversations. */
const settleMs = 400;
/** After the last key so long, one is no longer writing. */
const restMs = 6_000;

const tab = newId();
let here: string | null = null;
let doing: Doing = 'viewing';
/** What the server was told last. */
let told: string | null = null;
let settling: ReturnType<typeof setTimeout> | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;
let beat: ReturnType<typeof setInterval> | undefined;

/** Says while the component is on the screen that its conversation is looked at; a hidden tab looks at nothing. */
export function useAnnouncePresence(conversationId: string): void {
  useEffect(() => {
    here = conversationId;
    doing = 'viewing';
    settling = setTimeout(say, settleMs);
    beat = setInterval(say, presenceBeatMs);
    const onShown = () => (document.visibilityState === 'visible' ? say() : leave());
    const onGone = () => leave(true);
    document.addEventListener('visibilitychange', onShown);
    window.addEventListener('pagehide', onGone);
    const stopWatching = onConnectionChange(say);
    return () => {
      clearTimeout(settling);
      clearTimeout(resting);
      clearInterval(beat);
      document.removeEventListener('visibilitychange', onShown);
      window.removeEventListener('pagehide', onGone);
      stopWatching();
      here = null;
      // The next conversation says it for this one, unless there is none.
      setTimeout(() => here === null && leave(), settleMs);
    };
  }, [conversationId]);
}

/** A key was pressed in the composer. */
export function announceWriting(mode: Mode): void {
  clearTimeout(resting);
  resting = setTimeout(announceRest, restMs);
  if (doing === mode) return;
  doing = mode;
  say();
}

/** What was written is sent, discarded, or rests. */
export function announceRest(): void {
  clearTimeout(resting);
  if (doing === 'viewing') return;
  doing = 'viewing';
  say();
}

function say(): void {
  if (here === null || document.visibilityState !== 'visible' || currentConnection() === 'offline') return;
  clearTimeout(settling);
  told = here;
  put(here, doing);
}

function leave(keepalive = false): void {
  if (told === null || currentConnection() === 'offline') return;
  put(told, null, keepalive);
  told = null;
}

function put(conversationId: string, what: Doing | null, keepalive = false): void {
  const body = { browser: browserId(), tab, doing: what };
  call(announcePresence, { params: { conversationId }, body, keepalive }).catch(() => {
    // The next beat says it again; who cannot be told anything is gone for the others by themselves.
  });
}
