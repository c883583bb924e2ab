import HandCoins from 'lucide-react/icons/hand-coins';
import ImagePlus from 'lucide-react/icons/image-plus';
import ListChecks from 'lucide-react/icons/list-checks';
import MessageSquareQuote from 'lucide-react/icons/message-square-quote';
import Paperclip from 'lucide-react/icons/paperclip';
import { useRef } from 'react';
import { handleOn } from '#web/domain/networks.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { questionsOf, stopsOf } from './answer.ts';
import { Counter } from './Counter.tsx';
import { isEmpty } from './draft.ts';
import { typesOn } from './files.ts';
import type { Writing } from './use-writing.ts';

type FootProps = {
  writing: Writing;
  onFiles: (files: File[]) => void;
  /** Types the slash that offers saved replies. */
  onSlash: () => void;
  /** Opens the field for an amount beside the text; null for a note. */
  onAmount: (() => void) | null;
  /** Begins to offer something to choose from; null where that cannot be, or stands there already. */
  onOffer: (() => void) | null;
  onSend: () => void;
};

/** Length, and the button that says where it goes and as whom. */
export function ComposerFoot({ writing, onFiles, onSlash, onAmount, onOffer, onSend }: FootProps) {
  const { mode, stage, typing, signOff, length, parts, verdict } = writing;
  const empty = isEmpty(typing);
  // A second person is asked only where nothing else stands in the way.
  const asks = questionsOf(verdict.checks).length > 0 && stopsOf(verdict.checks).length === 0;
  const types = typesOn(stage);
  const over = stage !== null && length > stage.max && !parts;
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-2 pt-1 text-xs text-ink3 resting:hidden">
      {types.length > 0 && <AddFile types={types} isPictures={!stage?.files} onFiles={onFiles} />}
      <IconButton
        size="small"
        label={t('composer.saved_replies')}
        keys="/"
        icon={<MessageSquareQuote size={15} aria-hidden="true" />}
        onClick={onSlash}
      />
      {onAmount && (
        <IconButton
          size="small"
          label={t('composer.amount')}
          pressed={typing.promised.length > 0}
          icon={<HandCoins size={15} aria-hidden="true" />}
          onClick={onAmount}
        />
      )}
      {onOffer && (
        <IconButton
          size="small"
          label={t('composer.choices')}
          icon={<ListChecks size={15} aria-hidden="true" />}
          onClick={onOffer}
        />
      )}
      {stage &&
        (parts ? (
          <span>{t('composer.thread.count', { count: parts.length })}</span>
        ) : (
          <Counter length={length} max={stage.max} />
        ))}
      {signOff !== '' && (
        <span className="max-w-40 truncate" title={t('composer.signed', { text: signOff.trim() })}>
          <span className="sr-only">{t('composer.signed', { text: '' })}</span>
          <bdi>{signOff.trim()}</bdi>
        </span>
      )}
      <Button
        tone={mode}
        disabled={empty || over}
        aria-keyshortcuts="Control+Enter"
        keys="mod+Enter"
        icon={<ModeIcon mode={mode} size={15} />}
        onClick={onSend}
        className="ms-auto max-w-full"
      >
        <span className="min-w-0 truncate">
          {stage
            ? t(
                asks
                  ? 'composer.send.approval'
                  : verdict.confirming
                    ? 'composer.send.anyway'
                    : parts
                      ? 'composer.send.thread'
                      : `composer.send.${mode}`,
                {
                  handle: handleOn(writing.detail.conversation.network, stage.handle),
                },
              )
            : t('composer.send.note')}
        </span>
      </Button>
    </div>
  );
}

type AddFileProps = Pick<FootProps, 'onFiles'> & { types: readonly string[]; isPictures: boolean };

function AddFile({ types, isPictures, onFiles }: AddFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const label = t(isPictures ? 'composer.image' : 'composer.file');
  return (
    <>
      <IconButton
        size="small"
        label={label}
        icon={isPictures ? <ImagePlus size={15} aria-hidden="true" /> : <Paperclip size={15} aria-hidden="true" />}
        onClick={() => input.current?.click()}
        className="-ms-1.5"
      />
      <input
        ref={input}
        type="file"
        accept={types.join(',')}
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
