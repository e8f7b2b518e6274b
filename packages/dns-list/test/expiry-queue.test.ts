import { describe, expect, it } from 'vitest';
import { createExpiryQueue } from '../src/expiry-queue.ts';
import { createFakeClock } from './fake-world.ts';

describe('the queue of what may take the same time', () => {
  it('ends each in its time, with one timer', async () => {
    const clock = createFakeClock();
    const queue = createExpiryQueue(clock, 100);
    const ended: string[] = [];
    const at = (name: string) => () => ended.push(`${name} ${clock.now() - start}`);
    const start = clock.now();
    queue.add(at('first'));
    await clock.advance(30);
    queue.add(at('second'));
    queue.add(at('third'));
    expect(clock.sleeping()).toBe(1);
    await clock.advance(200);
    expect(ended).toEqual(['first 100', 'second 130', 'third 130']);
    expect(clock.sleeping()).toBe(0);
  });

  it('does not end what was done before, and stops its timer when all is', async () => {
    const clock = createFakeClock();
    const queue = createExpiryQueue(clock, 100);
    const ended: string[] = [];
    const done = queue.add(() => ended.push('first'));
    await clock.advance(50);
    const second = queue.add(() => ended.push('second'));
    done();
    await clock.advance(60);
    expect(clock.sleeping()).toBe(1);
    second();
    expect(clock.sleeping()).toBe(0);
    await clock.advance(500);
    expect(ended).toEqual([]);
    queue.add(() => ended.push('third'));
    await clock.advance(100);
    expect(ended).toEqual(['third']);
  });

  it('takes what is added while it ends another', async () => {
    const clock = createFakeClock();
    const queue = createExpiryQueue(clock, 100);
    const ended: string[] = [];
    queue.add(() => {
      ended.push('first');
      queue.add(() => ended.push('second'));
    });
    await clock.advance(199);
    expect(ended).toEqual(['first']);
    await clock.advance(1);
    expect(ended).toEqual(['first', 'second']);
  });
});
