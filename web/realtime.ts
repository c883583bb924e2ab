import { useEffect, useEffectEvent } from 'react';
import type { PresenceFrame } from '#contract/presence.ts';
import type { StreamFrame } from '#contract/stream.ts';
import { currentConnection, onConnectionChange } from './connection.ts';
import { browserId } from './realtime/browser-id.ts';
import { openEventStream } from './realtime/event-stream.ts';
import { forgetPresence, hearPresence, wholePresence } from './realtime/presence-store.ts';
import { joinTabs } from './realtime/tabs.ts';

/** What a tab shows: the stream says of every change whether it belongs there. */
export type Watched = {
  /** The filter of the list, as its text. */
  filter: string | null;
};

export type RealtimeEvent =
  /** `filter`: the one the frame's `inView` speaks of; another tab may watch another. */
  | { kind: 'frame'; frame: StreamFrame; filter: string | null }
  /** Read again what is on the screen: too far behind, or the first connection of this browser. */
  | { kind: 'reset' };

type TabMessage =
  | RealtimeEvent
  | { kind: 'presence'; frame: PresenceFrame }
  | { kind: 'watch'; watched: Watched }
  | { kind: 'who' }
  | { kind: 'wake' };

/** Clicking through a list asks for one stream at the end, not for one a click. */
const settleMs = 300;
/** After so long out of sight, as when the lid was closed, nobody can tell whether a silent stream still lives. */
const restMs = 60_000;

let watched: Watched = { filter: null };
let position: number | null = null;
let connection: { close: () => void; watch: (wish: Watched) => void } | null = null;
/** How many components keep it open. */
let holders = 0;
const listeners = new Set<(event: RealtimeEvent) => void>();

function hear(event: RealtimeEvent): void {
  if (event.kind === 'frame') {
    // The same frame may come twice when the leading tab changes.
    if (position !== null && event.frame.position < position) return;
    position = event.frame.position;
  }
  for (const listener of listeners) listener(event);
}

/** One stream for this browser, held by one of its tabs. `scope` keeps people and workspaces apart. */
function connect(scope: string) {
  let stream: ReturnType<typeof openEventStream> | null = null;
  let streamed: Watched = watched;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const share = (event: RealtimeEvent) => {
    hear(event);
    tabs.tell(event);
  };
  const restream = (wish: Watched) => {
    if (!stream || wish.filter === streamed.filter) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      streamed = wish;
      stream?.restart();
    }, settleMs);
  };

  const tabs = joinTabs<TabMessage>(
    `earshot-stream ${scope}`,
    (message) => {
      if (message.kind === 'watch') {
        restream(message.watched);
        if (stream) tabs.tell({ kind: 'presence', frame: wholePresence() });
      } else if (message.kind === 'presence') hearPresence(message.frame);
      else if (message.kind === 'who') announce();
      else if (message.kind === 'wake') stream?.restart();
      else hear(message);
    },
    () => {
      streamed = watched;
      stream = openEventStream(() => streamQuery(streamed), {
        onFrame: (frame) => {
          // Nothing says what was missed before the stream stood, and it stands from its first frame on.
          const isFirst = position === null;
          share({ kind: 'frame', frame, filter: streamed.filter });
          if (isFirst) share({ kind: 'reset' });
        },
        onPresence: (frame) => {
          hearPresence(frame);
          tabs.tell({ kind: 'presence', frame });
        },
        onReset: () => share({ kind: 'reset' }),
      });
      tabs.tell({ kind: 'who' });
    },
  );

  let hiddenAt: number | null = null;
  /** The tab a person looks at decides what the one stream is subscribed to. */
  function announce(): void {
    if (document.visibilityState !== 'visible') {
      hiddenAt ??= Date.now();
      return;
    }
    if (hiddenAt !== null && Date.now() - hiddenAt > restMs) {
      stream?.restart();
      tabs.tell({ kind: 'wake' });
    }
    hiddenAt = null;
    restream(watched);
    tabs.tell({ kind: 'watch', watched });
  }
  document.addEventListener('visibilitychange', announce);
  window.addEventListener('focus', announce);
  const stopWatching = onConnectionChange(() => currentConnection() === 'offline' && forgetPresence());

  return {
    watch: (wish: Watched) => {
      watched = wish;
      announce();
    },
    close: () => {
      clearTimeout(timer);
      stopWatching();
      forgetPresence();
      document.removeEventListener('visibilitychange', announce);
      window.removeEventListener('focus', announce);
      stream?.close();
      stream = null;
      tabs.leave();
    },
  };
}

function streamQuery({ filter }: Watched): string {
  const query = new URLSearchParams({ browser: browserId() });
  if (filter !== null) query.set('filter', filter);
  if (position !== null) query.set('after', String(position));
  return query.toString();
}

/**
 * Keeps the stream open while the component is on the screen. `scope` names workspace and agent, the same for all. The
 * listener hears every frame of this browser, whichever tab holds the stream; where the stream stands already it first
 * hears a reset, for what it missed. Without a wish the stream goes on watching what it does.
 */
export function useRealtime(scope: string, wish: Watched | null, onEvent: (event: RealtimeEvent) => void): void {
  const hearLatest = useEffectEvent(onEvent);

  useEffect(() => {
    const listener = (event: RealtimeEvent) => hearLatest(event);
    listeners.add(listener);
    if (position !== null) listener({ kind: 'reset' });
    return () => {
      listeners.delete(listener);
    };
  }, []);

  useEffect(() => {
    connection ??= connect(scope);
    holders += 1;
    return () => {
      holders -= 1;
      if (holders > 0) return;
      connection?.close();
      connection = null;
      position = null;
    };
  }, [scope]);

  const filter = wish?.filter;
  useEffect(() => {
    if (filter !== undefined) connection?.watch({ filter });
  }, [filter]);
}
