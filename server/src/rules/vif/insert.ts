import type { Device } from '../../config/device.ts';
import type { Edit } from '../../syntax/problem.ts';
import { span } from '../../syntax/text.ts';

/** The edit that adds a part at the end of an interface's string; undefined where the file does not spell that end. */
export function addPart(vif: Device, part: string): Edit | undefined {
  const { text, map } = vif.value;
  if (!map.editable(text.length, text.length)) return undefined;
  const end = map.span(text.length, text.length).start;
  const trimmed = text.trimEnd();
  return { span: span(end, end), newText: trimmed && !trimmed.endsWith(',') ? `,${part}` : part };
}
