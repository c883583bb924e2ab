import { onlineManager, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Fragment } from 'react';
import { createQueryClient, whenSecondStepNeeded, whenSignedOut } from './api.ts';
import { currentConnection, onConnectionChange } from './connection.ts';
import { useRegion } from './i18n.ts';
import { createAppRouter } from './router.ts';
import { signInAddress } from './shell/sign-in-address.ts';
import { Announcer } from './ui/announce.tsx';
import { Notices } from './ui/Toast.tsx';
import { TooltipHost } from './ui/Tooltip.tsx';

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);

whenSignedOut(() => {
  const address = signInAddress(router.state.location.href);
  if (!address) return;
  queryClient.clear();
  router.history.push(address);
});

// The page loads anew: what is in memory was read with rights that are gone.
whenSecondStepNeeded(() => location.assign('/second-step'));

// What failed while the server was away is fetched again when it answers.
onConnectionChange(() => onlineManager.setOnline(currentConnection() === 'online'));

export function App() {
  const { language, locale, timeZone } = useRegion();
  return (
    // A new key draws everything anew: texts and times are read while drawing.
    <Fragment key={`${language} ${locale} ${timeZone}`}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Notices />
        <TooltipHost />
        <Announcer />
      </QueryClientProvider>
    </Fragment>
  );
}
