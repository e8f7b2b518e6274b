/**
 * The part of `fetch` that a resolver needs; every platform's own fits.
 */

export interface DohRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** A redirection would hand the question to somebody else. */
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** As much of a `Response` as is read. */
export interface DohResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
      cancel(): Promise<void>;
    };
  } | null;
}

/** `fetch`, handed in. */
export type DohFetch = (url: string, request: DohRequest) => Promise<DohResponse>;
