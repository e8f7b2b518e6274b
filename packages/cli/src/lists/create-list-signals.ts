/**
 * The signals that ask DNS lists, and what they would ask about a message, which
 * can be shown without asking.
 */

import type { Evidence, Signal } from '@backscatter/core';
import type { ListClient, ListQuestion, ListReport, PlannedQuestion } from '@backscatter/dns-list';
import { createDnsbl } from '@backscatter/dnsbl';
import { createNameChooser, createSurbl, surblQuestions } from '@backscatter/surbl';
import type { LoadedConfig } from '../config/load-config.ts';
import { named } from '../config/named.ts';
import type { Io } from '../io.ts';
import { setUpLists } from './set-up-lists.ts';

/** A host or name of a message, and what lists are asked about it. */
interface PlannedSubject {
  readonly value: string;
  /** What it has to do with the message. */
  readonly why: string;
  readonly questions: readonly PlannedQuestion[];
}

/** What would be asked about a message. */
export interface ListPlan {
  readonly subjects: readonly PlannedSubject[];
  /** Why others are not asked about, a sentence each. */
  readonly left: readonly string[];
}

/** The signals that ask DNS lists. */
export interface ListSignals {
  /** Whether they may ask. */
  readonly online: boolean;
  readonly signals: readonly Signal[];
  plan(evidence: Evidence): ListPlan;
  /** The reports of all look-ups since it was last called. */
  takeReports(): readonly ListReport[];
  close(): void;
}

/**
 * Makes the signals.
 *
 * @param keepsReports whether reports are kept until they are taken
 * @throws (rejects) Fault naming a wrong option
 */
export async function createListSignals(
  loaded: LoadedConfig,
  online: boolean,
  keepsReports: boolean,
  env: Io['env'],
): Promise<ListSignals> {
  const { ownNetworks, ownRelays, ownDomains, skip } = loaded.config.lists ?? {};
  const setup = await setUpLists(loaded, online, env);
  const { client, takeReports } = recording(setup.createClient(), keepsReports);
  const hosts = { ...(ownNetworks && { ownNetworks }), ...(ownRelays && { ownRelays }) };
  const names = { ...(ownDomains && { ownDomains }), ...(skip && { skip }) };
  return named(loaded, 'lists', () => {
    const dnsbl = createDnsbl({ client, ...hosts });
    const surbl = createSurbl({ client, ...names });
    const chooseNames = createNameChooser(names);
    const planned = (value: string, why: string, question: ListQuestion): PlannedSubject => ({
      value,
      why,
      questions: client.plan([question]),
    });
    return {
      online,
      signals: [dnsbl, surbl],
      plan: (evidence) => {
        const asked = dnsbl.hostsOf(evidence);
        const chosen = chooseNames(evidence);
        const questions = surblQuestions(chosen.names);
        return {
          subjects: [
            ...asked.hosts.map(({ address, why, question }) => planned(address, why, question)),
            ...chosen.names.flatMap(({ value, roles }, i) => {
              const question = questions[i];
              const why = `which the returned message has as ${roles.join(', ')}`;
              return question === undefined ? [] : [planned(value, why, question)];
            }),
          ],
          left: [
            ...asked.left.map(({ why }) => why),
            ...(chosen.dropped === 0 ? [] : [`${chosen.dropped} names more than are asked about`]),
          ],
        };
      },
      takeReports,
      close: () => client.close(),
    };
  });
}

/** A client that keeps the reports of its look-ups until they are taken, if somebody takes them. */
function recording(
  client: ListClient,
  keepsReports: boolean,
): {
  readonly client: ListClient;
  takeReports(): readonly ListReport[];
} {
  let reports: ListReport[] = [];
  return {
    client: {
      ...client,
      lookup: async (questions, abort) => {
        const report = await client.lookup(questions, abort);
        if (keepsReports) reports.push(report);
        return report;
      },
    },
    takeReports: () => {
      const taken = reports;
      reports = [];
      return taken;
    },
  };
}
