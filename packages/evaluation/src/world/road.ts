/**
 * What all fates of our mail share: it leaves and is logged, a server outside takes it
 * in or ours keeps it, and a report comes back.
 */

import { type Random, seedOf } from '../random.ts';
import { domainOf, type Outside } from './outside.ts';
import { type Arrival, type Desk, letterOf, type Sending } from './sent-mail.ts';
import type { SourceText } from './source-text.ts';
import type {
  Letter,
  MailServer,
  PlannedEvent,
  ReportPlan,
  Sender,
  SentMail,
} from './world-view.ts';

/** A mail about to be sent. */
export interface Story {
  readonly random: Random;
  readonly at: number;
  readonly sender: Sender;
  readonly text: SourceText;
}

/** A report, as far as its mail does not tell it. */
type Outcome = Pick<ReportPlan, 'scenario' | 'kind' | 'at'> & Partial<ReportPlan>;

/** What goes along the road, and who tells of it. */
export interface RoadOptions extends Desk {
  /** How many reports are wanted. */
  readonly genuine: number;
  /** Nobody judges before. */
  readonly start: number;
  readonly report: (plan: ReportPlan) => PlannedEvent;
  readonly familyOf: (host: string) => string;
}

/** The way of mail to others, and of reports back; what happens on it is planned as it happens. */
export interface Road extends Desk {
  /** A mail leaves. */
  leave(sending: Sending): SentMail;
  /** A mail leaves, and is in a public archive from then on. */
  publish(mail: SentMail): void;
  /** Something comes back; from the recipient's server, which took the mail in, where nothing else is said. */
  comesBack(story: Story, mail: SentMail, outcome: Outcome): void;
  /** The mail as other servers have it, handed from one to the next, ours first. */
  passed(story: Story, mail: SentMail, name: string, servers: readonly Stop[]): Letter;
  /** The mail as our own server has it, which reports that it could not hand it over. */
  kept(story: Story, mail: SentMail): Pick<ReportPlan, 'server' | 'letter'>;
  serverFor(address: string): MailServer;
  readonly outside: Outside;
  isFull(): boolean;
  readonly events: readonly PlannedEvent[];
  readonly sent: readonly SentMail[];
  readonly publicPosts: readonly SentMail[];
}

/** A server that takes a mail in, for whom and how long after it left, in milliseconds. */
interface Stop {
  readonly server: MailServer;
  readonly for: string;
  readonly after?: number;
}

/** Of a hundred servers that pass mail on, lists and forwarders, how many drop the lines below their own. */
const DROPS_LINES = 5;

/** Time from our server to the next, in milliseconds. */
const HANDED_OVER = 2_000;

/** Makes a road on which nothing has left yet. */
export function createRoad(options: RoadOptions): Road {
  const { organisation, outside, report, familyOf, genuine, start } = options;
  const events: PlannedEvent[] = [];
  const sent: SentMail[] = [];
  const publicPosts: SentMail[] = [];
  let reports = 0;
  const passed: Road['passed'] = (story, mail, name, servers) => {
    const lines = servers.map(({ server, for: to, after = 0 }): Arrival['above'][number] => ({
      by: server.host,
      family: familyOf(server.host),
      at: mail.at + HANDED_OVER + after,
      for: to,
    }));
    const through = servers.slice(0, -1).map(({ server }) => ({
      helo: server.host,
      name: server.host,
      address: server.address,
    }));
    const letter = letterOf(options, mail, {
      text: story.text,
      random: story.random.fork(name),
      above: lines.reverse(),
      through: through.reverse(),
    });
    const passesOn = servers.length > 1 ? servers[0]?.server.host : undefined;
    return passesOn !== undefined && seedOf(13, passesOn) % 100 < DROPS_LINES
      ? { ...letter, trace: letter.trace.slice(0, servers.length - 1) }
      : letter;
  };
  const serverFor = (address: string): MailServer => outside.serverOf(domainOf(address));
  return {
    ...options,
    leave: ({ mail, events: logged }) => {
      sent.push(mail);
      events.push(...logged);
      return mail;
    },
    publish: (mail) => {
      publicPosts.push(mail);
    },
    passed,
    kept: (story, mail) => ({
      server: organisation.outgoing[mail.sender.way],
      letter: passed(story, mail, 'letter', []),
    }),
    comesBack: (story, mail, outcome) => {
      if (reports >= genuine || outcome.at < start) return;
      reports += 1;
      const server = outcome.server ?? serverFor(mail.to);
      const letter = outcome.letter ?? passed(story, mail, 'letter', [{ server, for: mail.to }]);
      const { way } = mail.sender;
      const isUsual = way === 'own' || way === 'news' || way === 'list';
      events.push(
        report({
          label: 'genuine',
          recipient: mail.returnPath,
          failed: mail.to,
          random: story.random.fork(`report ${outcome.at}`),
          logged: mail.logged,
          signed: mail.signed,
          ...outcome,
          scenario: isUsual ? outcome.scenario : `${outcome.scenario}-${way}`,
          server,
          letter,
        }),
      );
    },
    serverFor,
    isFull: () => reports >= genuine,
    events,
    sent,
    publicPosts,
  };
}
