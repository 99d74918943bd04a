export type Command = { readonly kind: 'none' };
