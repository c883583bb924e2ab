import type { AppRegistration, SettingField } from '../connecting.ts';
import { app as facebookApp } from '../graph/app.ts';
import { alone } from './limits.ts';

/** How the account signs in; what is asked for of our app there follows from it. */
export const login: SettingField = {
  name: 'login',
  label: 'The account signs in',
  help: 'A page brings advertisements and tags as well. Instagram alone needs no page, and an app with the product “Instagram API with Instagram login”.',
  kind: 'choice',
  choices: [
    { value: 'page', label: 'With its Facebook page' },
    { value: alone.login, label: 'Instagram alone, without a page' },
  ],
  initial: 'page',
  required: true,
};

/** When a field or a permission is asked for. */
export const withPage = { name: login.name, is: 'page' };
const byItself = { name: login.name, is: alone.login };

const ofPage = facebookApp.settings.map((field) => (field.isAdvanced ? field : { ...field, when: withPage }));
const ofInstagram: readonly SettingField[] = [
  {
    name: 'instagramAppId',
    label: 'Instagram app ID',
    help: 'At developers.facebook.com, in “Instagram → API setup with Instagram login” of your app. It is another than the app ID.',
    kind: 'text',
    required: true,
    when: byItself,
  },
  {
    name: 'instagramAppSecret',
    label: 'Instagram app secret',
    help: 'On the same page, after “Show”.',
    kind: 'secret',
    required: true,
    when: byItself,
  },
  {
    name: 'signingSecret',
    label: 'App secret',
    help: 'In “App settings → Basic”. Meta does not say with which of the two secrets it signs what it delivers, so Earshot takes either.',
    kind: 'secret',
    required: true,
    when: byItself,
  },
];

export const app: AppRegistration = {
  settings: [...ofInstagram, ...ofPage],
  identify: ({ appId, appSecret = '', instagramAppId, instagramAppSecret = '', signingSecret = '' }) =>
    instagramAppId === undefined
      ? { externalId: appId ?? '', webhookSecrets: [appSecret] }
      : { externalId: instagramAppId, webhookSecrets: [instagramAppSecret, signingSecret] },
};
