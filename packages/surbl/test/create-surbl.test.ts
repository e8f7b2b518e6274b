import { DEFAULT_WEIGHTS } from '@backscatter/pipeline';
import { describe, expect, it } from 'vitest';
import { createSurbl } from '../src/index.ts';
import { context, evidenceOf, type FakeListing, fakeClient } from './fake-client.ts';
import { mailOf } from './mail-of.ts';

const spam: readonly FakeListing[] = [{ category: 'spam-domain' }];

const LINKED = mailOf({ text: 'Buy at http://www.pills.example/now' });

describe('the signal surbl', () => {
  it('reports what a list says of a link, with the name, its role and the list', async () => {
    const client = fakeClient({ listings: { 'pills.example': spam } });
    const outcome = await createSurbl({ client }).check(evidenceOf(LINKED), context);
    expect(outcome).toEqual({
      status: 'ok',
      findings: [
        {
          code: 'surbl-spam',
          strength: expect.closeTo(0.9, 12),
          summary:
            'A link of the returned message leads to www.pills.example, listed as spam-domain there by Fake.',
          data: {
            listings: [
              {
                name: 'www.pills.example',
                roles: ['link'],
                list: 'fake',
                asked: 'pills.example',
                answer: '127.0.0.2',
                code: 'spam-domain',
              },
            ],
          },
        },
      ],
      data: { asked: [{ value: 'www.pills.example', roles: ['link'] }], dropped: 0 },
    });
  });

  it.each([
    ['spam-domain', 'surbl-spam'],
    ['phishing', 'surbl-phishing'],
    ['malware', 'surbl-malware'],
    ['botnet', 'surbl-botnet'],
    ['abused-domain', 'surbl-abused'],
    ['new-domain', 'surbl-new'],
    ['grey', 'surbl-grey'],
    ['exploited', 'surbl-address'],
  ] as const)(
    'calls the category %s %s, a code that has a weight and is declared',
    async (category, code) => {
      const client = fakeClient({ listings: { 'pills.example': [{ category }] } });
      const signal = createSurbl({ client });
      const outcome = await signal.check(evidenceOf(LINKED), context);
      expect(outcome).toMatchObject({ status: 'ok', findings: [{ code }] });
      expect(signal.codes).toContain(code);
      expect(DEFAULT_WEIGHTS[code]?.group).toBe('reputation');
    },
  );

  it.each(['good', 'policy', 'bounces'] as const)(
    'makes nothing of the category %s',
    async (category) => {
      const client = fakeClient({ listings: { 'pills.example': [{ category }] } });
      const outcome = await createSurbl({ client }).check(evidenceOf(LINKED), context);
      expect(outcome).toMatchObject({ status: 'ok', findings: [] });
    },
  );

  it('weighs lists that agree more than one, and a forged sender less than a link', async () => {
    const strengthOf = async (
      listings: readonly FakeListing[],
      headers: readonly (readonly [string, string])[],
    ): Promise<number> => {
      const client = fakeClient({ listings: { 'pills.example': listings } });
      const mail = mailOf({ headers });
      const outcome = await createSurbl({ client }).check(evidenceOf(mail), context);
      return outcome.status === 'ok' ? (outcome.findings[0]?.strength ?? 0) : -1;
    };
    const reply = [['reply-to', 'a@pills.example']] as const;
    const weak = { category: 'spam-domain', weight: 'weak' } as const;
    const one = await strengthOf([weak], reply);
    const two = await strengthOf([weak, { ...weak, title: 'Other' }], reply);
    const sender = await strengthOf([weak], [['from', 'a@pills.example']]);
    expect(one).toBeCloseTo(0.3, 12);
    expect(two).toBeCloseTo(1 - 0.7 * 0.7, 12);
    expect(sender).toBeCloseTo(0.3 * 0.7, 12);
  });

  it('asks numeric hosts as addresses, and never private ones', async () => {
    const client = fakeClient({ listings: { '192.0.2.7': [{ category: 'spam-source' }] } });
    const mail = mailOf({
      text: 'http://3221225991/ http://10.0.0.1/ http://192.168.1.1/ http://[fe80::1]/ http://127.1/ http://[2001:db8::7]/',
    });
    const outcome = await createSurbl({ client }).check(evidenceOf(mail), context);
    expect(client.questions).toEqual([
      { kind: 'ip4', value: '192.0.2.7', meets: ['link-host'] },
      { kind: 'ip6', value: '2001:db8::7', meets: ['link-host'] },
    ]);
    expect(outcome).toMatchObject({ findings: [{ code: 'surbl-address' }] });
  });

  it('never asks about the addressee’s domain, own domains and what is skipped', async () => {
    const client = fakeClient();
    const text =
      'www.example.org mail.example.net x.example.com http://a.blogspot.com/ http://www.w3.org/';
    const signal = createSurbl({ client, ownDomains: ['example.net'], skip: ['example.com'] });
    await signal.check(evidenceOf(mailOf({ text }), { to: 'anna@mail.example.org' }), context);
    expect(client.questions.map(({ value }) => value)).toEqual(['a.blogspot.com']);
  });

  it('asks about the default skips where they are switched off', async () => {
    const client = fakeClient();
    const signal = createSurbl({ client, defaultSkip: false });
    await signal.check(evidenceOf(mailOf({ text: 'http://www.w3.org/' })), context);
    expect(client.questions).toEqual([
      { kind: 'domain', value: 'www.w3.org', registered: 'w3.org' },
    ]);
  });

  it('keeps to its limit, takes links from both ends and leaves senders a share', async () => {
    const client = fakeClient();
    const links = Array.from({ length: 300 }, (_, index) => `http://n${index}.example/`);
    const mail = mailOf({
      text: links.join(' '),
      headers: [
        ['from', 'a@sender.example.com'],
        ['reply-to', 'a@reply.example.net'],
      ],
    });
    const outcome = await createSurbl({ client, maxNames: 6 }).check(evidenceOf(mail), context);
    expect(client.questions.map(({ value }) => value)).toEqual([
      'n0.example',
      'n299.example',
      'n1.example',
      'n298.example',
      'n2.example',
      'sender.example.com',
    ]);
    expect(outcome).toMatchObject({ data: { dropped: 296 } });
  });

  it('never reads the notice', async () => {
    const client = fakeClient({ listings: { 'pills.example': spam } });
    const notice = 'See http://www.pills.example/ for help';
    const outcome = await createSurbl({ client }).check(
      evidenceOf(mailOf({ text: 'Hello' }), { notice }),
      context,
    );
    expect(outcome.status).toBe('abstained');
    expect(client.questions).toEqual([]);
  });

  it('abstains where nothing was returned', async () => {
    const outcome = await createSurbl({ client: fakeClient() }).check(evidenceOf(null), context);
    expect(outcome).toEqual({ status: 'abstained', why: 'no message was returned' });
  });

  it('abstains where a report was returned, whose links are boilerplate too', async () => {
    const mail = mailOf({
      text: 'See http://www.pills.example/help',
      headers: [
        ['return-path', '<>'],
        ['from', 'MAILER-DAEMON@mx.example.com'],
      ],
    });
    const client = fakeClient();
    const outcome = await createSurbl({ client }).check(evidenceOf(mail), context);
    expect(outcome.status).toBe('abstained');
    expect(client.questions).toEqual([]);
  });

  it('abstains where no list takes domains', async () => {
    const client = fakeClient({ kinds: ['ip4'] });
    const outcome = await createSurbl({ client }).check(evidenceOf(LINKED), context);
    expect(outcome.status).toBe('abstained');
  });

  const failures = [
    { list: 'fake', status: 'timeout', why: 'Fake did not answer in time.' },
    { list: 'other', status: 'refused', why: 'Other refuses us.' },
  ] as const;

  it('is unavailable where every list failed, and says why', async () => {
    const client = fakeClient({ failures, answered: [] });
    const outcome = await createSurbl({ client }).check(evidenceOf(LINKED), context);
    expect(outcome).toEqual({
      status: 'unavailable',
      why: 'Fake did not answer in time. Other refuses us.',
    });
  });

  it('names the lists that failed beside the findings of the others', async () => {
    const client = fakeClient({ listings: { 'pills.example': spam }, failures });
    const outcome = await createSurbl({ client }).check(evidenceOf(LINKED), context);
    expect(outcome).toMatchObject({
      status: 'ok',
      findings: [{ code: 'surbl-spam' }],
      unavailable: ['Fake did not answer in time.', 'Other refuses us.'],
    });
  });

  it.each([
    [{}, 'client'],
    [{ client: fakeClient(), skip: ['no domain'] }, 'skip.0'],
    [{ client: fakeClient(), maxNames: 0 }, 'maxNames'],
    [{ client: fakeClient(), timeout: 3 }, 'timeout'],
  ])('refuses wrong options and names them (%#)', (options, name) => {
    expect(() => createSurbl(options as never)).toThrow(TypeError);
    expect(() => createSurbl(options as never)).toThrow(name);
  });
});
