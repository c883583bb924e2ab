import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import {
  createVerifier,
  exportLines,
  HeadLine,
  Line,
  startExport,
  type Verdict,
  verifyWorkspace,
} from '#server/features/audit/commands.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { listWorkspaceIds } from '#server/jobs/schedule.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, type Io, printJson, UsageError } from './command.ts';
import { type OpenDatabase, openForCommand } from './open-database.ts';

const shownPositions = 20;

/** Exports the chain of events and checks it. */
export const audit: Command = {
  name: 'audit',
  summary: 'Exports the chain of events, and checks it: the running data, or a file without server and database.',
  usage: `
Usage: audit export [--workspace ID] > FILE
       audit verify [FILE] [--workspace ID] [--heads FILE] [--key FINGERPRINT]

  --workspace ID     which workspace; needed for an export when there are several
  --heads FILE       more signed heads, as the program writes them to heads/WORKSPACE.jsonl in the data folder
  --key FINGERPRINT  the key that must have signed the heads, as written down elsewhere

verify says which rows are changed, missing, moved or inserted, and ends with 1 when it finds any. A detail that was
erased is counted and no fault: the row's hash still holds.`,
  run(args, io) {
    const [what, ...rest] = args;
    if (what === 'export') return runExport(rest, io);
    if (what === 'verify') return runVerify(rest, io);
    throw new UsageError('Say what to do: audit export, or audit verify.');
  },
};

async function runExport(args: string[], io: Io): Promise<number> {
  const { values } = readArguments(args, { workspace: { type: 'string' } });
  const opened = await openForCommand(io);
  try {
    const [workspaceId, another] = await chosen(opened, values.workspace);
    if (workspaceId === undefined) throw new CommandError('There is no workspace here yet.');
    if (another !== undefined) throw new UsageError('There are several workspaces. Name one with --workspace ID.');
    const now = new Date();
    await opened.db.inWorkspace(workspaceId, (tx) => startExport(tx, systemActor, now));
    let lines = 0;
    for await (const line of exportLines(opened.db, workspaceId, opened.config.dataDir, { now, seesSecrets: true })) {
      await io.out(`${JSON.stringify(line)}\n`);
      lines += line.kind === 'event' ? 1 : 0;
    }
    io.err(`${lines} events.\n`);
    return 0;
  } finally {
    await opened.close();
  }
}

async function runVerify(args: string[], io: Io): Promise<number> {
  const options = { workspace: { type: 'string' }, heads: { type: 'string' }, key: { type: 'string' } } as const;
  const { values, words } = readArguments(args, options, 1);
  const [file] = words;
  const results = file === undefined ? await verifyData(io, values.workspace) : [await verifyFile(file, values.heads)];
  if (results.length === 0) throw new CommandError('There is no workspace here yet.');
  const judged = results.map(({ workspaceId, verdict }) => report(workspaceId, verdict, values.key));
  for (const { findings } of judged) for (const finding of findings) io.err(`${finding.message}\n`);
  await printJson(io, file === undefined ? judged : judged[0]);
  return judged.every((one) => one.ok) ? 0 : 1;
}

type Result = { workspaceId: string; verdict: Verdict };

async function verifyData(io: Io, wanted: string | undefined): Promise<Result[]> {
  const opened = await openForCommand(io);
  try {
    const results: Result[] = [];
    for (const workspaceId of await chosen(opened, wanted))
      results.push({ workspaceId, verdict: await verifyWorkspace(opened.db, workspaceId, opened.config.dataDir) });
    return results;
  } finally {
    await opened.close();
  }
}

/** Reads an export line by line: heads stand before the events, so nothing but them is kept in memory. */
async function verifyFile(file: string, headsFile: string | undefined): Promise<Result> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const extra = headsFile === undefined ? [] : parseHeads(headsFile);
  let workspaceId: string | undefined;
  let stored: { position: number; hash: string } | null = null;
  let verifier: ReturnType<typeof createVerifier> | undefined;
  const heads: HeadLine[] = [...extra];
  const start = () => {
    if (workspaceId === undefined) throw new CommandError(`${file} is no audit export: its first line is no header.`);
    return createVerifier(workspaceId, heads, stored);
  };
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const line = parseLine(text, `${file}, line ${number}`);
    if (line.kind === 'event') {
      verifier ??= start();
      verifier.add(line);
    } else if (verifier)
      throw new CommandError(`${file}, line ${number}: a ${line.kind} line among the events was inserted.`);
    else if (line.kind === 'head') heads.push(line);
    else if (workspaceId !== undefined)
      throw new CommandError(`${file}, line ${number}: a second header was inserted.`);
    else {
      workspaceId = line.workspaceId;
      stored = line.position > 0 ? { position: line.position, hash: line.hash } : null;
    }
  }
  verifier ??= start();
  return { workspaceId: workspaceId ?? '', verdict: verifier.finish() };
}

function parseHeads(file: string): HeadLine[] {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((text, n) => HeadLine.parse(parseLine(text, `${file}, line ${n + 1}`)));
}

function parseLine(text: string, place: string): Line {
  try {
    return Line.parse(JSON.parse(text));
  } catch (cause) {
    const why =
      cause instanceof z.ZodError
        ? cause.issues.map((issue) => issue.path.join('.') || issue.message).join(', ')
        : 'it is no JSON';
    throw new CommandError(`${place} is no line of an audit export (${why}): it was changed or cut.`, { cause });
  }
}

function report(workspaceId: string, { erased, keys, findings, ...verdict }: Verdict, wantedKey: string | undefined) {
  const strange = wantedKey === undefined ? [] : keys.filter((key) => key !== wantedKey);
  const all = [
    ...findings,
    ...strange.map((key) => ({
      kind: 'bad_signature',
      position: 0,
      message: `A head is signed with the key ${key}, not with ${wantedKey}.`,
    })),
  ];
  return {
    workspaceId,
    ok: all.length === 0,
    ...verdict,
    keys,
    erased: { count: erased.length, positions: erased.slice(0, shownPositions) },
    findings: all,
  };
}

async function chosen({ db }: OpenDatabase, wanted: string | undefined): Promise<WorkspaceId[]> {
  const all = await listWorkspaceIds({ db });
  if (wanted === undefined) return all;
  const found = all.filter((id) => id === wanted);
  if (found.length === 0) throw new CommandError(`There is no workspace ${wanted} here.`);
  return found;
}
