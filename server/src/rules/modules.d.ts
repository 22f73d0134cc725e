/** The rules' pages as one JSON text, put there by the bundler (scripts/pages-plugin.mjs). */
declare module 'rules:pages' {
  const text: string;
  export default text;
}
