/** Types of `stack.mjs`, which is plain JavaScript so that `npm start` needs no build of its own. */
export const stack: string;
export const node24: string;
export const codeServer: string;
export function ensureCodeServer(say?: (words: string) => void): Promise<void>;
export function ensureWeb(say?: (words: string) => void): Promise<void>;
