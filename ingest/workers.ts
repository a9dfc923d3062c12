/** Threads run built code only: Node 20 cannot load TypeScript in one. */
export const canUseWorkers: boolean = import.meta.url.endsWith('.js');

/** Seconds that an article of ordinary length, or a page, may take when nobody says otherwise. */
export const usualSeconds = 60;
