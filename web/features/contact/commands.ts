import { useQueryClient } from '@tanstack/react-query';
import {
  addConsent,
  addContactNote,
  type ContactDetail,
  type ContactMark,
  changeContact,
  type MergeChoices,
  mergeContacts,
  removeContactNote,
  setPreference,
  splitContact,
  strikeConsent,
  undoMerge,
} from '#contract/contact.ts';
import type { FieldValue } from '#contract/contact-field.ts';
import type { PreferenceInput } from '#contract/contact-preference.ts';
import type { Input } from '#contract/endpoint.ts';
import { ApiError, call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { contactKey, contactsKey } from './queries.ts';

type NewConsent = Input<typeof addConsent>['body'];
type Change = { name?: string; marks?: ContactMark[]; fields?: Record<string, FieldValue | null> };

/**
 * What can be done to one person. A change throws ApiError, `stale_version` with what is new read already; whatever is
 * done with a press alone tells of a failure in a notice. Each says what happened and offers to take it back.
 */
export function useContactCommands(contactId: string) {
  const client = useQueryClient();
  const params = { contactId };
  const read = () => client.getQueryData<ContactDetail>(contactKey(contactId));

  function show(contact: ContactDetail): void {
    client.setQueryData(contactKey(contactId), contact);
    void client.invalidateQueries({ queryKey: contactsKey });
  }

  async function write(change: Change): Promise<void> {
    const version = read()?.version ?? 0;
    try {
      show((await call(changeContact, { params, body: { version, ...change } })).contact);
    } catch (error) {
      if (error instanceof ApiError && error.reason === 'stale_version')
        await client.invalidateQueries({ queryKey: contactKey(contactId), exact: true });
      throw error;
    }
  }

  /** Changes and says so; undo puts back what was there. */
  async function change(wanted: Change, said: string): Promise<void> {
    const before = read();
    await write(wanted);
    if (!before) return;
    const back: Change = {
      ...(wanted.name === undefined ? {} : { name: before.name }),
      ...(wanted.marks === undefined ? {} : { marks: before.marks }),
      ...(wanted.fields === undefined
        ? {}
        : {
            fields: Object.fromEntries(Object.keys(wanted.fields).map((key) => [key, before.fields[key] ?? null])),
          }),
    };
    notice({ title: said, undo: () => void tell(() => write(back)) });
  }

  async function removeNote(noteId: string, removed: boolean): Promise<void> {
    show((await call(removeContactNote, { params: { contactId, noteId }, body: { removed } })).contact);
    if (removed) notice({ title: t('contact.notes.removed'), undo: () => void tell(() => removeNote(noteId, false)) });
  }

  async function strike(consentId: string, struck: boolean): Promise<void> {
    show((await call(strikeConsent, { params: { contactId, consentId }, body: { struck } })).contact);
    notice({
      title: t(struck ? 'contact.consent.struck.done' : 'contact.consent.unstruck.done'),
      undo: () => void tell(() => strike(consentId, !struck)),
    });
  }

  /** Everything may look different afterwards: other people, other rows in the inbox. */
  function showEverywhere(contact: ContactDetail): void {
    show(contact);
    for (const queryKey of [['contact'], ['conversations'], ['conversation']] as const)
      void client.invalidateQueries({ queryKey });
  }

  async function unmerge(mergeId: string): Promise<void> {
    showEverywhere((await call(undoMerge, { params: { contactId, mergeId } })).contact);
    notice({ title: t('contact.merge.undone'), tone: 'ok' });
  }

  /** Writes it down and says so; undo puts back what was known. */
  async function prefer(preference: PreferenceInput, offersUndo = true): Promise<void> {
    const before = read()?.preference;
    show((await call(setPreference, { params, body: preference })).contact);
    const { way = null, language = null, quiet = null } = before ?? {};
    const undo = () => void tell(() => prefer({ way, language, quiet }, false));
    notice({ title: t('contact.preference.changed'), ...(offersUndo ? { undo } : {}) });
  }

  async function merge(from: ContactDetail, choices: MergeChoices): Promise<void> {
    const into = read();
    if (!into) return;
    const body = { version: into.version, fromId: from.id, fromVersion: from.version, choices };
    try {
      const { contact, mergeId } = await call(mergeContacts, { params, body });
      showEverywhere(contact);
      notice({
        title: t('contact.merge.done', { other: from.name, name: contact.name }),
        undo: () => void tell(() => unmerge(mergeId)),
        timeoutMs: 12_000,
      });
    } catch (error) {
      await client.invalidateQueries({ queryKey: ['contact'] });
      throw error;
    }
  }

  async function split(profileId: string, handle: string, open: (contactId: string) => void): Promise<void> {
    const { contact, otherId } = await call(splitContact, {
      params,
      body: { version: read()?.version ?? 0, profileId },
    });
    showEverywhere(contact);
    const action = { label: t('contact.split.open'), run: () => open(otherId) };
    notice({ title: t('contact.split.done', { handle }), action });
  }

  return {
    change,
    addNote: async (text: string) => show((await call(addContactNote, { params, body: { text } })).contact),
    removeNote: (noteId: string) => void tell(() => removeNote(noteId, true)),
    addConsent: async (consent: NewConsent) => {
      show((await call(addConsent, { params, body: consent })).contact);
      notice({ title: t('contact.consent.added'), tone: 'ok' });
    },
    prefer: (preference: PreferenceInput) => prefer(preference),
    strike: (consentId: string, struck: boolean) => void tell(() => strike(consentId, struck)),
    setMarks: (marks: ContactMark[]) => void tell(() => change({ marks }, t('contact.marks.changed'))),
    merge,
    unmerge: (mergeId: string) => void tell(() => unmerge(mergeId)),
    split: (profileId: string, handle: string, open: (contactId: string) => void) =>
      void tell(() => split(profileId, handle, open)),
  };
}

async function tell(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    notice({ title: errorMessage(error), tone: 'error' });
  }
}
