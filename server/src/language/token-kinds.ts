/** What a word is; the names are those of the protocol. A MAC address is a number. */
export const TOKEN_TYPES = ['property', 'variable', 'parameter', 'enumMember', 'number', 'function', 'class'] as const;
/** `unknown`: Xen never looks at it. */
export const TOKEN_MODIFIERS = ['deprecated', 'unknown'] as const;
