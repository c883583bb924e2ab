import BellRing from 'lucide-react/icons/bell-ring';
import Mail from 'lucide-react/icons/mail';
import MessageSquare from 'lucide-react/icons/message-square';
import Smartphone from 'lucide-react/icons/smartphone';
import Webhook from 'lucide-react/icons/webhook';
import type { WayKind } from '#contract/way.ts';

const icons = { mail: Mail, push: BellRing, sms: Smartphone, chat: MessageSquare, webhook: Webhook } as const;

/** What a way is, at a glance. */
export function WayIcon({ kind }: { kind: WayKind }) {
  const Icon = icons[kind];
  return <Icon size={17} aria-hidden="true" />;
}
