/**
 * The benchmark's own test set in small: as many genuine reports as backscatter,
 * in the formats and of the corpora that were held out, with every way of evidence
 * as the generator's world has it.
 */

import type { BenchmarkSet, SourceMail } from '@backscatter/evaluation/generator';
import { createBenchmarkSet, partOfCorpus } from '@backscatter/evaluation/generator';
import { readLabelledMail } from '../corpus/labelled-mail.ts';

const SEED = 1;

/**
 * @param folder archives and a `mail.index.jsonl`
 * @param reports how many, of both labels together
 * @param part which set; own collections may all belong to one
 */
export async function generatedSet(
  folder: string,
  reports: number,
  part: 'train' | 'test',
): Promise<BenchmarkSet> {
  const mails: SourceMail[] = [];
  for await (const { corpus, path, label, raw } of readLabelledMail(folder)) {
    if (partOfCorpus(corpus) === part) mails.push({ corpus, path, as: label, raw });
  }
  const each = Math.ceil(reports / 2);
  return createBenchmarkSet({
    seed: SEED,
    part,
    ham: mails.filter(({ as }) => as === 'ham'),
    spam: mails.filter(({ as }) => as === 'spam'),
    size: { genuine: each, backscatter: each, ordinary: 0 },
  });
}
