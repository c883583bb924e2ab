import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ImportLine, type ImportProblem, importProblems, importSavedReplies } from '#contract/saved-reply.ts';
import { call } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { Table } from '#web/ui/Table.tsx';
import { Tag, type Tone } from '#web/ui/Tag.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { savedRepliesKey } from './queries.ts';

type DialogProps = { name: string; csv: string; onClose: () => void };

/** What a spreadsheet would change, line by line; nothing is changed before somebody says so. */
export function ImportDialog({ name, csv, onClose }: DialogProps) {
  const { data, error } = useQuery({
    queryKey: [...savedRepliesKey, 'import', csv],
    queryFn: ({ signal }) => call(importSavedReplies, { body: { csv }, signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const title = t('saved_reply.import.title', { name });
  if (data) return <Planned title={title} csv={csv} lines={data.lines} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={onClose} title={title}>
      {error ? <FormError error={error} /> : <SkeletonRows count={4} />}
    </Dialog>
  );
}

const tones: Record<ImportLine['becomes'], Tone> = { new: 'ok', changed: 'accent', same: 'neutral', left_out: 'late' };
/** So many lines are shown of each kind, the ones with a problem first. */
const mostShown = 200;

type PlannedProps = { title: string; csv: string; lines: readonly ImportLine[]; onClose: () => void };

function Planned({ title, csv, lines, onClose }: PlannedProps) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const count = (becomes: ImportLine['becomes']) => lines.filter((line) => line.becomes === becomes).length;
  const changes = count('new') + count('changed');
  const shown = [...lines.filter(isLeftOut), ...lines.filter((line) => !isLeftOut(line))].slice(0, mostShown);

  const apply = async () => {
    if (changes === 0) return onClose();
    setBusy(true);
    try {
      await call(importSavedReplies, { body: { csv, apply: true } });
      await client.invalidateQueries({ queryKey: savedRepliesKey });
      notice({ title: t('saved_reply.import.done', { count: changes }), tone: 'ok' });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={title}
      description={t('saved_reply.import.sum', {
        added: count('new'),
        changed: count('changed'),
        same: count('same'),
        left: count('left_out'),
      })}
      size="large"
      action={changes === 0 ? t('ui.close') : t('saved_reply.import.apply', { count: changes })}
      busy={busy}
      onSubmit={() => void apply()}
      onClose={onClose}
    >
      <Table
        caption={t('saved_reply.import.lines')}
        rows={shown}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'line', header: t('saved_reply.import.line'), numeric: true, cell: ({ line }) => line },
          {
            key: 'title',
            header: t('saved_reply.title'),
            className: 'min-w-32',
            cell: ({ title: one }) => <bdi>{one}</bdi>,
          },
          {
            key: 'becomes',
            header: t('saved_reply.import.becomes'),
            cell: ({ becomes }) => <Tag tone={tones[becomes]}>{t(`saved_reply.import.${becomes}`)}</Tag>,
          },
          { key: 'why', header: t('saved_reply.import.why'), className: 'min-w-48', cell: whyWords },
        ]}
      />
      {lines.length > shown.length && (
        <p className="text-xs text-ink3">{t('saved_reply.import.rest', { count: lines.length - shown.length })}</p>
      )}
      <FormError error={error} />
    </FormDialog>
  );
}

const isLeftOut = ({ becomes }: ImportLine) => becomes === 'left_out';
const isProblem = (problem: string): problem is ImportProblem =>
  (importProblems as readonly string[]).includes(problem);

function whyWords({ problem, about, changed }: ImportLine): string {
  if (problem && isProblem(problem)) return t(`saved_reply.import.problem.${problem}`, { about });
  return changed.map((what) => t(`saved_reply.changed.${what as 'title'}`)).join(', ');
}
