import { type ComponentProps, useEffect, useRef, useState } from 'react';

type FormProps = Omit<ComponentProps<'form'>, 'onSubmit'> & {
  /** It is being sent: until that is over it is not sent again. */
  busy?: boolean | undefined;
  onSubmit: () => void;
};

/**
 * Fields that are sent together; Ctrl+Enter sends them from anywhere. They tell what is missing, so the browser does not,
 * and the first that says so after a try gets the focus.
 */
export function Form({ busy = false, onSubmit, ...props }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0 && !busy) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries, busy]);
  const submit = () => {
    if (busy) return;
    setTries(tries + 1);
    onSubmit();
  };
  return (
    <form
      {...props}
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        props.onKeyDown?.(event);
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        submit();
      }}
    />
  );
}
