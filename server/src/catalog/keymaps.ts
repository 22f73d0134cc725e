/** The keyboards that QEMU has a keymap of, in any version (pc-bios/keymaps), the more usual ones first. */
export const KEYMAPS: readonly string[] = [
  'en-us', 'en-gb', 'de', 'de-ch', 'fr', 'fr-be', 'fr-ca', 'fr-ch', 'es', 'it', 'pt', 'pt-br', 'nl', 'nl-be', 'da', 'sv', 'no', 'fi', 'is',
  'et', 'lt', 'lv', 'pl', 'cz', 'hu', 'sl', 'hr', 'mk', 'ru', 'tr', 'ar', 'ja', 'th', 'fo', 'bepo',
]; // biome-ignore format: a list of codes

/** Files beside them, which keymaps include and QEMU would read just as well. */
export const KEYMAP_PARTS: readonly string[] = ['common', 'modifiers'];
