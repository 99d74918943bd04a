/** A key of IndexedDB: text, number, date, bytes, or a list of these. */
type Tagged = string | readonly ['n' | 'd', number] | readonly ['b', string] | readonly ['a', ...unknown[]];

function tag(key: unknown): Tagged {
  if (typeof key === 'string') return key;
  if (typeof key === 'number') return ['n', Object.is(key, -0) ? 0 : key];
  if (key instanceof Date) return ['d', key.getTime()];
  if (Array.isArray(key)) return ['a', ...key.map(tag)];
  if (key instanceof ArrayBuffer) return ['b', Buffer.from(key).toString('base64')];
  if (ArrayBuffer.isView(key)) return ['b', Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('base64')];
  throw new TypeError('this cannot be a key of IndexedDB');
}

function untag(tagged: unknown): unknown {
  if (!Array.isArray(tagged)) return tagged;
  const [kind, first]: readonly unknown[] = tagged;
  if (kind === 'n') return first;
  if (kind === 'd') return new Date(Number(first));
  if (kind === 'b') return new Uint8Array(Buffer.from(String(first), 'base64')).buffer;
  return tagged.slice(1).map(untag);
}

/** The same bytes for the same key, whichever version of V8 wrote them. */
export function encodeKey(key: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(tag(key)));
}

export function decodeKey(bytes: Uint8Array): unknown {
  return untag(JSON.parse(Buffer.from(bytes).toString()));
}
