/**
 * How the content filter hears later mail of people, by how much of their mail it has learned; and
 * spam in their name.
 *
 *     people.ts [--new-department NAME] [DIRECTORY]
 *
 * The directory holds archives and a `mail.index.jsonl`; default is the collection
 * beside the checkout. The mail is masked as for `filter.ts`. Each author becomes one person of an
 * invented organisation, whose mail half is learned, with half of the spam; the other half comes back. With
 * `--new-department` ham whose name holds that word is not learned, and all of it heard. PEOPLE.md says what the rows mean.
 */

import { parseArgs } from 'node:util';
import { readCommand } from './command/read-command.mjs';
import { mailFolder } from './corpus/mail-folder.ts';
import { readMaskedMail } from './filter/masked-mail.ts';
import { type Heard, hearPeople } from './people/hear-people.ts';
import { createOrganisation } from './people/organisation.ts';

const { values, positionals } = readCommand(import.meta.url, () =>
  parseArgs({ allowPositionals: true, options: { 'new-department': { type: 'string' } } }),
);
const mail = await readMaskedMail(mailFolder(positionals[0]));

/** Twice what a filter must have learned of each class. */
const ENOUGH = 500;

const perCent = (count: number, of: number): string =>
  of === 0 ? '–' : `${((100 * count) / of).toFixed(count === 0 ? 0 : 2)} %`;

for (const corpus of collections()) {
  const { learned, rows } = await hearPeople(
    createOrganisation(mail, corpus, { newDepartment: values['new-department'] }),
  );
  console.log(`\n${corpus}: ${learned.ham} ham and ${learned.spam} spam learned\n`);
  console.log('| what came back | of | called spam | leans towards spam | unsure | called ham |');
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const [name, heard] of rows) {
    const all = heard.length;
    const share = (what: Heard): string => perCent(heard.filter((one) => one === what).length, all);
    console.log(
      `| ${name} | ${all} | ${share('spam')} | ${share('suspect')} | ${share('unsure')} | ${share('ham')} |`,
    );
  }
}

/** Collections of which enough of both classes is learned for the filter to answer. */
function collections(): readonly string[] {
  const count = (corpus: string, label: 'ham' | 'spam'): number =>
    mail.filter((one) => one.corpus === corpus && one.label === label).length;
  return [...new Set(mail.map(({ corpus }) => corpus))]
    .filter((corpus) => count(corpus, 'ham') >= ENOUGH && count(corpus, 'spam') >= ENOUGH)
    .sort();
}
