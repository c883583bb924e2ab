import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { type Column, Table } from '#web/ui/Table.tsx';
import type { Tone } from '#web/ui/Tag.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { FormError } from './FormError.tsx';

type Becomes = 'new' | 'changed' | 'same' | 'left_out';
type Line = { line: number; becomes: Becomes };

/** The colour of what becomes of a line. */
export const becomesTones: Record<Becomes, Tone> = { new: 'ok', changed: 'accent', same: 'neutral', left_out: 'late' };

/** How many lines become what. */
export type ImportSum = { added: number; changed: number; same: number; left: number };

type ImportProps<L extends Line> = {
  csv: string;
  /** Of what is read again once it is done. */
  queryKey: QueryKey;
  plan: (signal: AbortSignal) => Promise<{ lines: L[] }>;
  apply: () => Promise<unknown>;
  words: {
    title: string;
    lines: string;
    sum: (sum: ImportSum) => string;
    action: (count: number) => string;
    done: (count: number) => string;
    rest: (count: number) => string;
  };
  columns: readonly Column<L>[];
  onClose: () => void;
};

/** What a spreadsheet would change, line by line; nothing is changed before somebody says so. */
export function ImportDialog<L extends Line>(props: ImportProps<L>) {
  const { csv, queryKey, plan, words, onClose } = props;
  const { data, error } = useQuery({
    queryKey: [...queryKey, 'import', csv],
    queryFn: ({ signal }) => plan(signal),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  if (data) return <Planned {...props} lines={data.lines} />;
  return (
    <Dialog open onOpenChange={onClose} title={words.title}>
      {error ? <FormError error={error} /> : <SkeletonRows count={4} />}
    </Dialog>
  );
}

/** So many lines are shown, the ones with a problem first. */
const mostShown = 200;
const isLeftOut = ({ becomes }: Line) => becomes === 'left_out';

function Planned<L extends Line>(props: ImportProps<L> & { lines: readonly L[] }) {
  const { lines, queryKey, apply, words, columns, onClose } = props;
  const client = useQueryClient();
  const form = useSubmission(onClose);
  const count = (becomes: Becomes) => lines.filter((line) => line.becomes === becomes).length;
  const sum = { added: count('new'), changed: count('changed'), same: count('same'), left: count('left_out') };
  const changes = sum.added + sum.changed;
  const shown = [...lines.filter(isLeftOut), ...lines.filter((line) => !isLeftOut(line))].slice(0, mostShown);

  const submit = () => {
    if (changes === 0) return onClose();
    form.submit(async () => {
      await apply();
      await client.invalidateQueries({ queryKey });
      notice({ title: words.done(changes), tone: 'ok' });
    });
  };
  return (
    <FormDialog
      title={words.title}
      description={words.sum(sum)}
      size="large"
      action={changes === 0 ? t('ui.close') : words.action(changes)}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Table caption={words.lines} rows={shown} rowKey={({ line }) => String(line)} columns={columns} />
      {lines.length > shown.length && <p className="text-xs text-ink3">{words.rest(lines.length - shown.length)}</p>}
    </FormDialog>
  );
}
