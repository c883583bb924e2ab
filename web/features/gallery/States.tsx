import Inbox from 'lucide-react/icons/inbox';
import WifiOff from 'lucide-react/icons/wifi-off';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Meter, Progress } from '../../ui/Progress.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { Specimen } from './Specimen.tsx';

export function States() {
  return (
    <>
      <div className="grid gap-x-4 md:grid-cols-2">
        <Specimen title="EmptyState" bare>
          <EmptyState
            icon={<Inbox size={20} aria-hidden="true" />}
            title="Nothing to answer"
            action={<Button>Show unassigned</Button>}
          >
            The next one appears here by itself.
          </EmptyState>
        </Specimen>
        <Specimen title="ErrorState" bare>
          <ErrorState
            message="The list could not be read."
            kept="Your drafts are safe."
            requestId="0b1c7f2e"
            onRetry={() => {}}
          />
        </Specimen>
        <Specimen title="SkeletonRows" note="after 200 ms, through useDelayed" bare>
          <SkeletonRows count={3} avatar />
        </Specimen>
        <Specimen title="Progress, Meter" className="flex flex-col gap-5">
          <Progress label="Importing contacts" done={3214} total={12_000} onCancel={() => {}} />
          <Progress label="Looking for older posts" done={118} total={null} />
          <div className="flex flex-col gap-2">
            <Meter label="First response" share={0.27} tone="soon" words="11 min left" />
            <Meter label="Resolution" share={0.82} tone="neutral" words="1 d 3 h left" />
          </div>
        </Specimen>
      </div>
      <Specimen title="Banner" bare className="overflow-hidden">
        <Banner tone="soon" icon={<WifiOff size={15} aria-hidden="true" />}>
          <b className="font-semibold">No connection.</b> What you type is kept. This page catches up by itself.
        </Banner>
        <Banner tone="late" action={<Button size="small">Reconnect</Button>}>
          @acme on Bluesky has lost its permission to post.
        </Banner>
        <Banner tone="ok">Connected again.</Banner>
        <Banner>A newer version is ready.</Banner>
      </Specimen>
    </>
  );
}
