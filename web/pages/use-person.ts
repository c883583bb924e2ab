import { useEffect, useMemo, useState } from 'react';
import { useWide } from './use-wide.ts';

/** From here on there is room for the person beside the conversation, with the views in a line under the list. */
const besidePx = 1180;
/** From here on for the column of views too. */
const allBesidePx = 1360;

export type PersonBeside = {
  /** There is room; else the person is shown above the conversation. */
  hasRoom: boolean;
  /** Stays as it is while one walks from conversation to conversation. */
  isShown: boolean;
  show: (shown: boolean) => void;
};

/** Whether the person stands beside the open conversation: at first where nothing has to make room for them. */
export function usePersonBeside(): PersonBeside {
  const hasRoom = useWide(besidePx);
  const hasAllRoom = useWide(allBesidePx);
  const [isWanted, show] = useState(hasAllRoom);
  useEffect(() => show(hasAllRoom), [hasAllRoom]);
  return useMemo(() => ({ hasRoom, isShown: hasRoom && isWanted, show }), [hasRoom, isWanted]);
}
