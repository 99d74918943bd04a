/** What may be written only in certain places. */
export interface WordRow {
  readonly rule: string;
  readonly pattern: RegExp;
  /** The modules it binds, by the beginning of their path. */
  readonly within: readonly string[];
  readonly except: readonly string[];
  /** A line that breaks it, to show that it is seen. */
  readonly planted: string;
}

const EVERYWHERE = ['src/', 'adapters/'];

export const WORDS: readonly WordRow[] = [
  {
    rule: 'the environment is read only in config.ts',
    pattern: /\bprocess\.env\b|\benv\b[^;\n]*\bfrom 'node:process'/,
    within: EVERYWHERE,
    except: ['src/config.ts'],
    planted: 'const port = process.env.PORT;',
  },
  {
    rule: 'the wall clock is read only in main.ts; an adapter asks core.now()',
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bperformance\.now\b|\bhrtime\b|\bTemporal\.Now\b/,
    within: EVERYWHERE,
    except: ['src/main.ts'],
    planted: 'const now = new Date();',
  },
  {
    rule: 'the core waits only through its clock',
    pattern: /\bsetTimeout\b|\bsetInterval\b|\bAbortSignal\.timeout\b|\bscheduler\.wait\b/,
    within: ['src/'],
    except: ['src/main.ts'],
    planted: 'setTimeout(() => deliver(), 1000);',
  },
  {
    rule: 'chance comes in by a port, but for keys, nonces and temporary file names',
    pattern: /\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/,
    within: ['src/'],
    except: ['src/main.ts', 'src/key-file.ts', 'src/store/prisma/sealing.ts', 'src/match/vector-index/cache.ts'],
    planted: 'const id = randomUUID();',
  },
  {
    rule: 'raw text is revealed only in deid/scrub.ts',
    pattern: /\.reveal\s*\(\s*\)|\[\s*['"]reveal['"]\s*\]/,
    within: EVERYWHERE,
    except: ['src/deid/scrub.ts'],
    planted: 'send(question.reveal());',
  },
  {
    rule: 'a scrubbed column is read back only in store/prisma/',
    pattern: /\brestoreScrubbed\s*\(/,
    within: EVERYWHERE,
    except: ['src/deid/scrub.ts', 'src/deid/scrubbed-text.ts', 'src/store/prisma/'],
    planted: "const text = restoreScrubbed('Pat. Testmann');",
  },
  {
    rule: 'nothing is called scrubbed by a cast',
    pattern: /\bas\s+(unknown\s+as\s+)?(readonly\s+)?ScrubbedText\b|<ScrubbedText>\s*['"`\w(]/,
    within: EVERYWHERE,
    except: ['src/deid/scrubbed-text.ts'],
    planted: 'const text = typed as ScrubbedText;',
  },
  {
    rule: 'the compiler is not silenced',
    pattern: /\bas\s+unknown\s+as\b|\bas\s+any\b|@ts-(ignore|nocheck|expect-error)/,
    within: EVERYWHERE,
    except: [],
    planted: 'const state = row as unknown as State;',
  },
];
