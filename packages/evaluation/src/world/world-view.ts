/**
 * What there is in a world, for whoever adds to it: adversaries, ordinary mail. An
 * adversary knows more than a forger does, such as a mail's id, and takes it from here.
 */

import type { VerdictKind } from '@backscatter/core';
import type { KeyRing } from '@backscatter/provenance';
import type { SetEvent } from '../generator/events.ts';
import type { AnswerFormat, FailureCause, NoticeFormat } from '../notices/notice-format.ts';
import type { Random } from '../random.ts';
import type { Coverage, EvidenceTruth, LabelledCase, ReturnedAmount } from '../truth.ts';
import type { SourceText } from './source-text.ts';

/** By which way a sender's mail leaves; see `organisation.ts`. */
export type Way = 'own' | 'told' | 'untold' | 'crm' | 'young' | 'news' | 'list';

/** Somebody of ours who writes. */
export interface Sender {
  readonly address: string;
  /** As From shows it. */
  readonly name: string;
  readonly way: Way;
  /** Whom he writes to, the first most often. */
  readonly contacts: readonly string[];
}

/** A mail that left us. */
export interface SentMail {
  readonly sender: Sender;
  /** As its From names it; another's where a list of ours passed it on. */
  readonly from: string;
  /** MAIL FROM, tag and all. */
  readonly returnPath: string;
  /** As its To names it. */
  readonly to: string;
  /** ENVID (RFC 3461 section 4.4), signed by our own server; null where another sent it. */
  readonly envelopeId: string | null;
  /** Others whom it went to as well. */
  readonly cc: readonly string[];
  /** As the world sees it, without angle brackets. */
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly logged: boolean;
  readonly signed: readonly Coverage[];
}

/** A mail server outside. */
export interface MailServer {
  /** Such as `mx1.kestrel-example.net`. */
  readonly host: string;
  /** Of the documentation networks (RFC 5737, RFC 2544). */
  readonly address: string;
  /** What the address resolves to, or null; the host where absent. */
  readonly name?: string | null;
}

/** One line of trace (RFC 5321 section 4.4). */
export interface Hop {
  readonly helo: string;
  /** What the client's address resolves to, or null. */
  readonly name: string | null;
  readonly address: string;
  readonly by: string;
  /** The program that writes it, by its notice family. */
  readonly family: string;
  readonly at: number;
  readonly for: string;
}

/** All that makes a mail out of a source text. Ham and spam are written by the same function. */
export interface Letter {
  readonly text: SourceText;
  readonly from: string;
  /** As From shows it, or null. */
  readonly fromName: string | null;
  readonly to: string;
  readonly cc: readonly string[];
  /** Without angle brackets. */
  readonly messageId: string;
  /** MAIL FROM, without angle brackets. */
  readonly returnPath: string;
  /** As the server that reports was handed it; absent where it was not. */
  readonly envelopeId?: string | null;
  readonly sentAt: number;
  /** Topmost first; the topmost is the reporter's own. */
  readonly trace: readonly Hop[];
  /** Decides the little changes of this copy. */
  readonly copy: Random;
  /** Changes the finished text: binary string in, binary string out. For adversaries. */
  readonly rework?: (raw: string) => string;
}

/** A report that comes to us. What is absent is drawn, in the shares of the world. */
export interface ReportPlan {
  readonly at: number;
  readonly label: 'genuine' | 'backscatter';
  /** In kebab-case. */
  readonly scenario: string;
  readonly adversary?: string | null;
  readonly campaign?: string | null;
  readonly letter: Letter;
  /** To whom it comes, tag and all. */
  readonly recipient: string;
  readonly failed: string;
  /** The server that reports. */
  readonly server: MailServer;
  /** The client that brings it; the server itself where absent. */
  readonly client?: MailServer;
  readonly kind: Exclude<VerdictKind, 'ordinary' | 'feedback-report'>;
  readonly cause?: FailureCause;
  readonly returned?: ReturnedAmount;
  readonly format?: NoticeFormat | AnswerFormat;
  /** As the report's To names it; `recipient` where absent. */
  readonly to?: string;
  readonly logged: boolean;
  readonly signed: readonly Coverage[];
  /** A stream of the case's own. */
  readonly random: Random;
  /** Changes the finished report: binary string in, binary string out. For adversaries. */
  readonly rework?: (raw: string) => string;
}

/** Something that will happen; its bytes are written when its time comes. */
export type PlannedEvent =
  | Exclude<SetEvent, { readonly what: 'case' }>
  | {
      readonly what: 'case';
      readonly at: number;
      /** @param id unique in the set */
      readonly write: (id: string) => LabelledCase;
    };

/** A run of spam in our name. */
export interface Campaign {
  readonly name: string;
  readonly from: number;
  readonly until: number;
  readonly texts: readonly SourceText[];
}

/** What adversaries may look at, and do. */
export interface WorldView {
  readonly part: 'train' | 'test';
  /** The first moment at which messages are judged, and the end: milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Fork it, by a name of your own. */
  readonly random: Random;
  readonly keys: KeyRing;
  readonly senders: readonly Sender[];
  /** Every address of ours that exists. */
  readonly addresses: readonly string[];
  readonly domains: readonly string[];
  /** Name and address of the relay by which most of our mail leaves. */
  readonly relay: MailServer;
  /** Our server that takes mail in. */
  readonly mx: MailServer;
  /** Everything that left, in the order of time. */
  readonly sent: readonly SentMail[];
  /** What of it anybody can read in an archive. */
  readonly publicPosts: readonly SentMail[];
  /** What is returned: none of it is in `earlier`. */
  readonly ham: readonly SourceText[];
  readonly spam: readonly SourceText[];
  readonly campaigns: readonly Campaign[];
  readonly notices: readonly NoticeFormat[];
  readonly answers: readonly AnswerFormat[];
  /** Somebody elsewhere, at one of many domains. */
  stranger(random: Random): string;
  /** The server of a domain elsewhere. */
  serverOf(domain: string): MailServer;
  /** A host that spam comes from; listed or not, as the zone says. */
  injector(random: Random): {
    readonly helo: string;
    readonly name: string | null;
    readonly address: string;
  };
  /** A spam in the name of `from`, as a forger sends it to `to`. */
  forge(options: ForgeOptions): Letter;
  /** A mail of ours as the server of its recipient has it; the text is any ham where none is given. */
  letterOf(mail: SentMail, random: Random, text?: SourceText): Letter;
  /** What is declared to cover an address, so that silence counts. */
  coveredBy(address: string, at: number): readonly Coverage[];
  addressee(address: string): EvidenceTruth['addressee'];
  /** A report on a letter, written when its time comes. */
  report(plan: ReportPlan): PlannedEvent;
  /** Puts the trace of our own server on top of any mail, as `report` does. */
  receive(
    raw: string,
    of: {
      readonly at: number;
      readonly mailFrom: string;
      readonly recipient: string;
      readonly client: MailServer;
    },
  ): string;
}

/** What a spammer writes into his mail. */
export interface ForgeOptions {
  readonly random: Random;
  readonly from: string;
  readonly to: string;
  readonly sentAt: number;
  readonly text?: SourceText;
  /** A new one where absent. */
  readonly messageId?: string;
  /** What the forger himself puts below the reporter's line. */
  readonly below?: readonly Hop[];
}
