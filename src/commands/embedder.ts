import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import {
  type Embedder,
  type EmbedderFault,
  type EmbedderSettings,
  lexicalEmbedder,
  openEmbedder,
  type RerankSettings,
  useSiteLexicon,
} from '../match/index.ts';
import { type Finding, note, ok } from './doctor.ts';

type Settings = Pick<Config, 'DATABASE_URL' | 'EMBEDDER' | 'EMBEDDING_MODEL' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL'>;

const DEFAULT_MODEL = { transformers: 'Xenova/multilingual-e5-small', openai: 'text-embedding-3-small' } as const;

/** What the configuration says of vectors. A fetched model is kept beside the database. */
export function embedderSettings(config: Settings, mayFetch: boolean): EmbedderSettings {
  const { EMBEDDER: kind, EMBEDDING_MODEL, OPENAI_API_KEY, OPENAI_BASE_URL, DATABASE_URL } = config;
  if (kind === 'lexical') return { kind };
  const model = EMBEDDING_MODEL ?? DEFAULT_MODEL[kind];
  if (kind === 'transformers') {
    const place = DATABASE_URL.startsWith('file:') ? dirname(DATABASE_URL.slice('file:'.length)) : 'data';
    return { kind, model, mayFetch, cacheDir: join(place, 'models') };
  }
  return {
    kind,
    model,
    ...(OPENAI_API_KEY === undefined ? {} : { apiKey: OPENAI_API_KEY }),
    ...(OPENAI_BASE_URL === undefined ? {} : { baseUrl: OPENAI_BASE_URL }),
  };
}

/** Null where no language model is wanted. */
export function rerankSettings(
  config: Pick<Config, 'RERANK_MODEL' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL'>,
): RerankSettings | null {
  const { RERANK_MODEL: model, OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = config;
  if (model === undefined) return null;
  return { model, ...(apiKey === undefined ? {} : { apiKey }), ...(baseUrl === undefined ? {} : { baseUrl }) };
}

/** Why, and what to do about it. */
const WORDS: Readonly<Record<EmbedderFault, Readonly<Record<'de' | 'en', readonly [says: string, todo: string]>>>> = {
  'package-absent': {
    de: ['das Paket dafür ist hier nicht installiert', 'npm ci ohne --omit=optional, oder EMBEDDER=lexical'],
    en: ['its package is not installed here', 'run npm ci without --omit=optional, or set EMBEDDER=lexical'],
  },
  'model-absent': {
    de: [
      'das Modell ist hier nicht vorhanden',
      'EMBEDDING_MODEL auf einen Ordner mit dem Modell setzen, oder beim Start Zugang zu huggingface.co geben',
    ],
    en: [
      'the model is not on this machine',
      'set EMBEDDING_MODEL to a folder that holds it, or allow huggingface.co at a start',
    ],
  },
  'model-unusable': {
    de: [
      'das Modell lässt sich nicht verwenden',
      'den Ordner des Modells löschen und neu holen, oder ein anderes wählen',
    ],
    en: ['the model cannot be used', 'delete its folder and fetch it again, or choose another'],
  },
  'key-absent': {
    de: ['weder Schlüssel noch Adresse sind gesetzt', 'OPENAI_API_KEY oder OPENAI_BASE_URL setzen'],
    en: ['neither a key nor an address is set', 'set OPENAI_API_KEY or OPENAI_BASE_URL'],
  },
  'key-refused': {
    de: ['der Server lehnt den Schlüssel ab', 'OPENAI_API_KEY prüfen'],
    en: ['the server refuses the key', 'check OPENAI_API_KEY'],
  },
  'server-unreachable': {
    de: ['der Server antwortet nicht', 'nichts: es wird wieder versucht; sonst OPENAI_BASE_URL und das Netz prüfen'],
    en: ['the server does not answer', 'nothing: it is tried again; else check OPENAI_BASE_URL and the network'],
  },
  'answer-unusable': {
    de: ['der Server antwortet nicht wie erwartet', 'OPENAI_BASE_URL und EMBEDDING_MODEL prüfen'],
    en: ['the server answers with something else than vectors', 'check OPENAI_BASE_URL and EMBEDDING_MODEL'],
  },
};

/** For the terminal, in both languages: whoever starts it may read either. */
export function embedderFaultWords(kind: string, fault: EmbedderFault): string {
  const { de, en } = WORDS[fault];
  return (
    `EMBEDDER=${kind}: ${en[0]}; the lexical embedder serves.\n     -> ${en[1]}\n` +
    `EMBEDDER=${kind}: ${de[0]}; der lexikalische dient an seiner Stelle.\n     -> ${de[1]}\n`
  );
}

/** Which embedder would serve; nothing is fetched for it. */
export async function embedderFinding(settings: EmbedderSettings): Promise<Finding> {
  if (settings.kind === 'lexical') return ok('embedder', 'lexical serves; it needs no model');
  const opened = await openEmbedder(settings);
  if (opened.ok) return ok('embedder', `${settings.kind} serves, with ${settings.model}`);
  const [says, todo] = WORDS[opened.fault].en;
  return note('embedder', `lexical serves instead of ${settings.kind}: ${says}`, todo);
}

/** For a dry run: the wanted one, or the lexical one with a warning. */
export async function embedderFor(settings: EmbedderSettings, warn: (message: string) => void): Promise<Embedder> {
  const opened = await openEmbedder(settings);
  if (opened.ok) return opened.embedder;
  warn(embedderFaultWords(settings.kind, opened.fault).trimEnd());
  return lexicalEmbedder();
}

/** For a dry run of matching as it is configured: the words of the house first, since the embedder reads them. */
export function configuredFor(
  config: Settings & Pick<Config, 'LEXICON_FILE'>,
  warn: (message: string) => void,
): Promise<Embedder> {
  if (config.LEXICON_FILE !== undefined) useSiteLexicon(config.LEXICON_FILE);
  return embedderFor(embedderSettings(config, false), warn);
}
