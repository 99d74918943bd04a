import type { Embedder } from '../contract.ts';
import { lexicalEmbedder } from './lexical.ts';
import { type OpenAiSettings, openAiEmbedder } from './openai.ts';
import { type TransformersSettings, transformersEmbedder } from './transformers.ts';

/** Which embedder is wanted, with what it needs. */
export type EmbedderSettings = { readonly kind: 'lexical' } | TransformersSettings | OpenAiSettings;

/** Why the wanted embedder cannot serve; expected on a machine without the package, the model or the network. */
export type EmbedderFault =
  | 'package-absent'
  | 'model-absent'
  | 'model-unusable'
  | 'key-absent'
  | 'key-refused'
  | 'server-unreachable'
  | 'answer-unusable';

export type OpenedEmbedder =
  | { readonly ok: true; readonly embedder: Embedder }
  | { readonly ok: false; readonly fault: EmbedderFault };

/** Tells how much of a model has been fetched, 0..100, at most once for each whole per cent. */
export type OnFetched = (percent: number) => void;

/** Opens the wanted embedder and tries it once; where it cannot serve, the caller goes on with `lexical`. */
export async function openEmbedder(
  settings: EmbedderSettings,
  onFetched: OnFetched = () => undefined,
): Promise<OpenedEmbedder> {
  switch (settings.kind) {
    case 'lexical':
      return { ok: true, embedder: lexicalEmbedder() };
    case 'transformers':
      return transformersEmbedder(settings, onFetched);
    case 'openai':
      return openAiEmbedder(settings);
  }
}
