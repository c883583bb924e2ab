import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { t } from '../i18n.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { ConfirmDialog, Dialog } from './Dialog.tsx';
import { Form } from './Form.tsx';
import { Problem } from './Problem.tsx';

type FormDialogProps = {
  title: ReactNode;
  description?: ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** The verb of what happens: "Create key", never "OK". */
  action: string;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  /** Why it was refused, where no field says so. */
  problem?: string | null;
  /** Where there is nothing to fill in, the key after opening is the answer. */
  startsOnAction?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** How the fields stand; one below the other unless told. */
  layout?: string;
  children: ReactNode;
};

/**
 * A dialog that asks for something. Once something was typed, only Cancel closes it unasked: Escape and a click beside it
 * are easily a slip.
 */
export function FormDialog({
  action,
  danger,
  busy,
  disabled,
  problem,
  startsOnAction,
  onSubmit,
  onClose,
  ...props
}: FormDialogProps) {
  const { title, description, size, layout = 'flex flex-col', children } = props;
  const formId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const isTyped = useRef(false);
  const [isAsking, setAsking] = useState(false);
  // A button that waits for what is fetched takes no focus until then; whoever has gone elsewhere meanwhile stays there.
  const [isReady] = useState(!disabled);
  useEffect(() => {
    if (startsOnAction && !disabled && document.activeElement?.matches('dialog')) button.current?.focus();
  }, [startsOnAction, disabled]);
  return (
    <>
      <Dialog
        open
        onOpenChange={() => (isTyped.current ? setAsking(true) : onClose())}
        title={title}
        description={description}
        size={size}
        initialFocus={startsOnAction && isReady ? button : undefined}
        footer={
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button
              ref={button}
              type="submit"
              form={formId}
              tone={danger ? 'danger' : 'primary'}
              busy={busy}
              disabled={disabled}
            >
              {action}
            </Button>
          </>
        }
      >
        <Form
          id={formId}
          busy={busy}
          onSubmit={() => disabled || onSubmit()}
          onInput={(event) => {
            isTyped.current ||= isWriting(event);
          }}
          className={cx('gap-4', layout)}
        >
          {children}
          <Problem>{problem}</Problem>
        </Form>
      </Dialog>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('ui.typed.title')}
        description={t('ui.typed.body')}
        action={t('ui.typed.leave')}
        danger
        onConfirm={onClose}
      />
    </>
  );
}

/** Words are lost with the dialog; what was chosen is chosen again in a moment. */
function isWriting({ target }: FormEvent): boolean {
  if (target instanceof HTMLTextAreaElement) return target.value !== '';
  return (
    target instanceof HTMLInputElement && target.value !== '' && !['checkbox', 'radio', 'file'].includes(target.type)
  );
}
