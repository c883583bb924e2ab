import type { FastifyInstance } from 'fastify';
import type { Connector } from '#connectors/connector.ts';
import type { Context } from '#server/context.ts';
import { AppError, notFound } from '#server/errors.ts';
import { connectorOf } from '#server/features/channel/queries.ts';
import { hashToken, workspaceOfToken } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { createDrainer } from './drainer.ts';
import { createJournal } from './journal.ts';
import { findHook, hookPrefix } from './queries.ts';

const rememberMs = 10_000;

type Door = {
  workspaceId: WorkspaceId;
  appId: string;
  channelId: string;
  connector: Connector;
  secrets: string[];
  until: number;
};

/** Where networks deliver to. The answer is 200 only after the delivery is on disk. */
export function hookRoutes(app: FastifyInstance, context: Context): void {
  // A program that also works handles what it just wrote at once; a web-only one leaves it to a worker's job.
  const drainer = context.config.roles === 'all' ? createDrainer(context) : undefined;
  const journal = createJournal(context, drainer);
  app.addHook('onClose', () => drainer?.settled());
  const doors = new Map<string, Door>();

  const openDoor = async (token: string): Promise<Door> => {
    const key = hashToken(token).toString('hex');
    const known = doors.get(key);
    if (known && known.until > context.now().getTime()) return known;
    const workspaceId = workspaceOfToken(hookPrefix, token);
    const hook = workspaceId && (await findHook(context, workspaceId, hashToken(token)));
    if (!hook) throw notFound('hook');
    const door = {
      ...hook,
      workspaceId,
      connector: connectorOf(context, hook.network),
      until: context.now().getTime() + rememberMs,
    };
    doors.set(key, door);
    return door;
  };

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { token: string }; Querystring: Record<string, string> }>('/hooks/:token', async (request) => {
      const door = await openDoor(request.params.token);
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const raw = { headers: headersOf(request.headers), body, query: request.query };
      if (!door.connector.verify?.(raw, door.secrets))
        throw new AppError(
          'unauthenticated',
          'wrong_credentials',
          `The signature of this ${door.connector.label} delivery is not valid.`,
        );
      const { appId, channelId, connector } = door;
      await journal.accept(door.workspaceId, { appId, channelId, network: connector.network, source: 'webhook', body });
      return { accepted: true };
    });
  });
}

function headersOf(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
