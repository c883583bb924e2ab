import type { Alert, AlertMoment, Alerts } from '#contract/alerts.ts';
import type { Priority } from '#contract/filter.ts';
import type { NoticeDetail } from '#contract/notification.ts';
import type { Notice } from './notify.ts';
import type { RoomNotice } from './rooms.ts';

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
export type Standing = {
  status: string;
  assigneeId: string | null;
  teamId: string | null;
  priority: Priority;
  /** Something in it waits for an answer: not so what was taken in from before we were connected. */
  asks: boolean;
};

/** Whom groups are made of, at the moment. */
export type Groups = {
  /** Who leads a team, or, with null or where a team has nobody, the workspace. */
  leadsOf: (teamId: string | null) => readonly string[];
  membersOf: (teamId: string) => readonly string[];
  onCall: (rotaId: string) => readonly string[];
};

export type Told = { people: Notice[]; rooms: RoomNotice[] };

/** Pure: whom an event is told, in the key that makes a second telling the first. Nobody is told what they did. */
export function whomToTell(happened: Happened, standing: Standing, groups: Groups, alerts: Alerts): Told {
  const none: Told = { people: [], rooms: [] };
  switch (happened.type) {
    case 'note.added':
      return { ...none, people: mentioned(happened) };
    case 'conversation.assigned':
      return { ...none, people: assigned(happened, standing) };
    case 'message.corrected':
      return { ...none, people: corrected(happened, standing, groups.leadsOf) };
    case 'conversation.opened':
    case 'conversation.priority_changed':
      return arrived(happened, standing, groups, alerts);
    case 'clock.warned':
    case 'clock.breached':
      return late(happened, standing, groups, alerts);
    default:
      return none;
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
  leadsOf: Groups['leadsOf'],
): Notice[] {
  if (detail.stage !== 'public') return [];
  const key = `corrected ${position}`;
  return leadsOf(teamId)
    .filter((one) => one !== agentId)
    .map((one) => ({ agentId: one, kind: 'corrected', conversationId, detail: by(agentId), urgency: 'now', key }));
}

function arrived(happened: Happened, standing: Standing, groups: Groups, alerts: Alerts): Told {
  const { agentId, conversationId } = happened;
  const { status, priority, asks } = standing;
  if (status === 'resolved' || !asks) return { people: [], rooms: [] };
  const common = {
    kind: 'arrived',
    conversationId,
    detail: { priority },
    key: `arrived ${conversationId} ${priority}`,
  } as const;
  const { people, rooms } = named('arrived', alerts[priority], standing, groups, common);
  return { people: people.filter((one) => one.agentId !== agentId), rooms };
}

function late(happened: Happened, standing: Standing, groups: Groups, alerts: Alerts): Told {
  const { type, subjectId, conversationId, detail } = happened;
  if (standing.status === 'resolved') return { people: [], rooms: [] };
  const moment = type === 'clock.warned' ? 'warned' : 'breached';
  const kind = `clock_${moment}` as const;
  const common = {
    kind,
    conversationId,
    detail: { clock: String(detail.kind), dueAt: String(detail.dueAt) },
    key: `${kind} ${subjectId} ${detail.dueAt}`,
  };
  const holders = standing.assigneeId === null ? groups.leadsOf(standing.teamId) : [standing.assigneeId];
  const { people, rooms } = named(moment, alerts[standing.priority], standing, groups, common);
  return { people: [...people, ...holders.map((agentId) => ({ agentId, urgency: 'now' as const, ...common }))], rooms };
}

/** The group that the alerts name for a priority; a person in several parts of it is told once. */
function named(
  moment: AlertMoment,
  alert: Alert,
  { teamId }: Standing,
  { leadsOf, membersOf, onCall }: Groups,
  common: Omit<RoomNotice, 'wayId'>,
): Told {
  if (!alert.on.includes(moment)) return { people: [], rooms: [] };
  const agentIds = new Set([
    ...(alert.leads ? leadsOf(teamId) : []),
    ...alert.teams.flatMap(membersOf),
    ...alert.rotas.flatMap(onCall),
  ]);
  const ways = alert.ways === null ? {} : { ways: alert.ways };
  return {
    people: [...agentIds].map((agentId) => ({ agentId, urgency: alert.urgency, ...ways, ...common })),
    rooms: alert.rooms.map((wayId) => ({ wayId, ...common })),
  };
}

const by = (agentId: string | null): NoticeDetail => (agentId === null ? {} : { by: agentId });
