// What is done before each picture. Files are of the examples.

const XM = 'xend-host/xen/web1.cfg';
const XL = 'xl-host/xen/web2.cfg';

/** Pictures of the documentation, by their names in docs/images. */
export const SHOTS = {
  hover: {
    file: XM,
    async prepare(editor) {
      await editor.goTo('mac=');
      await editor.showHover();
    },
  },
  problems: {
    file: XM,
    async prepare(editor) {
      await editor.showProblems();
      await editor.goTo('on_poweroff');
    },
  },
  mended: {
    file: XM,
    async prepare(editor) {
      await editor.showProblems();
      await editor.goTo('on_poweroff');
      await editor.type('x');
      await editor.press('Backspace'); // VS Code saves only what was changed
      await editor.save();
      await editor.gone('.editor-instance .cdr[class*=squiggly]');
    },
  },
  map: {
    file: XL,
    prepare: (editor) => editor.showMap(),
  },
};

/** Pictures of the walkthrough's steps, by their names in media/walkthrough. */
export const WALKTHROUGH = {
  open: {
    file: XL,
    async prepare(editor) {
      await editor.command('Go to Symbol in Editor...', { stays: true });
      await editor.press('ArrowDown'); // the first is the whole guest
    },
  },
  problems: {
    file: XL,
    async prepare(editor) {
      await editor.goTo('memmory');
      await editor.showHover();
    },
  },
  mend: {
    file: XL,
    async prepare(editor) {
      await editor.goTo('memmory');
      await editor.seen('[class*=lightbulb], [class*=light-bulb], .lightBulbWidget');
      await editor.press('Control+.');
      await editor.seen('.action-widget');
    },
  },
  profile: {
    file: XL,
    async prepare(editor) {
      await editor.command('Xen: Select Toolstack and Release', { stays: true });
    },
  },
  effective: {
    file: XL,
    async prepare(editor) {
      await editor.command('Xen: Show Effective Configuration');
      await editor.seen('.tab:has-text("effective")');
      await editor.seen('.editor-group-container:nth-child(1)');
    },
  },
};
