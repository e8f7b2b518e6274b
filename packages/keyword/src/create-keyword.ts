/**
 * Phrases in the returned message.
 *
 * A report on spam returns the spam. That it is spam does not prove that it did
 * not leave through us, so this is a hint and no proof. Only the returned
 * message is read: the notice around it is the mail server's, and its words are
 * those of genuine bounces too.
 *
 * Each distinct phrase counts once, however often it stands there; their weights
 * are combined by noisy-or, so many weak phrases make a strong one, and a
 * strong one is never made weaker.
 */

import {
  abstained,
  type Evidence,
  found,
  type Outcome,
  parseOptions,
  type Signal,
} from '@backscatter/core';
import { headerValue, visibleText } from '@backscatter/mail';
import { z } from 'zod';
import { buildMatcher, type Phrase, phrasesSchema } from './compile-phrases.ts';
import { DEFAULT_PHRASES } from './default-phrases.ts';
import { matchPhrases, type PhraseMatch } from './match-phrases.ts';
import { noisyOr } from './noisy-or.ts';

/** Phrases that the summary quotes. */
const MAX_QUOTED = 3;

export interface KeywordOptions {
  /**
   * Looked for in place of `DEFAULT_PHRASES`; put them behind those to extend
   * the table. A plain string weighs `DEFAULT_WEIGHT`.
   */
  readonly phrases?: readonly (Phrase | string)[] | undefined;
}

const optionsSchema = z.strictObject({ phrases: phrasesSchema.optional() });

/**
 * A signal of the round `content` that reports `keyword-spam` where the returned
 * message holds phrases of spam. Abstains where no text was returned.
 *
 * @throws TypeError for a wrong option
 */
export function createKeyword(options: KeywordOptions = {}): Signal {
  const { phrases = DEFAULT_PHRASES } = parseOptions('createKeyword', optionsSchema, options);
  const matcher = buildMatcher(phrases);
  return {
    name: 'keyword',
    round: 'content',
    codes: ['keyword-spam'],
    async check({ report }: Evidence): Promise<Outcome> {
      const { mail } = report.returned;
      if (mail === null) return abstained('no message was returned');
      const subject = headerValue(mail.headers, 'subject') ?? '';
      const body = visibleText(mail);
      if (subject.trim() === '' && body.trim() === '') {
        return abstained('the returned message has no text');
      }
      return judge(matchPhrases(matcher, { subject, body }));
    },
  };
}

function judge(matches: readonly PhraseMatch[]): Outcome {
  if (matches.length === 0) return found([]);
  const quoted = matches.slice(0, MAX_QUOTED).map(({ phrase }) => `"${phrase}"`);
  const more = matches.length - quoted.length;
  const summary = `The returned message says ${quoted.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
  return found([
    {
      code: 'keyword-spam',
      strength: noisyOr(matches.map(({ weight }) => weight)),
      summary,
      data: { phrases: matches.map((match) => ({ ...match })) },
    },
  ]);
}
