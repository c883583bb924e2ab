import type { NoticeDetail } from '#contract/notification.ts';
import type { Notice } from './notify.ts';

/** An event that people may be told of, with what it said and who did it. */
export type Happened = {
  position: number;
  type: string;
  /** The agent who did it; null for a program or an API key. */
  agentId: string | null;
  subjectId: string | null;
  conversationId: string;
  detail: Readonly<Record<string, unknown>>;
};

/** How its conversation stands now. */
export type Standing = { status: string; assigneeId: string | null; teamId: string | null };

/** Who leads a team, or, with null or where a team has nobody, the workspace. */
export type LeadsOf = (teamId: string | null) => readonly string[];

/** Pure: whom an event is told, in the key that makes a second telling the first. Nobody is told what they did. */
export function whomToTell(happened: Happened, standing: Standing, leadsOf: LeadsOf): Notice[] {
  switch (happened.type) {
    case 'note.added':
      return mentioned(happened);
    case 'conversation.assigned':
      return assigned(happened, standing);
    case 'message.corrected':
      return corrected(happened, standing, leadsOf);
    case 'clock.warned':
    case 'clock.breached':
      return late(happened, standing, leadsOf);
    default:
      return [];
  }
}

function mentioned({ agentId, subjectId, conversationId, detail }: Happened): Notice[] {
  const named = Array.isArray(detail.mentions) ? detail.mentions.map(String) : [];
  return named
    .filter((one) => one !== agentId)
    .map((one) => ({
      agentId: one,
      kind: 'mentioned',
      conversationId,
      detail: by(agentId),
      urgency: 'now',
      key: `mentioned ${subjectId}`,
    }));
}

/** Whoever has it no more need not hear of it. */
function assigned({ position, agentId, conversationId, detail }: Happened, { assigneeId }: Standing): Notice[] {
  if (assigneeId === null || detail.to !== assigneeId || assigneeId === agentId) return [];
  const key = `assigned ${position}`;
  return [{ agentId: assigneeId, kind: 'assigned', conversationId, detail: by(agentId), urgency: 'now', key }];
}

/** What was wrong in public is the leads' business. */
function corrected(
  { position, agentId, conversationId, detail }: Happened,
  { teamId }: Standing,
  leadsOf: LeadsOf,
): Notice[] {
  if (detail.stage !== 'public') return [];
  const key = `corrected ${position}`;
  return leadsOf(teamId)
    .filter((one) => one !== agentId)
    .map((one) => ({ agentId: one, kind: 'corrected', conversationId, detail: by(agentId), urgency: 'now', key }));
}

function late({ type, subjectId, conversationId, detail }: Happened, standing: Standing, leadsOf: LeadsOf): Notice[] {
  if (standing.status === 'resolved') return [];
  const kind = type === 'clock.warned' ? 'clock_warned' : 'clock_breached';
  const holders = standing.assigneeId === null ? leadsOf(standing.teamId) : [standing.assigneeId];
  return holders.map((agentId) => ({
    agentId,
    kind,
    conversationId,
    detail: { clock: String(detail.kind), dueAt: String(detail.dueAt) },
    urgency: 'now',
    key: `${kind} ${subjectId} ${detail.dueAt}`,
  }));
}

const by = (agentId: string | null): NoticeDetail => (agentId === null ? {} : { by: agentId });
