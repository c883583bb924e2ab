import { sql } from 'kysely';
import * as z from 'zod/mini';
import { Layer } from '#contract/rota.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';

/** A rota as it stands in its row. */
export type StoredRota = {
  id: string;
  name: string;
  teamId: string | null;
  calendarId: string | null;
  layers: Layer[];
  version: number;
};

export type StoredOverride = {
  id: string;
  rotaId: string;
  agentId: string;
  from: Date;
  to: Date;
  createdBy: string | null;
  swapId: string | null;
};

export type StoredSwap = {
  id: string;
  rotaId: string;
  askedBy: string;
  askedOf: string;
  from: Date;
  to: Date;
  backFrom: Date | null;
  backTo: Date | null;
  state: 'asked' | 'accepted' | 'declined' | 'withdrawn';
};

const Layers = z.array(Layer);

/** The rotas that were not taken away, by name. */
export async function readRotas(tx: Tx): Promise<StoredRota[]> {
  const { rows } = await sql<Omit<StoredRota, 'layers'> & { layers: unknown }>`
    select id, name, team_id as "teamId", calendar as "calendarId", layers, version from rota
    where workspace_id = ${tx.workspaceId} and removed_at is null order by lower(name), id`.execute(tx);
  return rows.map((row) => ({ ...row, layers: Layers.parse(row.layers) }));
}

/** One rota. Throws `not_found`. */
export async function getRota(tx: Tx, rotaId: string): Promise<StoredRota> {
  const found = (await readRotas(tx)).find(({ id }) => id === rotaId);
  if (!found) throw notFound('rota');
  return found;
}

/** Overrides that count for a moment after `from`, in the order in which they were made. */
export async function readOverrides(tx: Tx, from: Date): Promise<StoredOverride[]> {
  const { rows } = await sql<StoredOverride>`
    select id, rota_id as "rotaId", agent_id as "agentId", from_at as "from", to_at as "to", created_by as "createdBy",
      swap_id as "swapId"
    from rota_override where workspace_id = ${tx.workspaceId} and removed_at is null and to_at > ${from}
    order by created_at, id`.execute(tx);
  return rows;
}

/** Swaps that wait for an answer and are not over. */
export async function readAskedSwaps(tx: Tx, now: Date): Promise<StoredSwap[]> {
  const { rows } = await sql<StoredSwap>`
    select id, rota_id as "rotaId", asked_by as "askedBy", asked_of as "askedOf", from_at as "from", to_at as "to",
      back_from as "backFrom", back_to as "backTo", state
    from rota_swap where workspace_id = ${tx.workspaceId} and state = 'asked' and to_at > ${now} order by asked_at, id`.execute(
    tx,
  );
  return rows;
}
