import { createRoute, redirect } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { getSetup } from '#contract/workspace.ts';
import { call } from '../api.ts';
import { SetupSearch } from '../features/setup/search.ts';
import { lazyPage } from '../lazy.tsx';
import { followAgent, lacksSecondStep, sessionQuery } from '../shell/session.ts';
import { root } from './frame.ts';

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: SetupSearch,
  component: lazyPage(() => import('../features/setup/SetupPage.tsx'), 'SetupPage', ['entry']),
});

/** Where nobody could sign in yet, the first owner is created. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ back: z.optional(z.string()) }),
  beforeLoad: async () => {
    if ((await call(getSetup)).needed) throw redirect({ to: '/setup', replace: true });
  },
  component: lazyPage(() => import('../features/sign-in/SignInPage.tsx'), 'SignInPage', ['entry']),
});

/** Before anything else where everyone needs a second step. */
const secondStep = createRoute({
  getParentRoute: () => root,
  path: '/second-step',
  loader: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!lacksSecondStep(session)) throw redirect({ to: '/', replace: true });
    await followAgent(session);
  },
  component: lazyPage(() => import('../features/second-step/RequiredPage.tsx'), 'RequiredPage', ['entry', 'people']),
});

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyPage(() => import('../features/invitation/InvitePage.tsx'), 'InvitePage', ['entry', 'people']),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset/$token',
  component: lazyPage(() => import('../features/sign-in/ResetPage.tsx'), 'ResetPage', ['entry']),
});

/** Where the link in a mail to a stakeholder leads, without signing in. */
const linkedEscalation = createRoute({
  getParentRoute: () => root,
  path: '/escalation/$token',
  component: lazyPage(() => import('../features/stakeholder/LinkedEscalationPage.tsx'), 'LinkedEscalationPage', [
    'entry',
    'stakeholder',
    'timeline',
  ]),
});

/** Where the notice of a call leads, without signing in. */
const linkedPage = createRoute({
  getParentRoute: () => root,
  path: '/page/$token',
  component: lazyPage(() => import('../features/page/LinkedPage.tsx'), 'LinkedPage', ['entry', 'oncall']),
});

/** Where a mail leads whom an answer waits for, without signing in. */
const linkedApproval = createRoute({
  getParentRoute: () => root,
  path: '/approve/$token',
  component: lazyPage(() => import('../features/approval/LinkedApprovalPage.tsx'), 'LinkedApprovalPage', [
    'entry',
    'approval',
    'timeline',
  ]),
});

/** Where a customer shows who they are; nobody of ours. */
const identity = createRoute({
  getParentRoute: () => root,
  path: '/confirm/$token',
  component: lazyPage(() => import('../features/verification/IdentityPage.tsx'), 'IdentityPage', ['entry', 'identity']),
});

/** Where a customer tells the rest in private. */
const ticketForm = createRoute({
  getParentRoute: () => root,
  path: '/form/$token',
  component: lazyPage(() => import('../features/ticket-form/TicketFormPage.tsx'), 'TicketFormPage', ['entry', 'form']),
});

/** It fills the screen of a room, so nothing stands around it. */
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  loader: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (lacksSecondStep(session)) throw redirect({ to: '/second-step', replace: true });
    await followAgent(session);
  },
  component: lazyPage(() => import('../features/wall/WallPage.tsx'), 'WallPage', ['wall', 'people']),
});

/** The design system with every component in its states: for those who build screens, so in English only. */
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyPage(() => import('../features/gallery/GalleryPage.tsx'), 'GalleryPage', ['gallery']),
});

/** Pages that stand alone: on the way in, by a link without signing in, on a wall, for who builds screens. */
export const alonePages = [
  setup,
  signIn,
  secondStep,
  invite,
  reset,
  linkedEscalation,
  linkedPage,
  linkedApproval,
  identity,
  ticketForm,
  wall,
  gallery,
] as const;
