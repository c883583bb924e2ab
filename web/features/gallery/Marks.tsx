import Globe from 'lucide-react/icons/globe';
import Lock from 'lucide-react/icons/lock';
import { useState } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Badge, Tag } from '../../ui/Tag.tsx';
import { Row, Specimen } from './Specimen.tsx';

const networks = ['bluesky', 'mastodon', 'facebook', 'instagram', 'whatsapp', 'x', 'threads', 'tiktok', 'youtube'];
const moreNetworks = ['linkedin', 'reddit', 'telegram', 'discord', 'google_business', 'email', 'sandbox', 'other'];

export function Marks() {
  const [start] = useState(() => Date.now());
  return (
    <>
      <Specimen title="Avatar, NetworkMark">
        <Row>
          <Avatar name="Lena Marsh" mark={<NetworkMark network="bluesky" />} />
          <Avatar name="Tomasz Król" mark={<NetworkMark network="facebook" />} />
          <Avatar name="نور حداد" mark={<NetworkMark network="x" />} />
          <Avatar name="李娜" mark={<NetworkMark network="whatsapp" />} />
          <Avatar name="@jp" mark={<NetworkMark network="mastodon" />} />
          <Avatar name="Ines Rocha" size="small" present />
          <Avatar name="Priya Nair" size="large" decorative={false} />
          {[...networks, ...moreNetworks].map((network) => (
            <NetworkMark key={network} network={network} label={network} size="medium" />
          ))}
        </Row>
      </Specimen>
      <Specimen title="Tag, Badge">
        <Row>
          <Tag tone="late" filled>
            Urgent
          </Tag>
          <Tag tone="public" icon={<Globe size={11} aria-hidden="true" />}>
            Public
          </Tag>
          <Tag tone="private" icon={<Lock size={11} aria-hidden="true" />}>
            Private
          </Tag>
          <Tag tone="note">Note</Tag>
          <Tag tone="soon" filled>
            Practice
          </Tag>
          <Tag tone="ok" filled>
            Connected
          </Tag>
          <Tag>billing</Tag>
          <Tag filled>4 merged</Tag>
          <Tag tone="accent">New</Tag>
          <Badge value="7" label="7 to answer" hot />
          <Badge value="99+" label="More than 99 open" />
        </Row>
      </Specimen>
      <Specimen title="RelativeTime" note="exact time and zone on hover">
        <Row>
          {[5_000, 4 * 60_000, 3 * 3_600_000, 26 * 3_600_000, 40 * 86_400_000].map((ago) => (
            <span key={ago} className="text-ink3">
              <RelativeTime at={new Date(start - ago)} /> · <RelativeTime at={new Date(start - ago)} short />
            </span>
          ))}
        </Row>
      </Specimen>
    </>
  );
}
