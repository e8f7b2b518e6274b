/**
 * Channels of c-ares, each for one question at a time.
 *
 * `cancel` of a Resolver ends all its questions: only a question that has a
 * Resolver to itself can be given up alone. Making one costs some 25 µs, so it is
 * used again; each question still leaves from a socket, and so a port, of its own.
 */

import { Resolver } from 'node:dns/promises';

/** Then a channel is made anew, which reads the system's configuration again. */
const QUESTIONS_PER_CHANNEL = 1_000;

/** A resolver that was lent out. */
export interface Channel {
  readonly resolver: Resolver;
  /** Lets the next question have it; the questions under way must have ended. */
  release(): void;
}

/** Resolvers, each for one question at a time; those that find none free wait in turn. */
export interface ChannelPool {
  /**
   * Hands a free channel to `use`, at once or when its turn comes.
   *
   * @returns what takes it out of the queue again
   */
  take(use: (channel: Channel) => void): () => void;
}

/** What a channel is made with. */
export interface ChannelOptions {
  readonly servers: readonly string[] | null;
  /** Milliseconds until a question is sent again. */
  readonly tryMs: number;
  readonly tries: number;
}

/**
 * Makes a pool of `size` channels; none is there before it is needed.
 */
export function createChannelPool(size: number, options: ChannelOptions): ChannelPool {
  const idle: { readonly resolver: Resolver; questions: number }[] = [];
  const waiting = new Set<(channel: Channel) => void>();
  let taken = 0;

  const channel = (): Channel => {
    const one = idle.pop() ?? { resolver: resolverOf(options), questions: 0 };
    taken += 1;
    one.questions += 1;
    return {
      resolver: one.resolver,
      release: () => {
        taken -= 1;
        if (one.questions < QUESTIONS_PER_CHANNEL) idle.push(one);
        const [next] = waiting;
        if (next === undefined) return;
        waiting.delete(next);
        next(channel());
      },
    };
  };

  return {
    take: (use) => {
      if (taken < size) {
        use(channel());
        return () => {};
      }
      waiting.add(use);
      return () => {
        waiting.delete(use);
      };
    },
  };
}

function resolverOf({ servers, tryMs, tries }: ChannelOptions): Resolver {
  const resolver = new Resolver({ timeout: tryMs, tries });
  if (servers !== null) resolver.setServers(servers);
  return resolver;
}
