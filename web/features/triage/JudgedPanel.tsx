import type { ConversationRow } from '#contract/conversation-row.ts';
import { VerdictPanel } from '#web/features/verdict/VerdictPanel.tsx';
import { TriagePanel } from './TriagePanel.tsx';

/** What a program made of what the customer said: whether it needs an answer, and what was understood of it. */
export function JudgedPanel({ row }: { row: Pick<ConversationRow, 'id' | 'version'> }) {
  return (
    <>
      <TriagePanel row={row} />
      <VerdictPanel row={row} />
    </>
  );
}
