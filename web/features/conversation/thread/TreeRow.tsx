import ChevronRight from 'lucide-react/icons/chevron-right';
import type { ReactNode } from 'react';
import { compactCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { MessageEntry } from '../timeline/MessageEntry.tsx';
import type { Row } from './rows.ts';

type RowProps = {
  row: Row;
  onToggle: (under: string | null) => void;
  onMore: (under: string | null) => void;
  /** The customer of the conversation, whose posts stand out. */
  customerId: string;
};

/** One row of the tree, moved in by how deep it stands. */
export function TreeRow({ row, onToggle, onMore, customerId }: RowProps) {
  if (row.kind === 'post') {
    const isTheirs = row.message.author.profileId === customerId;
    return (
      <Indent depth={row.depth}>
        <div className={cx('rounded-md', isTheirs && 'bg-sel')}>
          <MessageEntry message={row.message} follows={false} />
          {row.likes !== null && row.likes > 0 && (
            <p className="ps-[3.4rem] pb-1 text-xs text-ink3">
              {t('thread.likes', { count: row.likes, shown: compactCount(row.likes) })}
            </p>
          )}
        </div>
      </Indent>
    );
  }
  if (row.kind === 'more') {
    return (
      <Indent depth={row.depth}>
        <Button size="small" busy={row.state === 'busy'} onClick={() => onMore(row.under)}>
          {t(row.state === 'failed' ? 'thread.more.failed' : 'thread.more')}
        </Button>
      </Indent>
    );
  }
  return (
    <Indent depth={row.depth}>
      <FoldButton row={row} onToggle={onToggle} />
    </Indent>
  );
}

function FoldButton({ row, onToggle }: { row: Extract<Row, { kind: 'fold' }> } & Pick<RowProps, 'onToggle'>) {
  const { fold, isOpen, state } = row;
  return (
    <Button
      size="small"
      tone="ghost"
      aria-expanded={isOpen}
      busy={state === 'busy'}
      icon={
        <ChevronRight
          size={13}
          aria-hidden="true"
          className={cx('rtl:-scale-x-100', isOpen && 'rotate-90 rtl:rotate-90')}
        />
      }
      onClick={() => onToggle(fold.under)}
      className="text-ink2"
    >
      {state === 'failed' ? t('thread.more.failed') : <FoldWords fold={fold} />}
    </Button>
  );
}

function FoldWords({ fold }: Pick<Extract<Row, { kind: 'fold' }>, 'fold'>) {
  const { posts, people, questions, more } = fold;
  const shown = `${compactCount(posts)}${more ? '+' : ''}`;
  return (
    <span>
      {people === null
        ? t('thread.fold', { count: posts, shown })
        : t('thread.fold.people', { count: posts, shown, people })}
      {questions > 0 && (
        <b className="ms-2 font-semibold text-soon">{t('thread.fold.questions', { count: questions })}</b>
      )}
    </span>
  );
}

/** Deeper than this stands no further in, or a phone would show one word a line. */
const deepest = 6;

function Indent({ depth, children }: { depth: number; children: ReactNode }) {
  const steps = Math.min(depth, deepest);
  return (
    <div className="px-3 py-1 sm:px-5">
      <div
        className={cx(steps > 0 && 'border-s border-line ps-2')}
        style={{ marginInlineStart: `calc(${steps} * clamp(0.5rem, 1.6vw, 1.25rem))` }}
      >
        {children}
      </div>
    </div>
  );
}
