import { DIALECTS } from '@backscatter/dsn-parser';
import { describe, expect, it } from 'vitest';
import { createRecognizer, recognize } from '../src/dialects/recognize.ts';

const nothing = { from: '', subject: '', headerNames: new Set<string>(), folded: '' };

describe('the table of dialects', () => {
  it('names each dialect once, in kebab-case', () => {
    const names = DIALECTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it.each(DIALECTS)(
    '$name can be recognised, and its phrases are as notices are folded',
    (dialect) => {
      const { phrases = [], header, from, subject } = dialect;
      const alone = createRecognizer([dialect]);
      expect(phrases.length > 0 || header !== undefined || from !== undefined).toBe(true);
      expect(from === undefined).toBe(subject === undefined);
      expect(header ?? '').toBe((header ?? '').toLowerCase());
      for (const phrase of phrases) {
        expect(phrase).toBe(phrase.toLowerCase().replace(/\s+/g, ' ').trim());
        expect(alone({ ...nothing, folded: `well, ${phrase} …` })).toBe(dialect);
      }
      for (const { after = '', before = '' } of dialect.entries) {
        expect(after + before).toBe((after + before).toLowerCase());
      }
    },
  );

  it('lets the first row win that recognises a notice', () => {
    const folded = 'this is the mail system at host mx. original message. the response was:';
    expect(recognize({ ...nothing, folded })?.name).toBe('postfix');
  });

  it('recognises by From and Subject only together', () => {
    const from = 'MAILER-DAEMON@yahoo.com';
    expect(recognize({ ...nothing, from })).toBeNull();
    expect(recognize({ ...nothing, from, subject: 'Failure Notice' })?.name).toBe('yahoo');
  });

  it('takes a notice nobody described for no dialect', () => {
    expect(recognize({ ...nothing, folded: 'your mail could not be delivered' })).toBeNull();
  });
});
