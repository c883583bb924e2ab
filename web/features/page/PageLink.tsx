import { Link } from '@tanstack/react-router';
import type { Page } from '#contract/page.ts';

/** The conversation that a page is about; nothing for one about none, or about one that is out of sight. */
export function PageLink({ page: { conversation } }: { page: Pick<Page, 'conversation'> }) {
  if (!conversation) return null;
  const { id, number, name } = conversation;
  return (
    <Link
      to="/inbox/$view/$conversationId"
      params={{ view: 'all', conversationId: id }}
      className="whitespace-nowrap underline underline-offset-2"
    >
      #{number} <bdi>{name}</bdi>
    </Link>
  );
}
