import type { Connection, DocumentLink, Location } from 'vscode-languageserver';
import type { ConfigFile } from '../../config/file.ts';
import { definitions } from '../../language/definition.ts';
import { candidates, type Link, links } from '../../language/links.ts';
import type { Service } from '../../service.ts';
import { touches } from '../../syntax/text.ts';
import type { Documents } from '../documents.ts';
import type { WorkspaceFiles } from '../workspace.ts';
import { asked } from './asked.ts';

/** As many files are looked for at most: each costs a look at the disk. */
const MOST = 200;

/** Answers where a document leads: files of the workspace, the pages of rules, and where something is defined. */
export function linking(
  connection: Connection,
  documents: Documents,
  service: Service,
  workspace: WorkspaceFiles,
  page: () => string | undefined,
): void {
  const answer = asked(connection, documents);

  /** The file of the workspace that a link means; undefined when there is none. */
  const targetOf = async (file: ConfigFile, link: Link): Promise<string | undefined> => {
    if ('rule' in link) return page()?.replace('{rule}', link.rule);
    for (const uri of candidates(link.path, link.script === true, file.path, workspace.folders))
      if (await workspace.has(uri)) return uri;
    return undefined;
  };

  connection.onDocumentLinks(
    answer('links', async (file) => {
      const found: DocumentLink[] = [];
      for (const link of links(file).slice(0, MOST)) {
        const target = await targetOf(file, link);
        if (target) found.push({ range: file.lines.range(link.span), target });
      }
      return found;
    }),
  );

  connection.onDefinition(
    answer('definition', async (file, { position }): Promise<Location[]> => {
      const offset = file.lines.offset(position);
      const found = definitions(file, offset, service.fleet).map(({ path, range }) => ({ uri: path, range }));
      if (found.length) return found;
      const link = links(file).find((one) => 'path' in one && touches(one.span, offset));
      const uri = link && (await targetOf(file, link));
      const top = { line: 0, character: 0 };
      return uri ? [{ uri, range: { start: top, end: top } }] : [];
    }),
  );
}
