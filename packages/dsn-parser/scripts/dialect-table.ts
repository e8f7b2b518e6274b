/**
 * The dialect table as a page: the rows in their order, what each reads, and the
 * fixtures that hold a report of its server. Both are read where they stand, so
 * that the page cannot say more than the table does.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { DIALECTS } from '@backscatter/dsn-parser';

/** The page that is committed. */
export const PAGE = new URL('../DIALECTS.md', import.meta.url);

const FIXTURES = new URL('../test/fixtures/', import.meta.url);

const HEAD = `# Dialects

What \`Dsn.dialect\` names, in the order in which rows are asked: the first that recognises a notice reads it.
A row says what is special to its server; fields of RFC 3464, statuses, reasons, ids and the returned message are read alike of all.
This page is written by \`npx --yes pnpm@10.34.9 dialects\`; a test fails where it differs from the table.
`;

const TAIL = `## Without a row

No row is needed where a server keeps to RFC 3464, or names its recipients as many do. Reports of servers that nobody could name, or that say nothing of their own:
`;

const NOTES = `Mailgun writes no reports: it tells its customers by web hook, and passes on what the recipient's server wrote, about a message with Mailgun's headers.
SurgeMail's notices are files that each site writes (\`failed.eml\`, \`warning.eml\`), so there are no words to know it by. Both are read as above.
`;

interface Golden {
  readonly dialect: string | null;
  readonly recipients?: readonly Readonly<Record<string, unknown>>[];
  readonly reportingMta?: string | null;
  readonly messageIds?: readonly string[];
  readonly returned?: string;
}

interface Fixture {
  readonly name: string;
  readonly golden: Golden;
}

/** Fields of a recipient as the page calls them. */
const FIELDS = new Map([
  ['finalRecipient', 'recipient'],
  ['originalRecipient', 'original recipient'],
  ['status', 'status'],
  ['replyCode', 'reply'],
  ['diagnosticCode', 'diagnostic'],
  ['remoteMta', 'remote host'],
]);

/** The page as the table and the fixtures have it now. */
export function renderDialectTable(): string {
  const fixtures = readFixtures();
  const rows = DIALECTS.map(({ name, server, reads }) => {
    const own = fixtures.filter(({ golden }) => golden.dialect === name);
    const cells = [
      `\`${name}\``,
      cell(server),
      cell(reads),
      extracted(own),
      own.map(link).join(' '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const others = fixtures.filter(
    ({ name, golden }) => golden.dialect === null && name.startsWith('1'),
  );
  return [
    HEAD,
    '| dialect | server | what the row reads | what is extracted of its reports | fixtures |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    TAIL,
    ...others.map((fixture) => `- ${link(fixture)} ${fixture.name.slice(4).replaceAll('-', ' ')}`),
    '',
    NOTES,
  ].join('\n');
}

function readFixtures(): readonly Fixture[] {
  return readdirSync(FIXTURES)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const golden = JSON.parse(readFileSync(new URL(file, FIXTURES), 'utf8')) as Golden;
      return { name: file.slice(0, -'.json'.length), golden };
    });
}

/** What at least one of the fixtures gives. */
function extracted(fixtures: readonly Fixture[]): string {
  const goldens = fixtures.map(({ golden }) => golden);
  const recipients = goldens.flatMap((golden) => golden.recipients ?? []);
  const found = [...FIELDS]
    .filter(([field]) => recipients.some((recipient) => recipient[field] !== null))
    .map(([, called]) => called);
  if (recipients.some(({ reason }) => reason !== 'undefined')) found.push('reason');
  if (goldens.some(({ reportingMta }) => typeof reportingMta === 'string')) {
    found.push('reporting host');
  }
  if (goldens.some(({ messageIds }) => (messageIds ?? []).length > 0)) found.push('ids');
  const returned = new Set(goldens.map((golden) => golden.returned ?? 'none'));
  if (returned.has('message') || returned.has('quoted')) found.push('returned message');
  else if (returned.has('headers')) found.push('returned header');
  return found.join(', ');
}

function link({ name }: Fixture): string {
  return `[${name.slice(0, 3)}](test/fixtures/${name}.eml)`;
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
