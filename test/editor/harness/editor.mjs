// What a person does in VS Code, for scripts: open a file, put the cursor somewhere, look, press keys.
import { readFileSync, writeFileSync } from 'node:fs';
import { withPalette } from './palette.mjs';
import { remoteUri } from './workbench.mjs';

/** So many colours are enough for a window with text. */
const COLOURS = 256;

/** One window of VS Code in a browser page. Every method ends when what it asked for is on the screen. */
export class Editor {
  #server;
  #folder;
  #page;
  #text = '';

  constructor({ server, folder, page }) {
    this.#server = server;
    this.#folder = folder;
    this.#page = page;
    page.setDefaultTimeout(60_000);
  }

  /** The window's page, for what only one script does. */
  get page() {
    return this.#page;
  }

  /** Opens the folder anew, with nothing in front. */
  async openFolder(payload = {}, folder = this.#folder) {
    const entries = Object.entries({ skipWelcome: 'true', ...payload });
    const query = new URLSearchParams({
      tkn: this.#server.token,
      folder,
      payload: JSON.stringify(entries),
    });
    await this.#page.goto(`http://127.0.0.1:${this.#server.port}/?${query}`);
    await this.seen('.part.statusbar');
  }

  /** Opens the folder anew with one file in front, and waits for its first problem. */
  async open(file, folder) {
    this.#text = readFileSync(file, 'utf8');
    await this.openFolder({ openFile: remoteUri(this.#server, file) }, folder);
    await this.squiggles().first().waitFor();
  }

  /** Leaves the whole width to the editor. */
  async hideFiles() {
    const files = this.#page.locator('.part.sidebar');
    if (await files.isVisible()) await this.#page.keyboard.press('Control+B');
    await files.waitFor({ state: 'hidden' });
  }

  squiggles() {
    return this.#page.locator('.editor-instance .cdr[class*=squiggly]');
  }

  /** Puts the cursor at the start of the first place where the opened file has this text. */
  async goTo(text) {
    const at = this.#text.indexOf(text);
    if (at < 0) throw new Error(`The file does not have “${text}”.`);
    const before = this.#text.slice(0, at).split('\n');
    await this.#page.keyboard.press('Control+1');
    await this.#page.keyboard.press('Control+G');
    await this.#page.locator('.quick-input-widget:visible input').fill(`:${before.length}:${before.at(-1).length + 1}`);
    await this.#page.keyboard.press('Enter');
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Lists the problems of all files below the editor. */
  async showProblems() {
    await this.#page.keyboard.press('Control+Shift+M');
    await this.#page.locator('.markers-panel .monaco-list-row').first().waitFor();
  }

  /** Runs a command by its name, as from the palette. `stays`: the command itself asks for something. */
  async command(name, { stays = false } = {}) {
    await this.#page.keyboard.press('F1');
    const input = this.#page.locator('.quick-input-widget:visible input[type=text]');
    await input.fill(`>${name}`);
    await this.#page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await this.#page.keyboard.press('Enter');
    if (!stays) return this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.#page.waitForFunction(
      () => !document.querySelector('.quick-input-widget input[type=text]')?.value.startsWith('>'),
    );
    await this.#page.locator('.quick-input-list .monaco-list-row').nth(1).waitFor();
  }

  /** Waits until something is not to be seen any more. */
  async gone(selector) {
    await this.#page.locator(selector).first().waitFor({ state: 'detached' });
  }

  /** Waits until something is to be seen. */
  async seen(selector) {
    await this.#page.locator(selector).first().waitFor();
  }

  /** Shows what the extension says of the place under the cursor. */
  async showHover() {
    await this.command('Show or Focus Hover');
    await this.#page.locator('.monaco-hover:visible .hover-contents').first().waitFor();
    await this.#page.locator('.monaco-hover:visible', { hasText: 'Loading' }).waitFor({ state: 'hidden' });
  }

  /** Opens the network map, and waits until it is drawn. */
  async showMap() {
    await this.command('Xen: Show Network Map');
    const view = this.#page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await view.locator('.guest').nth(6).waitFor();
    await view.locator('.guest.bad').nth(2).waitFor();
  }

  /** Types some text at the cursor. */
  async type(text) {
    await this.#page.keyboard.type(text);
    await this.#page.locator('.tab.active.dirty').waitFor();
  }

  /** Saves the file, which runs the fixes that are set to run then. */
  async save() {
    await this.#page.keyboard.press('Control+S');
    await this.#page.locator('.tab.active:not(.dirty)').waitFor();
  }

  async press(key) {
    await this.#page.keyboard.press(key);
  }

  /** Writes a picture of the window to a file. */
  async picture(path) {
    const { width, height } = this.#page.viewportSize();
    await this.#page.mouse.move(width / 4, height - 4); // where nothing lights up
    const picture = await this.#page.screenshot({ animations: 'disabled', caret: 'initial' });
    writeFileSync(path, withPalette(picture, COLOURS));
  }
}
