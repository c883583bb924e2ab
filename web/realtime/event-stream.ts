import type * as z from 'zod/mini';
import { PresenceFrame } from '#contract/presence.ts';
import { getSession } from '#contract/session.ts';
import { StreamFrame, streamPath } from '#contract/stream.ts';
import { call } from '../api.ts';
import { currentConnection, onConnectionChange, reportConnection } from '../connection.ts';

export type StreamListener = {
  onFrame: (frame: StreamFrame) => void;
  /** Who is where; it has no position. */
  onPresence: (frame: PresenceFrame) => void;
  /** Too far behind: what is on the screen must be read again. */
  onReset: () => void;
};

const firstPauseMs = 500;
const longestPauseMs = 10_000;

/**
 * One stream from the server that mends itself. `query` is asked at every start, so that a new connection
 * continues after the last position seen. Returns the ways to start anew (another query) and to stop.
 */
export function openEventStream(query: () => string, listener: StreamListener) {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    const opened = new EventSource(`${streamPath}?${query()}`);
    source = opened;
    opened.addEventListener('open', () => {
      failures = 0;
      reportConnection('online');
    });
    opened.addEventListener('changes', (event) => {
      const frame = read(StreamFrame, event.data);
      if (frame) listener.onFrame(frame);
    });
    opened.addEventListener('presence', (event) => {
      const frame = read(PresenceFrame, event.data);
      if (frame) listener.onPresence(frame);
    });
    opened.addEventListener('reset', () => listener.onReset());
    opened.addEventListener('error', () => {
      opened.close();
      if (source !== opened) return;
      failures += 1;
      // A server that restarts is back at once. A second failure is a lost connection or an ended session; the stream
      // cannot tell them apart, a call can and says so where it must be known.
      if (failures === 2) call(getSession).catch(() => {});
      timer = setTimeout(connect, pauseMs(failures));
    });
  };

  const stopWatching = onConnectionChange(() => {
    if (currentConnection() === 'online' && source?.readyState === EventSource.CLOSED) connect();
  });
  connect();

  return {
    restart: connect,
    close: () => {
      clearTimeout(timer);
      stopWatching();
      source?.close();
      source = null;
    },
  };
}

/** Doubles up to ten seconds, spread so that a thousand browsers do not come back in one moment. */
function pauseMs(failures: number): number {
  const full = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
  return full * (0.5 + Math.random() / 2);
}

function read<Schema extends z.ZodMiniType>(schema: Schema, data: unknown): z.output<Schema> | null {
  try {
    const frame = schema.safeParse(JSON.parse(String(data)));
    return frame.success ? frame.data : null;
  } catch {
    return null;
  }
}
