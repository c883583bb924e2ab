import { errorMessage } from '../api.ts';
import { Problem } from '../ui/Problem.tsx';

/** Why the server refused a form, above its button; nothing while there is no error. */
export function FormError({ error }: { error: unknown }) {
  return <Problem>{error ? errorMessage(error) : null}</Problem>;
}
