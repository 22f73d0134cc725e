import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** At most so many texts are remembered as told. */
const MAX_TOLD = 200;

/**
 * Tells the person what is wrong in the settings: in the log each time, and once in a message that is seen. Such a text names a setting that has no effect, so that
 * nothing else would show it.
 */
export function teller(connection: Connection): (text: string) => void {
  const told = new Set<string>();
  return (text) => {
    connection.console.warn(text);
    if (told.has(text) || told.size === MAX_TOLD) return;
    told.add(text);
    const message = `Xen Config: ${text}`;
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  };
}
