/** What comes over a wire, before anything is known of it. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function jsonIn(from: Json, name: string): Json {
  const value = from[name];
  return isJson(value) ? value : {};
}

export function textIn(from: Json, name: string): string {
  const value = from[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function listIn(from: Json, name: string): readonly Json[] {
  const value = from[name];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** Every string anywhere inside. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isJson(value) ? Object.values(value).flatMap(stringsIn) : [];
}
