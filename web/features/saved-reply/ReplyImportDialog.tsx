import { type ImportLine, type ImportProblem, importProblems, importSavedReplies } from '#contract/saved-reply.ts';
import { call } from '#web/api.ts';
import { becomesTones, ImportDialog } from '#web/domain/ImportDialog.tsx';
import { t } from '#web/i18n.ts';
import { Tag } from '#web/ui/Tag.tsx';
import { savedRepliesKey } from './queries.ts';

type DialogProps = { name: string; csv: string; onClose: () => void };

/** What a spreadsheet of saved replies would change, by title. */
export function ReplyImportDialog({ name, csv, onClose }: DialogProps) {
  return (
    <ImportDialog
      csv={csv}
      queryKey={savedRepliesKey}
      plan={(signal) => call(importSavedReplies, { body: { csv }, signal })}
      apply={() => call(importSavedReplies, { body: { csv, apply: true } })}
      words={{
        title: t('saved_reply.import.title', { name }),
        lines: t('saved_reply.import.lines'),
        sum: (sum) => t('saved_reply.import.sum', sum),
        action: (count) => t('saved_reply.import.apply', { count }),
        done: (count) => t('saved_reply.import.done', { count }),
        rest: (count) => t('saved_reply.import.rest', { count }),
      }}
      columns={[
        { key: 'line', header: t('saved_reply.import.line'), numeric: true, cell: ({ line }) => line },
        {
          key: 'title',
          header: t('saved_reply.title'),
          className: 'min-w-32',
          cell: ({ title }) => <bdi>{title}</bdi>,
        },
        {
          key: 'becomes',
          header: t('saved_reply.import.becomes'),
          cell: ({ becomes }) => <Tag tone={becomesTones[becomes]}>{t(`saved_reply.import.${becomes}`)}</Tag>,
        },
        { key: 'why', header: t('saved_reply.import.why'), className: 'min-w-48', cell: whyWords },
      ]}
      onClose={onClose}
    />
  );
}

const isProblem = (problem: string): problem is ImportProblem =>
  (importProblems as readonly string[]).includes(problem);

function whyWords({ problem, about, changed }: ImportLine): string {
  if (problem && isProblem(problem)) return t(`saved_reply.import.problem.${problem}`, { about });
  return changed.map((what) => t(`saved_reply.changed.${what as 'title'}`)).join(', ');
}
