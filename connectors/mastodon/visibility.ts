import type { Visibility } from '../inbound.ts';
import type { Status } from './shapes.ts';

/** Of kin that know more stages than Mastodon; what nobody here knows is taken for private, never for wider. */
const visibilities = new Map<string, Visibility>(
  Object.entries({
    public: 'public',
    unlisted: 'unlisted',
    local: 'unlisted',
    private: 'followers',
    limited: 'followers',
    mutuals_only: 'followers',
  }),
);

export const visibilityOf = (status: Pick<Status, 'visibility'>): Visibility =>
  visibilities.get(status.visibility) ?? 'private';
