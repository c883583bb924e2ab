import { useQuery } from '@tanstack/react-query';
import type { SavedReply, SavedReplyRow, Variant } from '#contract/saved-reply.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { networkName } from '#web/domain/networks.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { languageName } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { useReplyCommands } from './commands.ts';
import { Preview } from './Preview.tsx';
import { savedReplyQuery } from './queries.ts';

/** All that a colleague's saved reply says, to be read before it is released. */
export function ReleaseDialog({ row, onClose }: { row: SavedReplyRow; onClose: () => void }) {
  const query = useQuery(savedReplyQuery(row.id));
  if (query.data) return <Reading reply={query.data.reply} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={onClose} title={row.title} size="large">
      {query.isError ? <FormError error={query.error} /> : <SkeletonRows count={4} />}
    </Dialog>
  );
}

function Reading({ reply, onClose }: { reply: SavedReply; onClose: () => void }) {
  const { release } = useReplyCommands();
  const form = useSubmission(onClose);
  return (
    <FormDialog
      title={t('saved_reply.release.title', { title: reply.title })}
      description={t('saved_reply.release.body')}
      size="large"
      action={t('saved_reply.release')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={() => form.submit(() => release(reply))}
      onClose={onClose}
    >
      <ul className="flex flex-col gap-3">
        {reply.variants.map((variant) => (
          <li key={placeOf(variant)}>
            <p className="mb-1 text-xs font-semibold text-ink2">{placeOf(variant)}</p>
            <p dir="auto" className="rounded-md border border-line px-3 py-2 break-words whitespace-pre-line">
              {variant.text}
            </p>
          </li>
        ))}
      </ul>
      <Preview variants={reply.variants} />
    </FormDialog>
  );
}

const placeOf = ({ network, language }: Variant) =>
  [
    language === '' ? t('saved_reply.language.any') : languageName(language),
    network === '' ? t('saved_reply.network.any') : networkName(network),
  ].join(' · ');
