import { avatarGround } from './avatar-look.ts';

/** Letter and ground that people know a network by; white on each ground reaches 4.5:1. */
const looks: Record<string, { letter: string; ground: string }> = {
  bluesky: { letter: 'b', ground: '#0a6fdd' },
  email: { letter: 'e', ground: '#5f6368' },
  facebook: { letter: 'f', ground: '#0866e0' },
  instagram: { letter: 'i', ground: '#c2307f' },
  mastodon: { letter: 'm', ground: '#5b54e0' },
  sandbox: { letter: 's', ground: '#5d6660' },
  snapchat: { letter: 'sc', ground: '#6b6200' },
  threads: { letter: '@', ground: '#3a3a3a' },
  whatsapp: { letter: 'w', ground: '#177a48' },
  x: { letter: 'x', ground: '#2f3336' },
};

type NetworkMarkProps = {
  /** Key of the network; an unknown one shows its first letter. */
  network: string;
  /** Its name for screen readers; leave out where the name stands beside it. */
  label?: string;
  size?: 'small' | 'medium';
};

/** A small square that tells where something comes from. */
export function NetworkMark({ network, label, size = 'small' }: NetworkMarkProps) {
  const { letter, ground } = looks[network] ?? { letter: network.charAt(0), ground: avatarGround(network) };
  const box = size === 'small' ? 'size-[14px] rounded-xs text-[9px]' : 'size-5 rounded-[5px] text-2xs';
  return (
    <span
      {...(label ? { role: 'img', 'aria-label': label, title: label } : { 'aria-hidden': true })}
      className={`grid shrink-0 select-none place-items-center pb-px font-bold leading-none text-white ${box}`}
      style={{ backgroundColor: ground }}
    >
      {letter}
    </span>
  );
}
