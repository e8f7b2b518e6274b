/**
 * The classifier for Node: mailparser reads the bytes, the system's clock tells
 * the time, and the default signals judge, unless the caller says otherwise.
 */

import { hash } from 'node:crypto';
import { parseOptions } from '@backscatter/core';
import { DEFAULT_LIMITS, parseMail, type RawMail, readRaw } from '@backscatter/mail/mailparser';
import { z } from 'zod';
import { type Classifier, createPureClassifier } from '../create-classifier.ts';
import { defaultSignals } from '../default-signals.ts';
import type { PureClassifierOptions } from '../options.ts';
import { systemClock } from './system-clock.ts';

/** Options of `createClassifier`, each with a default. */
export type ClassifierOptions = Partial<PureClassifierOptions>;

/**
 * Makes a classifier.
 *
 * @throws TypeError naming each wrong option
 */
export function createClassifier(options: ClassifierOptions = {}): Classifier<RawMail> {
  // What is no object would be spread into nothing, and nobody would hear of it.
  parseOptions('createClassifier', z.looseObject({}), options);
  const classifier = createPureClassifier({
    clock: systemClock,
    hexSha256: (bytes) => hash('sha256', bytes, 'hex'),
    parse: (raw) => parseMail(raw),
    ...options,
    // Not above: the phrases of a signal nobody asked for need not be read.
    signals: options.signals ?? defaultSignals(),
  });
  return {
    commit: classifier.commit,
    classify: async (raw, envelope, classifyOptions) => {
      if (typeof raw === 'object' && raw !== null && 'root' in raw) {
        return classifier.classify(raw, envelope, classifyOptions);
      }
      // The pure contract takes bytes; here strings and streams are welcome too.
      const bytes = await readRaw(raw, DEFAULT_LIMITS.maxBytes);
      return classifier.classify(bytes, envelope, classifyOptions);
    },
  };
}
