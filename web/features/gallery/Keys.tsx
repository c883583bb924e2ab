import { Suspense, useState } from 'react';
import { lazyPart } from '#web/lazy.tsx';
import { KeysDialog } from '../../shell/KeysDialog.tsx';
import { setThemeChoice } from '../../theme.ts';
import { announce } from '../../ui/announce.tsx';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useDelayed } from '../../ui/use-delayed.ts';
import { Row, Specimen } from './Specimen.tsx';

const CommandPalette = lazyPart(() => import('../../ui/CommandPalette.tsx'), 'CommandPalette');

export function Keys() {
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  const [pressed, setPressed] = useState('nothing yet');
  const [waiting, setWaiting] = useState(false);
  const slow = useDelayed(waiting);
  useShortcuts(
    {
      'mod+k': { run: () => setOver('palette'), label: 'Open the command palette' },
      '?': { run: () => setOver('keys'), label: 'Show all keys' },
      'g i': { run: () => setPressed('g i'), label: 'A sequence: g, then i' },
      'shift+j': { run: () => setPressed('shift+j'), label: 'With a modifier' },
    },
    { group: 'Keys and commands' },
  );
  return (
    <Specimen title="useShortcuts, CommandPalette, announce, useDelayed">
      <Row>
        <Button onClick={() => setOver('palette')} keys="mod+k">
          Command palette
        </Button>
        <Button onClick={() => setOver('keys')} keys="?">
          All keys
        </Button>
        <Button onClick={() => announce('Three conversations resolved')}>Announce</Button>
        <Button onClick={() => setWaiting(!waiting)}>{slow ? 'Slower than 200 ms' : 'Wait'}</Button>
        <span className="text-ink2">
          Last: {pressed} · try <Kbd keys="g i" />
        </span>
      </Row>
      <Suspense>
        {over === 'palette' && (
          <CommandPalette
            label="Commands"
            placeholder="Go to a page or run a command"
            onClose={() => setOver(null)}
            groups={[
              {
                label: 'On this page',
                actions: [
                  { id: 'say', label: 'Announce something', run: () => announce('Something') },
                  { id: 'keys', label: 'Show all keys', keys: '?', run: () => setOver('keys') },
                ],
              },
              {
                label: 'Actions',
                actions: [
                  { id: 'light', label: 'Theme: Light', run: () => setThemeChoice('light') },
                  { id: 'dark', label: 'Theme: Dark', keywords: 'night', run: () => setThemeChoice('dark') },
                ],
              },
            ]}
          />
        )}
        {over === 'keys' && <KeysDialog onClose={() => setOver(null)} />}
      </Suspense>
    </Specimen>
  );
}
