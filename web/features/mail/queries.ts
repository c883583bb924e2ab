import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { checkMail, listMailWays, type MailInput, uploadMailFile } from '#contract/mail.ts';
import { call } from '#web/api.ts';
import { newId } from '#web/domain/new-id.ts';
import { knowFile } from '#web/features/composer/files.ts';

/** Somebody may have connected a mailbox or written down an address a moment ago. */
export const mailWaysQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['contact', contactId, 'mail-ways'],
    queryFn: ({ signal }) => call(listMailWays, { params: { contactId }, signal }),
    staleTime: 0,
  });

/** What would be sent, and nothing yet while something is missing. */
export type Mail = Omit<MailInput, 'clientKey' | 'accepted' | 'purpose'>;

/** What the gate would say to a mail as it stands. */
export const mailChecksQuery = (contactId: string, mail: Mail | null) =>
  queryOptions({
    queryKey: ['mail-checks', contactId, mail],
    queryFn: async ({ signal }) => {
      if (mail === null) return [];
      // Nothing is sent, so any key will do.
      const body = { ...mail, clientKey: newId(), accepted: [] };
      return (await call(checkMail, { params: { contactId }, body, signal })).checks;
    },
    enabled: mail !== null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 30_000,
    retry: false,
  });

/** Adds a file for a mail to this person and answers with its id. Throws ApiError. */
export async function addMailPicture(contactId: string, file: File): Promise<string> {
  const query = { name: file.name };
  return knowFile((await call(uploadMailFile, { params: { contactId }, query, file })).attachment);
}
