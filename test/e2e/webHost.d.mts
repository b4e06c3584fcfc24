/** Types of `webHost.mjs`, which is plain JavaScript so that `npm start` needs no build of its own. */
export interface WebHostOptions {
  readonly extension: string;
  readonly folder: string;
  readonly file?: string;
  readonly port?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
}
export function startWebHost(options: WebHostOptions): Promise<{ readonly url: string; stop(): Promise<void> }>;
