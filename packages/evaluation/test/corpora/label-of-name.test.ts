import { describe, expect, it } from 'vitest';
import { labelOfName, labelOfPath } from '../../src/index.ts';

describe('labelOfName', () => {
  it.each([
    ['ham', 'ham'],
    ['20030228_easy_ham_2', 'ham'],
    ['hard-ham', 'ham'],
    ['.Junk', 'spam'],
    ['SPAM 2', 'spam'],
    ['Genuine Bounces', 'genuine'],
    ['joe_job', 'backscatter'],
    ['not-a-bounce', 'not-a-bounce'],
    ['ordinary', 'not-a-bounce'],
  ])('knows %s for %s', (name, label) => {
    expect(labelOfName(name)).toBe(label);
  });

  it.each(['', 'bounces', 'hamster', 'spamassassin', 'no', '2024', 'constructor', 'inbox'])(
    'takes %s for no class',
    (name) => {
      expect(labelOfName(name)).toBeNull();
    },
  );
});

describe('labelOfPath', () => {
  it('takes the deepest name that is one of a class, without its ending', () => {
    expect(labelOfPath('spam/a/ham.mbox.gz')).toBe('ham');
    expect(labelOfPath('spam.tar.gz/x/1.eml')).toBe('spam');
    expect(labelOfPath('a/spamassassin/1.eml')).toBeNull();
  });
});
