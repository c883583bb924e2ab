import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { Connector, RawRequest } from '#connectors/connector.ts';
import type { Context } from '#server/context.ts';
import { AppError, notFound } from '#server/errors.ts';
import { baseUrl } from '#server/features/channel/queries.ts';
import { askDeletion } from '#server/features/deletion/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { createAsker } from './asker.ts';
import { createDoors } from './doors.ts';
import { createDrainer } from './drainer.ts';
import { createJournal } from './journal.ts';

/** What most networks deliver is smaller, in bytes. */
const usualBytes = 2 * 1024 * 1024;

type Hooked = { Params: { token: string }; Querystring: Record<string, string> };

/** Where networks deliver to. The answer is 200 only after the delivery is on disk. */
export function hookRoutes(app: FastifyInstance, context: Context): void {
  // A program that also works handles what it just wrote at once; a web-only one leaves it to a worker's job.
  const drainer = context.config.roles === 'all' ? createDrainer(context) : undefined;
  const journal = createJournal(context, drainer ?? createAsker(context));
  app.addHook('onClose', () => drainer?.settled());
  const doors = createDoors(context);
  const mostBytes = Math.max(usualBytes, ...context.connectors.map(({ mostHookBytes = 0 }) => mostHookBytes));

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    // A network asks it while it registers our address, so before an account is connected.
    scope.get<Hooked>('/hooks/:token', async ({ params, headers, query }, reply) => {
      const asked: RawRequest = { headers: headersOf(headers), body: Buffer.alloc(0), query };
      const { door, answer } = await doors.open(
        params.token,
        ({ connector, secrets }) => connector.challenge?.(asked, secrets) ?? null,
      );
      if (!door.connector.challenge) throw notFound('hook');
      if (!answer) throw refused('forbidden', `This is no handshake of ${door.connector.label} with our app.`);
      return reply.type(answer.contentType).send(answer.body);
    });

    // Before the body is read: only a door of ours takes one, and as much as its network sends.
    const refuseLarge = async ({ params, headers }: FastifyRequest<Hooked>) => {
      const { door } = await doors.open(params.token, () => true);
      requireSize(door.connector, Number(headers['content-length'] ?? 0));
    };
    // What only a browser obeys is no use to a network.
    const limits = {
      onRequest: refuseLarge,
      bodyLimit: mostBytes,
      helmet: false as const,
      // Nothing is logged of what goes well, so a logger for each delivery is spared.
      childLoggerFactory: (logger: FastifyBaseLogger) => logger,
    };
    scope.post<Hooked>('/hooks/:token', limits, async ({ params, headers, query, body: bytes }) => {
      const body = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
      const raw = { headers: headersOf(headers), body, query };
      const { door, answer } = await doors.open(params.token, ({ connector, channelId, secrets }) => {
        const personId = connector.erasureAsked?.(raw, secrets) ?? null;
        if (personId !== null) return { personId };
        return channelId !== null && connector.verify?.(raw, secrets) ? { personId } : null;
      });
      const { appId, connector, workspaceId } = door;
      requireSize(connector, body.length);
      if (answer && answer.personId !== null)
        return takeDeletion(context, workspaceId, { appId, personId: answer.personId, body });
      if (door.channelId === null) throw notFound('hook');
      if (!answer) throw refused('unauthenticated', `The signature of this ${connector.label} delivery is not valid.`);
      const kept = connector.unwrap ? connector.unwrap(raw, { settings: door.settings, now: context.now() }) : body;
      if (kept === null)
        throw new AppError('invalid', 'bad_request', `There is no ${connector.label} delivery in what was sent.`);
      const channelId = connector.accountsOf ? null : door.channelId;
      await journal.accept(workspaceId, {
        appId,
        channelId,
        network: connector.network,
        source: 'webhook',
        body: kept,
      });
      return { accepted: true };
    });
  });
}

/** Answered as Meta wants it: an address that shows how it stands, and the code in it. */
async function takeDeletion(
  context: Context,
  workspaceId: WorkspaceId,
  asked: { appId: string; personId: string; body: Uint8Array },
): Promise<{ url: string; confirmation_code: string }> {
  const code = await context.db.inWorkspace(workspaceId, (tx) => askDeletion(context, tx, asked, context.now()));
  return { url: `${baseUrl(context)}/deletion/${code}`, confirmation_code: code };
}

/** Throws `file_too_large`. */
function requireSize({ mostHookBytes: max = usualBytes }: Connector, sizeBytes: number): void {
  if (sizeBytes <= max) return;
  throw new AppError('too_large', 'file_too_large', 'This delivery is larger than any of its network.', {
    parameters: { max },
  });
}

const refused = (code: 'forbidden' | 'unauthenticated', message: string) =>
  new AppError(code, 'wrong_credentials', message);

function headersOf(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const all: Record<string, string> = {};
  for (const name in headers) if (headers[name] !== undefined) all[name] = String(headers[name]);
  return all;
}
