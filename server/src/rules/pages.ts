import text from 'rules:pages';

let pages: Record<string, string> | undefined;

/** A rule's page as Markdown, or undefined when there is no such rule. */
export function pageOf(id: string): string | undefined {
  pages ??= JSON.parse(text) as Record<string, string>;
  return Object.hasOwn(pages, id) ? pages[id] : undefined;
}
