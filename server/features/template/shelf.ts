import { ConnectorError } from '#connectors/connector-error.ts';
import type { Template } from '#contract/template.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { openSession } from '#server/features/channel/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** A person who fills one in asks again with each word; the network decides about templates in hours. */
const rememberMs = 60_000;

/** The templates of accounts, as their network has approved them, remembered for a minute. */
export function createShelf(context: Context) {
  const known = new Map<string, { templates: Template[]; until: number }>();

  return async (workspaceId: WorkspaceId, channelId: string): Promise<Template[]> => {
    const now = context.now().getTime();
    const before = known.get(channelId);
    if (before && before.until > now) return before.templates;
    for (const [id, { until }] of known) if (until <= now) known.delete(id);
    const templates = await ask(workspaceId, channelId);
    known.set(channelId, { templates, until: now + rememberMs });
    return templates;
  };

  async function ask(workspaceId: WorkspaceId, channelId: string): Promise<Template[]> {
    try {
      const { connector, session } = await openSession(context, workspaceId, channelId);
      return (await connector.templates?.(session)) ?? [];
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      throw new AppError('refused', 'network_refused', error.message, {
        parameters: { kind: error.kind },
        cause: error,
      });
    }
  }
}
