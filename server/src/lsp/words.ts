/** The argument of a thread that serves large documents. */
export const ASIDE = '--aside';
