import text from 'rules:pages';
import { longText } from '../catalog/long-texts.ts';

let pages: Record<string, string> | undefined;

/** A rule's page as Markdown, or undefined when there is no such rule. */
export function pageOf(id: string): string | undefined {
  pages ??= longText<Record<string, string>>('pages', text);
  return pages && Object.hasOwn(pages, id) ? pages[id] : undefined;
}
