import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { DB } from '#server/db/tables.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import {
  closeChallenge,
  dropChallenges,
  endOtherSessions,
  enter,
  forgetTries,
  loginOfChallenge,
  provePassword,
  signInExpired,
  takeTry,
} from '#server/features/session/commands.ts';
import { getPerson, listMemberships } from '#server/features/session/queries.ts';
import { actorOf, systemActor, type Viewer } from '#server/http/viewer.ts';
import { getSecondStep } from './queries.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-code.ts';
import { openSecret, sealSecret, takeCode } from './take-code.ts';
import { base32, secretAddress, stepOfCode } from './totp.ts';

const secretBytes = 20;
/** How long a secret waits for its first code. */
const startedMs = 60 * 60_000;

/** Wrong codes are counted per login, apart from wrong passwords: else the right password would wipe them out. */
const triesOf = (loginId: string) => `second step of ${loginId}`;

type FinishSignIn = { challenge: string; code: string; userAgent: string };

/** Opens the session of a sign-in whose password was right. Throws AppError `sign_in_expired` or `wrong_code`. */
export async function finishSignIn(
  { db, now, secretBox }: Context,
  { challenge, code, userAgent }: FinishSignIn,
): Promise<string> {
  const loginId = await loginOfChallenge(db.kysely, challenge, now());
  await takeTry(db.kysely, triesOf(loginId), now());
  const membership = (await listMemberships(db, loginId))[0];
  if (!membership) throw signInExpired();
  const { workspaceId, agentId } = membership;
  const token = await db.inWorkspace(workspaceId, async (tx) => {
    if (!(await closeChallenge(tx, challenge))) throw signInExpired();
    const used = await takeCode(tx, secretBox, { loginId, code, now: now() });
    if (used === null) throw wrongCode('unauthenticated');
    if (used === 'recovery') await recordRecovery(tx, { loginId, agentId }, now());
    return enter(tx, { loginId, workspaceId, agentId, userAgent }, now());
  });
  await forgetTries(db.kysely, triesOf(loginId), now());
  return token;
}

async function recordRecovery(tx: Tx, { loginId, agentId }: { loginId: string; agentId: string }, at: Date) {
  const { recoveryCodesLeft } = await getSecondStep(tx, loginId);
  record(tx, {
    type: 'agent.recovery_code_used',
    at,
    actor: { kind: 'agent', id: agentId },
    subject: { kind: 'agent', id: agentId },
    detail: { left: recoveryCodesLeft },
  });
}

/** Makes a secret that counts for nothing until `confirmSecondStep`; one made before and not confirmed is forgotten. */
export async function startSecondStep(
  context: Context,
  viewer: Viewer,
  password: string,
): Promise<{ secret: string; address: string }> {
  const { db, now, secretBox } = context;
  const { loginId, email } = await db.inWorkspace(viewer.workspaceId, (tx) => getPerson(tx, viewer));
  await provePassword(context, { loginId, email }, password);
  const secret = randomBytes(secretBytes);
  const values = {
    secret_enc: sealSecret(secretBox, loginId, secret),
    key_id: secretBox.keyId,
    started_at: now(),
    last_step: 0,
  };
  const started = await db.kysely
    .insertInto('second_step')
    .values({ login_id: loginId, ...values })
    .onConflict((conflict) =>
      conflict.column('login_id').doUpdateSet(values).where('second_step.confirmed_at', 'is', null),
    )
    .returning('login_id')
    .execute();
  if (started.length === 0)
    throw new AppError('conflict', 'not_possible_here', 'Two-step sign-in is on already. Turn it off first.');
  return { secret: base32(secret), address: secretAddress(secret, email) };
}

type Confirm = { code: string; token: string };

/** Turns the second step on by the first code; every other session of the login ends. Answers the recovery codes. */
export async function confirmSecondStep(
  { db, now, secretBox }: Context,
  viewer: Viewer,
  { code, token }: Confirm,
): Promise<string[]> {
  const { loginId, agentId } = await db.inWorkspace(viewer.workspaceId, (tx) => getPerson(tx, viewer));
  await takeTry(db.kysely, triesOf(loginId), now());
  const codes = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    const row = await tx
      .selectFrom('second_step')
      .select('secret_enc')
      .where('login_id', '=', loginId)
      .where('confirmed_at', 'is', null)
      .where('started_at', '>', new Date(now().getTime() - startedMs))
      .forUpdate()
      .executeTakeFirst();
    if (!row)
      throw new AppError(
        'conflict',
        'not_possible_here',
        'This code belongs to no set-up that is under way. Start again.',
      );
    const step = stepOfCode(openSecret(secretBox, loginId, row.secret_enc), code.replaceAll(/\s/g, ''), now());
    if (step === null) throw wrongCode('refused');
    await tx
      .updateTable('second_step')
      .set({ confirmed_at: now(), last_step: step })
      .where('login_id', '=', loginId)
      .execute();
    await endOtherSessions(tx, loginId, token);
    record(tx, { type: 'agent.second_step_on', at: now(), ...byOneself(agentId), detail: {} });
    return replaceRecoveryCodes(tx, secretBox, { loginId, agentId }, now());
  });
  await forgetTries(db.kysely, triesOf(loginId), now());
  return codes;
}

