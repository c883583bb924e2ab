import { ConnectorError } from '../connector-error.ts';
import type { FileLimits, Limits } from '../limits.ts';
import { measure } from '../measure.ts';
import { defaults, usualImageTypes, usualRecordingTypes } from './instance.ts';

/** Before an instance is asked: Mastodon's own figures, read in its documentation of 2026-07-02. */
export const usualLimits = {
  text: {
    public: { max: defaults.characters, unit: 'fediverse' },
    private: { max: defaults.characters, unit: 'fediverse' },
  },
  images: {
    ...{ max: defaults.images, maxBytes: defaults.imageBytes, maxPixels: defaults.imagePixels },
    mimeTypes: usualImageTypes,
  },
  files: filesOf(usualRecordingTypes, defaults.recordingBytes),
} as const satisfies Limits;

/** The longest text of the channel's server. */
export function textLimit(settings: Record<string, string>): { max: number; unit: 'fediverse' } {
  return { max: Number(settings.maxCharacters) || defaults.characters, unit: 'fediverse' };
}

/** As the channel's server says, less the names that stand before an answer. */
export function limitsFor(settings: Record<string, string>, readers: readonly string[]): Limits {
  const { max, unit } = textLimit(settings);
  const left = { max: Math.max(max - measure(namesOf(readers), unit), 1), unit };
  const types = (settings.imageTypes ?? '').split(' ').filter(Boolean);
  return {
    text: { public: left, private: left },
    images: {
      max: Number(settings.maxImages) || defaults.images,
      maxBytes: Number(settings.imageBytes) || defaults.imageBytes,
      maxPixels: Number(settings.imagePixels) || defaults.imagePixels,
      mimeTypes: types.length > 0 ? types : usualImageTypes,
    },
    // A channel that was connected before this was read has what Mastodon takes usually.
    files: filesOf(
      settings.recordingTypes?.split(' ').filter(Boolean) ?? usualRecordingTypes,
      Number(settings.recordingBytes) || defaults.recordingBytes,
    ),
  };
}

/** One film or sound, and no picture beside it. */
function filesOf(mimeTypes: readonly string[], maxBytes: number): FileLimits {
  return { types: mimeTypes.map((mimeType) => ({ mimeType, maxBytes })) };
}

/** Who is not named in the text is told nothing of it, so an answer begins with its readers. */
export const namesOf = (handles: readonly string[]): string => handles.map((handle) => `@${handle} `).join('');

/** Whoever wrote a name into the text need not have it before it. */
export function isNamed(text: string, handle: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}_@.-]+/u);
  return words.some((word) => word.replace(/[.-]+$/, '') === `@${handle.toLowerCase()}`);
}

export const tooLong = (max: number) =>
  new ConnectorError(
    'too_long',
    `A post on this Mastodon server has at most ${max} characters, the names before it included.`,
  );
