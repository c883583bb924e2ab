import { type ReactNode, useState } from 'react';
import { avatarGround, initials } from './avatar-look.ts';
import { cx } from './cx.ts';

type AvatarProps = {
  name: string;
  /** Keeps the colour when the name changes; the name by default. */
  seed?: string;
  imageUrl?: string | null;
  size?: 'small' | 'medium' | 'large';
  /** A ring says that this person is looking at it now. */
  present?: boolean;
  /** Sits on the lower corner: a NetworkMark. */
  mark?: ReactNode;
  /** The name stands beside it already, so screen readers skip the picture. */
  decorative?: boolean;
};

const sizes = { small: 'size-[22px] text-[10px]', medium: 'size-[30px] text-2xs', large: 'size-11 text-base' };

export function Avatar({ name, seed, imageUrl, size = 'medium', present, mark, decorative = true }: AvatarProps) {
  const [broken, setBroken] = useState(false);
  return (
    <span
      className="relative inline-flex shrink-0"
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      <span
        className={cx(
          'grid select-none place-items-center overflow-hidden rounded-full font-semibold text-white before:col-start-1 before:row-start-1 before:content-[attr(data-initials)]',
          sizes[size],
          present && 'ring-[1.5px] ring-soon ring-offset-2 ring-offset-panel',
        )}
        // Drawn, not written: the letters are no part of a name around them.
        data-initials={imageUrl && !broken ? '' : initials(name)}
        style={{ backgroundColor: avatarGround(seed ?? name) }}
      >
        {imageUrl && !broken && (
          <img
            src={imageUrl}
            alt=""
            className="size-full object-cover"
            loading="lazy"
            onError={() => setBroken(true)}
          />
        )}
      </span>
      {mark && <span className="absolute -end-1 -bottom-[3px] flex rounded-[6px] ring-2 ring-panel">{mark}</span>}
    </span>
  );
}
