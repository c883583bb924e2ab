import { errorMessage } from '#web/api.ts';
import { notice } from '#web/ui/Toast.tsx';

/**
 * Does what a press asked for, and tells of a refusal in a notice: under `title`, where the server's sentence alone would
 * not say what failed. Answers whether it was done.
 */
export async function attempt(work: () => Promise<unknown>, title?: string): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const said = errorMessage(error);
    notice({ ...(title === undefined ? { title: said } : { title, description: said }), tone: 'error' });
    return false;
  }
}
