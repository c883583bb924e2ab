import { linkify } from './linkify.ts';

/** What somebody wrote: its line breaks, its direction, and links that can be pressed. */
export function RichText({ text, className = '' }: { text: string; className?: string }) {
  return (
    <p dir="auto" className={`text-base break-words whitespace-pre-line [overflow-wrap:anywhere] ${className}`}>
      {linkify(text).map((part, place) =>
        part.href ? (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
            key={place}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow ugc"
            className="underline decoration-line2 underline-offset-2 hover:decoration-current"
          >
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