type Proof = { password: string; code: string };

/** Makes new recovery codes; those before are worthless. */
export async function renewRecoveryCodes(context: Context, viewer: Viewer, proof: Proof): Promise<string[]> {
  return withBothSteps(context, viewer, proof, (tx, person) =>
    replaceRecoveryCodes(tx, context.secretBox, person, context.now()),
  );
}

/** Turns the own second step off. */
export async function turnOffSecondStep(context: Context, viewer: Viewer, proof: Proof): Promise<void> {
  await withBothSteps(context, viewer, proof, async (tx, { loginId, agentId }) => {
    await removeSecondStep(tx, loginId);
    record(tx, { type: 'agent.second_step_off', at: context.now(), ...byOneself(agentId), detail: {} });
  });
}

type Owner = { loginId: string; agentId: string };

/** Does `work` in the transaction in which the code was taken, after the password was proven. */
async function withBothSteps<T>(
  context: Context,
  viewer: Viewer,
  { password, code }: Proof,
  work: (tx: Tx, person: Owner) => Promise<T>,
): Promise<T> {
  const { db, now, secretBox } = context;
  const person = await db.inWorkspace(viewer.workspaceId, (tx) => getPerson(tx, viewer));
  const { loginId } = person;
  await provePassword(context, person, password);
  await takeTry(db.kysely, triesOf(loginId), now());
  const result = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    if ((await takeCode(tx, secretBox, { loginId, code, now: now() })) === null) throw wrongCode('refused');
    return work(tx, person);
  });
  await forgetTries(db.kysely, triesOf(loginId), now());
  return result;
}

async function replaceRecoveryCodes(
  tx: Tx,
  secretBox: Context['secretBox'],
  { loginId, agentId }: Owner,
  at: Date,
): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.deleteFrom('recovery_code').where('login_id', '=', loginId).execute();
  await tx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ login_id: loginId, hash: recoveryCodeHash(secretBox, loginId, code) })))
    .execute();
  record(tx, { type: 'agent.recovery_codes_made', at, ...byOneself(agentId), detail: { count: codes.length } });
  return codes;
}

/** Takes the second step from a login, set up or half so; answers whether signing in needed it. The caller records it. */
export async function removeSecondStep(db: Kysely<DB>, loginId: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('second_step')
    .where('login_id', '=', loginId)
    .returning('confirmed_at')
    .execute();
  await db.deleteFrom('recovery_code').where('login_id', '=', loginId).execute();
  await dropChallenges(db, loginId);
  return removed.some(({ confirmed_at }) => confirmed_at !== null);
}

/** The command line's way: takes the second step and says so in each workspace of the login. */
export async function resetSecondStepEverywhere(
  { db }: Pick<Context, 'db'>,
  loginId: string,
  at: Date,
): Promise<boolean> {
  const wasOn = await removeSecondStep(db.kysely, loginId);
  if (!wasOn) return false;
  for (const { workspaceId, agentId } of await listMemberships(db, loginId))
    await db.inWorkspace(workspaceId, async (tx) => recordReset(tx, { actor: systemActor, agentId }, at));
  return true;
}

/** Takes the second step from a colleague; the caller has seen to it that the viewer stands above them. */
export async function resetSecondStepOf(tx: Tx, viewer: Viewer, { loginId, agentId }: Owner, at: Date): Promise<void> {
  if (await removeSecondStep(tx, loginId)) recordReset(tx, { actor: actorOf(viewer), agentId }, at);
}

function recordReset(tx: Tx, { actor, agentId }: { actor: ReturnType<typeof actorOf>; agentId: string }, at: Date) {
  record(tx, { type: 'agent.second_step_reset', at, actor, subject: { kind: 'agent', id: agentId }, detail: {} });
}

const byOneself = (agentId: string) =>
  ({ actor: { kind: 'agent', id: agentId }, subject: { kind: 'agent', id: agentId } }) as const;

function wrongCode(code: 'unauthenticated' | 'refused'): AppError {
  return new AppError(
    code,
    'wrong_code',
    'That code is not right, or it was used already. Wait for the next one in the app, or use a recovery code.',
  );
}
