/** What `scripts/catalog/plugin.mjs` makes of `data/`, as JSON texts. */
declare module 'catalog:facts' {
  const json: string;
  export default json;
}

declare module 'catalog:texts' {
  const json: string;
  export default json;
}
