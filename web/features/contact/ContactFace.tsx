import type { ContactRow } from '#contract/contact.ts';
import { ownPicture } from '#web/domain/networks.ts';
import { Avatar } from '#web/ui/Avatar.tsx';

type FaceProps = { contact: Pick<ContactRow, 'id' | 'name' | 'profiles'>; size?: 'medium' | 'large' };

/** A person's picture: of the first profile that has one, and the colour that this profile has in the inbox. */
export function ContactFace({ contact, size = 'medium' }: FaceProps) {
  const pictured = contact.profiles.find(({ avatarUrl }) => ownPicture(avatarUrl)) ?? contact.profiles[0];
  return (
    <Avatar
      name={contact.name}
      seed={pictured?.id ?? contact.id}
      imageUrl={ownPicture(pictured?.avatarUrl ?? null)}
      size={size}
    />
  );
}
