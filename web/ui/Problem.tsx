import CircleAlert from 'lucide-react/icons/circle-alert';

/** Why a form was refused, scrolled into sight; nothing without a sentence. */
export function Problem({ children }: { children: string | null | undefined }) {
  if (!children) return null;
  return (
    <p
      ref={show}
      role="alert"
      tabIndex={-1}
      className="col-span-full flex items-start gap-2 rounded-md bg-late-bg px-3 py-2 text-late"
    >
      <CircleAlert size={15} className="mt-0.5 shrink-0" aria-hidden="true" />
      {children}
    </p>
  );
}

/** Below a long form it would stand out of sight, as if nothing had happened. Who is writing keeps the place. */
function show(node: HTMLElement | null): void {
  if (document.activeElement?.matches('button')) node?.focus();
  node?.scrollIntoView({ block: 'nearest' });
}
