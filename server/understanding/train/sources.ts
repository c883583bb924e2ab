import { readRows } from './csv.ts';
import { readText } from './text.ts';

/** The public sets that more than one model learns from. */
export const davidsonSource = {
  name: 'Hate speech and offensive language (Davidson and others, 2017)',
  licence: 'MIT',
  from: 'https://github.com/t-davidson/hate-speech-and-offensive-language',
};
export const hateCheckSource = {
  name: 'HateCheck (Röttger and others, 2021)',
  licence: 'CC BY 4.0',
  from: 'https://github.com/paul-rottger/hatecheck-data',
};
export const jigsawSource = {
  name: 'Examples of the toxic comment set (Jigsaw, by IBM MAX)',
  licence: 'CC0',
  from: 'https://github.com/IBM/MAX-Toxic-Comment-Classifier',
};
export const clincSource = {
  name: 'Requests to a machine, as plain ones (CLINC150, Larson and others, 2019)',
  licence: 'CC BY 3.0',
  from: 'https://github.com/clinc/oos-eval',
};

export function readDavidson(folder: string) {
  return readRows(folder, 'abuse_davidson.csv').map((row, n) => ({
    text: readText(row.text),
    said: row.label ?? '',
    fold: `davidson-${n % 5}`,
  }));
}

export function readHateCheck(folder: string) {
  return readRows(folder, 'abuse_hatecheck.csv').map((row) => ({
    text: readText(row.text),
    said: row.label_gold ?? '',
    functionality: row.functionality ?? '',
    group: row.target_ident ?? '',
    fold: `template-${Number(row.templ_id) % 5}`,
  }));
}

export function readJigsaw(folder: string) {
  return readRows(folder, 'abuse_jigsaw_sample.csv').map((row, n) => ({
    text: readText(row.text),
    isToxic: row.toxic === '1',
    isHate: row.identity_hate === '1',
    fold: `jigsaw-${n % 5}`,
  }));
}

export const bankingSource = {
  name: "Questions of a bank's customers (BANKING77, Casanueva and others, 2020)",
  licence: 'CC BY 4.0',
  from: 'https://github.com/PolyAI-LDN/task-specific-datasets',
};
export const careSource = {
  name: 'Posts of customers to companies (Twitter customer care, IBM)',
  licence: 'Apache-2.0',
  from: 'https://github.com/IBM/twitter-customer-care-document-prediction',
};

export function readBanking(folder: string): string[] {
  return readRows(folder, 'intent_banking77.csv').map((row) => readText(row.text));
}

/** What customers said there, without the answers. */
export function readCare(folder: string): string[] {
  return readRows(folder, 'ibm_conversations.csv')
    .filter(({ role }) => role === 'customer')
    .map((row) => readText(row.text));
}

/** What people ask a machine for, in 150 matters; without what is none of these. */
export function readClinc(folder: string): string[] {
  return readRows(folder, 'intent_clinc150.csv')
    .filter(({ intent }) => intent !== 'oos')
    .map((row) => readText(row.text));
}
