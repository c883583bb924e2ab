import { accountName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Counter, lengthOf } from './Counter.tsx';

type PartsProps = { parts: readonly string[]; stage: { handle: string; max: number; unit: string } };

/** The posts that a long answer leaves as, in order, each with its length and the account that says it; folded on a phone. */
export function ThreadParts({ parts, stage }: PartsProps) {
  const title = t('composer.thread.title', { count: parts.length, handle: accountName(stage.handle) });
  return (
    <details
      open={matchMedia('(min-width: 40rem)').matches}
      className="my-1.5 rounded-md border border-public-line bg-public-bg px-3 py-1.5 text-xs"
    >
      <summary className="cursor-pointer font-semibold text-public">{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section aria-label={title} tabIndex={0} className="mt-1.5 max-h-48 overflow-y-auto">
        <ol className="space-y-2">
          {parts.map((part) => (
            <li key={part} className="border-s-2 border-public-line ps-2.5">
              <p dir="auto" className="break-words whitespace-pre-wrap text-ink">
                {part}
              </p>
              <Counter length={lengthOf(part, stage.unit)} max={stage.max} />
            </li>
          ))}
        </ol>
      </section>
    </details>
  );
}
