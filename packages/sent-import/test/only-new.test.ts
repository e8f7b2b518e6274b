import { describe, expect, it } from 'vitest';
// The log that is filled; the package itself knows only its contract.
import { createMemorySentStore, createNewsender } from '../../newsender/src/index.ts';
import { onlyNew } from '../src/index.ts';

const AT = Date.parse('2026-03-01T08:00:00Z');

function start() {
  const inner = createMemorySentStore();
  const wrapped = onlyNew(inner);
  const log = createNewsender({ store: wrapped.store });
  return { inner, log, added: wrapped.added };
}

const mail = (number: number, recipients: readonly string[]) => ({
  at: AT,
  senders: ['anna@example.org'],
  recipients,
  ids: [`${number}@example.org`],
  queueId: [`4A1B2C3D4${number}`],
});

describe('an import that is run again', () => {
  it('adds nothing that is there, within a batch and across them', async () => {
    const { inner, log, added } = start();
    const mails = [mail(1, ['bob@example.com']), mail(2, ['cleo@example.com'])];
    await log.record([...mails, ...mails]);
    await log.record(mails);
    expect(added()).toBe(2);
    expect(inner.size()).toBe(2);
  });

  it('adds recipients that are new, and only those', async () => {
    const { inner, log, added } = start();
    await log.record(mail(1, ['bob@example.com']));
    await log.record(mail(1, ['bob@example.com', 'cleo@example.com']));
    await log.record(mail(1, ['cleo@example.com', 'bob@example.com']));
    expect(added()).toBe(2);
    expect(inner.size()).toBe(2);
  });

  it('adds ids that another source knows of the same mail', async () => {
    const { inner, log, added } = start();
    const { queueId: _, ...copy } = mail(1, ['bob@example.com']);
    await log.record(copy);
    await log.record(mail(1, ['bob@example.com']));
    expect([added(), inner.size()]).toEqual([1, 1]);
    // Now known by its queue id too.
    await log.record({ ...mail(1, ['bob@example.com']), ids: [] });
    expect([added(), inner.size()]).toEqual([1, 1]);
  });

  it('knows a mail without ids by sender, recipient and second', async () => {
    const { log, added } = start();
    const bare = { at: AT, senders: ['anna@example.org'], recipients: ['bob@example.com'] };
    await log.record(bare);
    await log.record(bare);
    await log.record({ ...bare, at: AT + 60_000 });
    expect(added()).toBe(2);
  });

  it('asks about many recipients in parts', async () => {
    const { inner, log, added } = start();
    const many = Array.from({ length: 600 }, (_, index) => `user${index}@example.com`);
    await log.record(mail(1, many));
    await log.record(mail(1, [...many, 'late@example.com']));
    expect(added()).toBe(2);
    expect(inner.size()).toBe(2);
    expect(await log.alias('<1@example.org>', '<again@example.org>')).toBe(2);
  });
});
