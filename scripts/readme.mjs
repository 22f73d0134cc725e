// What people read of a package that lies nowhere on the network: no link and no picture that leads nowhere.

const PICTURE = /^!\[[^\]]*\]\((?!https?:)[^)]*\)\n\n?/gm;
const LINK = /(?<!!)\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g;

/** A Markdown text without its pictures and links of the project's own files; the words of the links stay. */
export const standsAlone = (markdown) => markdown.replaceAll(PICTURE, '').replaceAll(LINK, '$1');
