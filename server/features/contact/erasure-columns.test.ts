import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '#test/database.ts';

/**
 * Columns that may hold what a person wrote, is called, or what was written about them: an erasure empties or deletes
 * them (`erase.ts`), and `erasure.test.ts` looks for the person in all of them.
 */
const erased = [
  'approval comment',
  'begun_mail subject',
  'contact_preference how language time_zone way',
  'attachment alt captions captions_url mime_type name remote_url sha256',
  'contact fields marks name tokens',
  'contact_consent how purpose source way',
  'contact_merge_state after_fields after_marks after_name before_fields before_marks before_name',
  'contact_note text tokens',
  'decision facts outcome',
  'deletion_request person_id',
  'delivery body error',
  'delivery_item reason',
  'dispatch content content_hash entered error_message targets trace',
  'disclosure authority comment what why',
  'counted_message phrases product theme',
  'term_count kind term',
  'relabel_move was',
  'draft choices text',
  'escalation question',
  'event_detail body',
  'logged_call text whom',
  'message parts permalink text tokens',
  'message_reaction person_id sign',
  'message_tombstone edited_text',
  'message_version text',
  'note text tokens',
  'profile avatar_url external_id handle name',
  'task text',
  'verification asked_by_kind code_hash handle_hash hint language level reason state token_hash way',
  'ticket_form about',
  'verdict found labels',
  'verdict_correction label task was',
  'triage decision found guard reasons rule',
  'triage_sample decision',
];

/** The network's ids of posts and rooms stay on purpose, so that the same is not taken in again. */
const kept = [
  'dispatch chosen_external_id',
  'draft post_id',
  'message external_id origin reply_to',
  'message_reaction external_id origin',
  'message_tombstone external_id origin',
  'thread external_id origin',
];

/** Nothing of a customer: closed lists, names of our own people and things, settings, hashes, sealed secrets, faults. */
const ofNobody = [
  // What at least several people say; whose message it was goes with the message.
  'emerging phrases products reason state theme_id themes',
  'quiet_term kind term',
  'theme_suggestion phrases state theme_id',
  'relabel from_theme kind state to_theme words',
  'danger found_by kinds outcome words',
  'disclosure state',
  'ad ad_external_id campaign markets name origin post_external_id',
  'dispatch proposed_because proposed_stage',
  'public_ending ended',
  'question_left reason',
  'acknowledgement language withheld',
  'approval asked_by_kind checks currency seal state',
  'approval_link token_hash',
  'commitment actor_kind currency kind',
  'gate_trace actor_kind checks needs_consent needs_level outcome policies seal',
  'agent language languages locale name networks sign_off state time_zone topics work_state',
  'agent_role role_key',
  'agent_way address_enc address_hash carrier key_id kind label',
  'api_key hash name scopes',
  'app external_id hook_token_hash network origin secrets_enc settings_enc',
  'attachment kind problem state',
  'bulk_action change scope skipped state',
  'bulk_item before outcome reason',
  'channel avatar_url cursor disclosure external_id handle headroom name network origin proof_word settings state state_reason',
  'channel_secret body_enc key_id',
  'channel_trouble kind message',
  'clock calendar kind paused_by state',
  'clock_firing kind',
  'clock_pause by',
  'contact_field choices kind name',
  'conversation aside category held_by_department language marks priority status',
  'conversation_link kind',
  'conversation_merge actor_kind after before',
  'conversation_merge_part before moved',
  'decision policy_kind',
  'deletion_request digest state token_hash',
  'delivery network source state',
  'delivery_item outcome',
  'dispatch actor_kind doubt error_kind sign_off stage state verb',
  'draft mode promised',
  'erasure digest',
  'event actor_kind digest hash prev subject_kind type',
  'escalation state',
  'first_words digest',
  'event_detail salt',
  'event_head hash',
  'imported_figure way',
  'invitation note role_key token_hash',
  'login email password_hash',
  'logged_call direction way',
  'macro audience name steps',
  'macro_run accepted actor_kind done state steps',
  'matter_proposal reason state',
  'message deleted_by direction language visibility',
  'message_tombstone deleted_by',
  'migration name sha256',
  'notice detail key kind urgency ways',
  'notification_choice body',
  'own_figure course',
  'page cause ladder name occasion state steps',
  'page_call token_hash',
  'password_reset token_hash',
  'policy body kind state',
  'profile network origin',
  'recovery_code hash',
  'restraint kind',
  'role key permissions',
  'rota calendar layers name',
  'rota_feed token_hash',
  'rota_swap state',
  'routing because line rule_id',
  'routing_turn rule_id',
  'saved_reply audience digest folder released_digest title',
  'saved_reply_use language network',
  'saved_reply_variant anchor language network text',
  'second_step key_id secret_enc',
  'secret kinds',
  'session token_hash user_agent',
  'sign_in_challenge token_hash',
  'sign_in_try email_hash',
  'set_aside ended kind reason rule status_before',
  'simulation drafts result staffing state time_zone',
  'stakeholder email language name',
  'stakeholder_group name',
  'subscriber error name',
  'tag name',
  'task recurrence time_zone',
  'team name',
  'telling carrier kind purpose reason state',
  'thread kind visibility',
  'verification_system key_id secret_enc url',
  'ticket_form language token_hash',
  'verdict model',
  'conversation_label label task',
  'head heads measured model',
  'rerun changes state',
  'triage_trial held moves state tried',
  'view audience filter name sort',
  'way carrier key_id kind name secrets_enc settings',
  'worker job_runners roles',
  'workspace kind name',
];

type Column = { table: string; column: string };

let client: pg.Client;
let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** "table column" of each. */
const listed = (lines: readonly string[]) =>
  lines.flatMap((line) => {
    const [table, ...columns] = line.split(' ');
    return columns.map((column) => `${table} ${column}`);
  });

test('of every column that can hold words it is decided whether an erasure reaches it', async () => {
  const { rows } = await client.query<Column>(
    `select c.relname as table, a.attname as column from pg_attribute a
     join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
       and c.relnamespace = 'public'::regnamespace
     join pg_type t on t.oid = a.atttypid
     left join pg_type item on item.oid = t.typelem and t.typcategory = 'A'
     where a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' -- What the database makes of the others goes with them.
       and coalesce(item.typname, t.typname) in ('text', 'varchar', 'bpchar', 'name', 'json', 'jsonb', 'bytea', 'tsvector', 'xml', 'citext')
     order by 1, 2`,
  );
  const inDatabase = rows.map(({ table, column }) => `${table} ${column}`);
  const decided = [...listed(erased), ...listed(kept), ...listed(ofNobody)];

  expect(inDatabase.filter((column) => !decided.includes(column))).toEqual([]);
  expect(decided.filter((column) => !inDatabase.includes(column))).toEqual([]);
  expect(decided.filter((column, index) => decided.indexOf(column) !== index)).toEqual([]);
});

test('what is listed as erased is named where erasing is written', () => {
  const source = readFileSync(join(import.meta.dirname, 'erase.ts'), 'utf8');
  const statements = source.match(/\b(?:update|delete from) [^`]*/g) ?? [];
  const isTaken = (place: string) => {
    const [table = '', column = ''] = place.split(' ');
    const own = statements.filter((statement) => new RegExp(`^(?:update|delete from) ${table}\\b`).test(statement));
    return own.some((one) => one.startsWith('delete') || new RegExp(`\\b${column} =`).test(one));
  };

  expect(listed(erased).filter((place) => !isTaken(place))).toEqual([]);
});
