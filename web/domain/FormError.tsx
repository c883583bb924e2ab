import CircleAlert from 'lucide-react/icons/circle-alert';
import { errorMessage } from '../api.ts';

/** Why the server refused a form, above its button and scrolled into sight; nothing while there is no error. */
export function FormError({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p ref={show} role="alert" className="flex items-start gap-2 rounded-md bg-late-bg px-3 py-2 text-late">
      <CircleAlert size={15} className="mt-0.5 shrink-0" aria-hidden="true" />
      {errorMessage(error)}
    </p>
  );
}

// Below a long form it would stand out of sight, as if nothing had happened.
const show = (node: HTMLElement | null) => node?.scrollIntoView({ block: 'nearest' });
