// The catalogue's public face; the texts, which weigh more, are in texts.ts.
export { catalog } from './catalog.ts';
export { deprecationAt, domainFacts, factsAt, isIn, replacement, subkeysAt, type Target, wordsAt } from './lookup.ts';
export { nearest } from './nearest.ts';
