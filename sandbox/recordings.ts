import { type Network, newId, Refusal } from './network.ts';

type Recording = { id: string; mime_type: string; alt: string; has_captions: number };
type Kind = { mimeType: string; extension: string; at: number; starts: readonly string[] };

// Sounds in an MP4 come before films in one: both begin alike.
const kinds: readonly Kind[] = [
  { mimeType: 'audio/mp4', extension: 'm4a', at: 4, starts: ['ftypM4A '] },
  { mimeType: 'video/mp4', extension: 'mp4', at: 4, starts: ['ftyp'] },
  { mimeType: 'video/webm', extension: 'webm', at: 0, starts: ['\x1a\x45\xdf\xa3'] },
  { mimeType: 'audio/mpeg', extension: 'mp3', at: 0, starts: ['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2'] },
  { mimeType: 'audio/ogg', extension: 'ogg', at: 0, starts: ['OggS'] },
];

/** Keeps a film or a sound until it is attached. What it is, its bytes say; the sender's word is not asked. */
export function saveRecording(network: Network, accountId: string, bytes: Uint8Array, alt: string) {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const kind = kinds.find(({ at, starts }) => starts.some((one) => start.startsWith(one, at)));
  if (!kind) throw new Refusal(415, 'recording_unknown', 'This is no MP4 or WebM film and no MP3, M4A or Ogg sound.');
  const id = newId();
  network.db.run(
    'insert into recording (id, account_id, mime_type, alt, bytes) values (?, ?, ?, ?, ?)',
    id,
    accountId,
    kind.mimeType,
    alt,
    bytes,
  );
  return recordingJson(network, { id, mime_type: kind.mimeType, alt, has_captions: 0 });
}

/** What is said in it, as WebVTT; before it is attached. */
export function saveCaptions({ db }: Network, accountId: string, id: string, bytes: Uint8Array): void {
  const text = new TextDecoder().decode(bytes);
  if (!/^\uFEFF?WEBVTT(\s|$)/.test(text)) throw new Refusal(415, 'captions_unknown', 'This is no WebVTT file.');
  const { changes } = db.run(
    'update recording set captions = ? where id = ? and account_id = ? and status_id is null',
    text,
    id,
    accountId,
  );
  if (changes === 0) throw missing();
}

/** Part of the transaction that writes the status. */
export function attachRecordings({ db }: Network, accountId: string, statusId: string, ids: readonly string[]): void {
  ids.forEach((id, position) => {
    const { changes } = db.run(
      'update recording set status_id = ?, position = ? where id = ? and account_id = ? and status_id is null',
      statusId,
      position,
      id,
      accountId,
    );
    if (changes === 0) throw missing();
  });
}

export function recordingsOf(network: Network, statusId: string) {
  const recordings = network.db.all<Recording>(
    'select id, mime_type, alt, captions is not null as has_captions from recording where status_id = ? order by position',
    statusId,
  );
  return recordings.map((recording) => recordingJson(network, recording));
}

export function readRecording({ db }: Network, id: string): { bytes: Uint8Array; mimeType: string } {
  const row = db.get<{ bytes: Uint8Array; mime_type: string }>(
    'select bytes, mime_type from recording where id = ?',
    id,
  );
  if (!row) throw new Refusal(404, 'not_found', 'There is no such recording.');
  return { bytes: row.bytes, mimeType: row.mime_type };
}

export function readCaptions({ db }: Network, id: string): string {
  const row = db.get<{ captions: string | null }>('select captions from recording where id = ?', id);
  if (!row?.captions) throw new Refusal(404, 'not_found', 'This recording has no captions.');
  return row.captions;
}

function recordingJson(network: Network, { id, mime_type, alt, has_captions }: Recording) {
  const extension = kinds.find((kind) => kind.mimeType === mime_type)?.extension ?? 'bin';
  const base = `${network.baseUrl()}/recordings/${id}`;
  return { id, url: `${base}.${extension}`, alt, mime_type, captions_url: has_captions ? `${base}.vtt` : null };
}

const missing = () => new Refusal(422, 'recording_missing', 'This recording is not there or is used already.');
