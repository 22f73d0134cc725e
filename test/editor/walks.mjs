// What a new user does, step by step, and what is looked at after each.
import { join } from 'node:path';
import { writeFleet } from './harness/fleet.mjs';

const XM = 'xend-host/xen/web1.cfg';
const XL = 'xl-host/xen/web2.cfg';

/** So long (milliseconds) after a key nothing moves any more, which no selector can tell for all steps alike. */
const REST = 900;

/** Presses keys one after the other, and takes a picture when everything rests. */
async function keys({ editor, look }, name, ...pressed) {
  for (const key of pressed) await editor.press(key);
  await editor.page.waitForTimeout(REST);
  await look(name);
}

/** Types into what has the focus. */
async function text({ editor, look }, name, typed) {
  await editor.page.keyboard.type(typed);
  await editor.page.waitForTimeout(REST);
  await look(name);
}

/** Runs a command from the palette. */
async function command(walk, name, title) {
  const { page } = walk.editor;
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input[type=text]').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await keys(walk, name, 'Enter');
}

/** Goes to the next problems one by one, and takes the first fix of each. */
async function mendNext(walk, times) {
  for (let i = 0; i < times; i++) {
    await keys(walk, 'next-problem', 'F8');
    await keys(walk, 'fixes', 'Control+.');
    await keys(walk, 'fixed', 'Enter');
  }
}

/** Shows what is said of the place where a text stands. */
async function hover(walk, name, at) {
  await walk.editor.goTo(at);
  await keys(walk, `hover-${name}`, 'Control+K', 'Control+I');
  await walk.editor.page.keyboard.press('Escape');
}

export const WALKS = {
  async walkthrough(walk) {
    const { editor } = walk;
    await editor.openFolder();
    await command(walk, 'choose', 'Welcome: Open Walkthrough');
    await editor.page.keyboard.type('Get started with Xen');
    await keys(walk, 'start', 'Enter');
    for (let i = 0; i < 5; i++) {
      await editor.page.locator('.getting-started-step').nth(i).click();
      await keys(walk, `step-${i + 1}`);
    }
  },
  async mend(walk) {
    const { editor, workspace } = walk;
    await editor.open(join(workspace, XM));
    await keys(walk, 'opened');
    await mendNext(walk, 2);
    await keys(walk, 'saved', 'Escape', 'Control+S');
  },
  async conflict(walk) {
    const { editor, workspace } = walk;
    await editor.open(join(workspace, XL));
    await mendNext(walk, 3);
    await keys(walk, 'saved', 'Escape', 'Control+S');
    await keys(walk, 'problems', 'Control+Shift+M');
  },
  async write(walk) {
    const { editor, workspace } = walk;
    await editor.open(join(workspace, XL));
    await keys(walk, 'settings', 'Control+End', 'Enter', 'Control+Space');
    await text(walk, 'setting', 'on_cr');
    await keys(walk, 'accepted', 'Enter');
    await keys(walk, 'details', 'Control+Space', 'Control+Space');
    await keys(walk, 'value', 'Escape', 'End', 'Enter');
    await text(walk, 'vif', 'vif = [ "');
    await text(walk, 'key', 'bri');
    await keys(walk, 'key-accepted', 'Enter');
    await text(walk, 'next', ',mac=');
    await keys(walk, 'mac', 'Control+Space');
    await editor.page.keyboard.press('Escape');
    await hover(walk, 'mac', 'mac=');
    await hover(walk, 'disk', 'disk =');
    await hover(walk, 'format', 'qcow2,xvda');
    await hover(walk, 'problem', 'memmory');
    await editor.goTo('xenbr0');
    await keys(walk, 'rename', 'F2');
    await editor.page.keyboard.type('lan0');
    await keys(walk, 'renamed', 'Enter');
    await keys(walk, 'formatted', 'Shift+Alt+F');
    await keys(walk, 'outline', 'Control+Shift+O');
    await keys(walk, 'definition', 'Escape', 'F12');
  },
  async commands(walk) {
    const { editor, workspace } = walk;
    await editor.open(join(workspace, XL));
    await editor.page.keyboard.press('F1');
    await editor.page.keyboard.type('xen:');
    await keys(walk, 'palette');
    await editor.page.keyboard.press('Escape');
    await editor.goTo('memmory');
    await command(walk, 'explained', 'Xen: Explain Problem');
    await keys(walk, 'back', 'Control+1', 'Control+PageUp');
    await editor.goTo('00:16:3e:20:10:04');
    await command(walk, 'effective', 'Xen: Show Effective Configuration');
    await keys(walk, 'back', 'Control+1');
    await editor.goTo('00:16:3e:20:10:04');
    await command(walk, 'mac', 'Xen: Generate MAC Address');
    await keys(walk, 'undone', 'Control+Z');
    await command(walk, 'attach', 'Xen: Copy network-attach Command');
    await command(walk, 'attached', 'Xen: Add Interface from a network-attach');
    await command(walk, 'fix-all', 'Xen: Fix All');
    await command(walk, 'profile', 'Xen: Select Toolstack and Release');
    await keys(walk, 'profile-place', 'ArrowDown', 'ArrowDown', 'Enter');
    await keys(walk, 'profile-chosen', 'Enter');
    await command(walk, 'checked', 'Xen: Check Workspace');
    await command(walk, 'new-guest', 'Xen: New Guest from a Snippet');
    await keys(walk, 'new-guest-kind', 'Enter');
    await keys(walk, 'new-guest-file', 'Enter');
    await keys(walk, 'new-guest-field', 'Tab');
    await command(walk, 'map', 'Xen: Show Network Map');
    await command(walk, 'log', 'Xen: Show Log');
    await command(walk, 'restarted', 'Xen: Restart Language Server');
  },
  ...Object.fromEntries(
    Object.entries({
      dark: 'Default Dark Modern',
      contrast: 'Default High Contrast',
      'contrast-light': 'Default High Contrast Light',
    }).flatMap(([name, theme]) => [
      [`map-${name}`, (walk) => mapOfExamples(walk, theme)],
      [`fleet-${name}`, (walk) => mapOfFleet(walk, theme)],
    ]),
  ),
};

const ROOM = { 'workbench.activityBar.location': 'hidden', 'workbench.editor.showTabs': 'single' };

async function mapOfExamples(walk, theme) {
  const { editor, workspace, set } = walk;
  set({ ...ROOM, 'workbench.colorTheme': theme });
  await editor.open(join(workspace, XL));
  await editor.hideFiles();
  await editor.showMap();
  await keys(walk, 'whole');
  await keys(walk, 'first', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
  await keys(walk, 'moved', 'ArrowRight', 'ArrowDown');
  await keys(walk, 'conflict', 'n');
  await keys(walk, 'zoomed', '+', '+', '+');
  await text(walk, 'found', '/00:16:3e:20:10:04');
  await keys(walk, 'found-next', 'Enter');
}

async function mapOfFleet(walk, theme) {
  const { editor, workspace, set } = walk;
  set({ ...ROOM, 'workbench.colorTheme': theme });
  const folder = join(workspace, '../fleet');
  writeFleet(folder);
  await editor.open(join(workspace, XL), folder);
  await editor.hideFiles();
  await editor.command('Xen: Show Network Map');
  const view = editor.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await view.locator('.guest.bad').nth(16).waitFor();
  await keys(walk, 'whole');
  await keys(walk, 'conflict', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'n');
  await keys(walk, 'zoomed', '+', '+');
  await keys(walk, 'opened', 'Enter');
}
