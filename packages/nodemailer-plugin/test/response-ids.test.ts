import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responseIds } from '../src/response-ids.ts';

describe('the reply of a server that took a message', () => {
  const SES = '0100018e2f3a4b5c-6d7e8f90-1a2b-3c4d-5e6f-708192a3b4c5-000000';
  it.each([
    ['250 2.0.0 Ok: queued as 4XkABC12Z', [['queue-id', '4XkABC12Z']]],
    ['250 2.0.0 Ok: queued as A1B2C3D4E5.', [['queue-id', 'A1B2C3D4E5']]],
    ['250 OK id=1rjXYZ-00012A-3B', [['queue-id', '1rjXYZ-00012A-3B']]],
    ['250 2.0.0 62A8Xabc012345 Message accepted for delivery', [['queue-id', '62A8Xabc012345']]],
    [
      '250 2.6.0 <ab@mail.example.net> [InternalId=12345, Hostname=mx.example.net] Queued mail for delivery',
      [['message-id', 'ab@mail.example.net']],
    ],
    [
      `250 Ok ${SES}`,
      [
        ['message-id', `${SES}@email.amazonses.com`],
        ['queue-id', SES],
      ],
    ],
    ['250 OK', []],
    ['250 Great success', []],
    ['', []],
  ])('%s names %j', (response, ids) => {
    expect(responseIds(response).map(({ kind, id }) => [kind, id])).toEqual(ids);
  });

  it('is never thrown over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        for (const { id } of responseIds(`250 queued as ${text}`)) expect(id).not.toMatch(/\s/);
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});
