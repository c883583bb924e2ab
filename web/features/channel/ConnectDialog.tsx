import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Channel } from '#contract/channel.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useSession } from '#web/shell/session.ts';
import { ConnectForm } from './ConnectForm.tsx';
import { LiveFirst } from './LiveFirst.tsx';
import { NetworkChoice } from './NetworkChoice.tsx';
import { PractiseDialog } from './PractiseDialog.tsx';
import { networksQuery } from './page-queries.ts';
import { practisedQuery } from './practised-query.ts';
import { SignInForm } from './SignInForm.tsx';

type ConnectDialogProps = {
  /** The one to begin with; null asks. */
  network: string | null;
  /** The account that is connected again. */
  channel?: Channel;
  onClose: () => void;
};

/** Which network, then where if this is no place for it, then the credentials. */
export function ConnectDialog({ network, channel, onClose }: ConnectDialogProps) {
  const { workspace } = useSession();
  const networks = useQuery(networksQuery);
  const practised = useQuery(practisedQuery);
  const [chosen, setChosen] = useState(network);
  // Whoever was led to one network was led here to practise; whoever chooses means a real one.
  const [isReal, setIsReal] = useState(network === null);
  const played = practised.data?.networks.map((one) => one.network) ?? [];
  if (practised.isPending) return null;
  const back = network === null ? () => setChosen(null) : undefined;
  return (
    <Loaded query={networks}>
      {({ networks: all }) => {
        const one = all.find((candidate) => candidate.network === chosen);
        if (!one) return <NetworkChoice networks={all} onChoose={setChosen} onClose={onClose} />;
        const isPlayed = played.includes(one.network);
        if (isPlayed && !isReal)
          return (
            <PractiseDialog
              network={one}
              channel={channel}
              onReal={() => setIsReal(true)}
              onBack={back}
              onClose={onClose}
            />
          );
        const needsLive = !one.isPractice && workspace.kind !== 'live';
        if (needsLive && !channel) {
          const practise = isPlayed ? () => setIsReal(false) : undefined;
          return <LiveFirst network={one} onPractise={practise} onBack={back} onClose={onClose} />;
        }
        const Form = one.signIn ? SignInForm : ConnectForm;
        return <Form network={one} channel={channel} onBack={back} onClose={onClose} />;
      }}
    </Loaded>
  );
}
