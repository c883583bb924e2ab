import { type DangerRules, type DangerSaying, dangerKinds, type Helpline } from './danger.ts';

const lines = (country: string, emergency: string, ...suicide: (readonly [string, string])[]): Helpline[] => [
  ...suicide.map(([name, phone]) => ({ country, name, phone, kinds: ['suicide' as const] })),
  { country, name: 'Emergency', phone: emergency, kinds: [...dangerKinds] },
];

/** Public numbers as they were known in 2026; whoever runs a workspace looks them over. */
const helplines: Helpline[] = [
  ...lines('AE', '999, 998'),
  ...lines('AR', '911', ['Centro de Asistencia al Suicida', '135']),
  ...lines('AT', '112, 133, 144', ['TelefonSeelsorge', '142']),
  ...lines('AU', '000', ['Lifeline', '13 11 14']),
  ...lines('BE', '112', ['Zelfmoordlijn', '1813'], ['Centre de prévention du suicide', '0800 32 123']),
  ...lines('BR', '190, 192', ['CVV', '188']),
  ...lines('CA', '911', ['Suicide Crisis Helpline', '9-8-8']),
  ...lines('CH', '112, 117, 144', ['Die Dargebotene Hand', '143']),
  ...lines('DE', '112, 110', ['TelefonSeelsorge', '0800 111 0 111 / 116 123']),
  ...lines('DK', '112', ['Livslinien', '70 201 201']),
  ...lines('EG', '122, 123'),
  ...lines('ES', '112', ['Línea 024', '024']),
  ...lines('FI', '112', ['MIELI', '09 2525 0111']),
  ...lines('FR', '112, 15, 17', ['Numéro national de prévention du suicide', '3114']),
  ...lines('GB', '999', ['Samaritans', '116 123']),
  ...lines('IE', '112, 999', ['Samaritans', '116 123']),
  ...lines('IN', '112', ['Tele MANAS', '14416']),
  ...lines('IT', '112', ['Telefono Amico', '02 2327 2327']),
  ...lines('JP', '110, 119', ['よりそいホットライン', '0120-279-338']),
  ...lines('MX', '911', ['Línea de la Vida', '800 911 2000']),
  ...lines('NL', '112', ['113 Zelfmoordpreventie', '113 / 0800-0113']),
  ...lines('NO', '112, 113', ['Mental Helse', '116 123']),
  ...lines('NZ', '111', ['1737', '1737']),
  ...lines('PL', '112', ['Telefon wsparcia emocjonalnego', '116 123']),
  ...lines('PT', '112', ['SOS Voz Amiga', '213 544 545']),
  ...lines('SA', '911, 997'),
  ...lines('SE', '112', ['Mind Självmordslinjen', '90101']),
  ...lines('TR', '112'),
  ...lines('US', '911', ['Suicide & Crisis Lifeline', '988']),
];

const said = (language: string, texts: Record<DangerSaying['kind'], string>): DangerSaying[] =>
  dangerKinds.map((kind) => ({ kind, language, text: texts[kind] }));

const sayings: DangerSaying[] = [
  ...said('en', {
    suicide:
      'I am a person, and I am glad that you wrote. What you say worries me, and I do not want you to be alone with it. Please call {helpline} now: somebody is there to listen. Are you safe at this moment?',
    violence:
      'I am a person reading this. If you or somebody else is in danger, please call {helpline} now. Are you in a safe place at this moment?',
    bomb: 'I am a person reading this, and we take it seriously. If anybody is in danger, please move away and call {helpline} now. Where is it?',
    medical:
      'I am a person reading this. Please call {helpline} now: they can help faster than we can. Is somebody with you?',
  }),
  ...said('de', {
    suicide:
      'Hier schreibt ein Mensch, und ich bin froh, dass Sie sich melden. Was Sie sagen, macht mir Sorgen, und Sie sollen damit nicht allein sein. Bitte rufen Sie jetzt {helpline} an: Dort hört Ihnen jemand zu. Sind Sie im Moment in Sicherheit?',
    violence:
      'Hier liest ein Mensch mit. Wenn Sie oder jemand anderes in Gefahr sind, rufen Sie bitte jetzt {helpline} an. Sind Sie gerade an einem sicheren Ort?',
    bomb: 'Hier liest ein Mensch mit, und wir nehmen das ernst. Wenn jemand in Gefahr ist, gehen Sie bitte weg und rufen Sie jetzt {helpline} an. Wo ist es?',
    medical:
      'Hier liest ein Mensch mit. Bitte rufen Sie jetzt {helpline} an: Dort hilft man schneller, als wir es können. Ist jemand bei Ihnen?',
  }),
  ...said('es', {
    suicide:
      'Soy una persona y me alegra que hayas escrito. Lo que dices me preocupa y no quiero que estés a solas con ello. Por favor, llama ahora a {helpline}: allí alguien te escucha. ¿Estás a salvo en este momento?',
    violence:
      'Te lee una persona. Si tú u otra persona está en peligro, llama ahora a {helpline}. ¿Estás en un lugar seguro?',
    bomb: 'Te lee una persona y nos lo tomamos en serio. Si alguien está en peligro, alejaos y llama ahora a {helpline}. ¿Dónde está?',
    medical:
      'Te lee una persona. Por favor, llama ahora a {helpline}: pueden ayudar más rápido que nosotros. ¿Hay alguien contigo?',
  }),
  ...said('fr', {
    suicide:
      'Je suis une personne, et je suis content que vous ayez écrit. Ce que vous dites m’inquiète et vous ne devez pas rester seul avec cela. Appelez maintenant {helpline} : quelqu’un vous y écoute. Êtes-vous en sécurité en ce moment ?',
    violence:
      'C’est une personne qui vous lit. Si vous ou quelqu’un d’autre êtes en danger, appelez maintenant {helpline}. Êtes-vous en lieu sûr ?',
    bomb: 'C’est une personne qui vous lit, et nous prenons cela au sérieux. Si quelqu’un est en danger, éloignez-vous et appelez maintenant {helpline}. Où est-ce ?',
    medical:
      'C’est une personne qui vous lit. Appelez maintenant {helpline} : ils aident plus vite que nous. Y a-t-il quelqu’un avec vous ?',
  }),
  ...said('ar', {
    suicide:
      'أنا إنسان، ويسعدني أنك كتبت. ما تقوله يقلقني ولا أريد أن تبقى وحدك معه. من فضلك اتصل الآن بـ {helpline}: هناك من يستمع إليك. هل أنت في أمان الآن؟',
    violence: 'يقرأ رسالتك إنسان. إذا كنت أنت أو غيرك في خطر فاتصل الآن بـ {helpline}. هل أنت في مكان آمن؟',
    bomb: 'يقرأ رسالتك إنسان ونحن نأخذ الأمر بجدية. إذا كان أحد في خطر فابتعدوا واتصل الآن بـ {helpline}. أين هي؟',
    medical: 'يقرأ رسالتك إنسان. من فضلك اتصل الآن بـ {helpline}: مساعدتهم أسرع منا. هل معك أحد؟',
  }),
];

/** What every workspace starts with: whoever is on call and the leads at once, the leads again after three minutes. */
export const defaultDanger: DangerRules = {
  words: { suicide: [], violence: [], bomb: [], medical: [] },
  not: [],
  callsOnCall: true,
  steps: [
    { afterMinutes: 0, to: [{ kind: 'leads' }] },
    { afterMinutes: 3, to: [{ kind: 'leads' }] },
  ],
  alarmAfterMinutes: 3,
  helplines,
  sayings,
};
