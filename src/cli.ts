import { Argument, Command, CommanderError, Option } from 'commander';
import { progressOn } from './commands/progress.ts';
import { todo } from './commands/todo.ts';
import { environmentWith, readConfig } from './config.ts';
import { BotError, faultCode } from './errors.ts';
import type { ManifestOptions } from './slack-platform.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const program = new Command('konsil')
  .description(
    'Brings a clinician’s de-identified question to the right colleague and tracks it until the loop is closed.',
  )
  .showHelpAfterError('(konsil --help tells what there is)')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride();

const languages = ['de', 'en', 'fr', 'it'] as const;
const jsonl = new Option('--jsonl', 'one JSON object a line, in and out').makeOptionMandatory();

program
  .command('start')
  .description('start the bot; with neither Slack nor Matrix set up, the playground on 127.0.0.1')
  .action(async () => {
    const { start } = await import('./main.ts');
    await start(readConfig(environmentWith()));
  });

program
  .command('scrub')
  .description('take identifiers out of {"id","text"} lines from stdin; nothing is stored')
  .addOption(jsonl)
  .addOption(new Option('--lang <language>', 'language of the texts, when known').choices(languages))
  .option('--explain', 'say of each span by what evidence it was taken, and how sure that is')
  .addOption(new Option('--years <what>', 'whether a year alone stays or goes').choices(['stay', 'go']))
  .action(async (options: { lang?: (typeof languages)[number]; explain?: boolean; years?: 'stay' | 'go' }) => {
    const { scrubLines } = await import('./commands/scrub-lines.ts');
    const progress = progressOn(process.stderr, 'texts read');
    process.exitCode = await scrubLines(process.stdin, writeOut, { ...options, onLine: progress.step });
    progress.done();
  });

program
  .command('check')
  .description('judge the check digit of {"type","value"} lines from stdin')
  .addOption(jsonl)
  .action(async () => {
    const { checkLines } = await import('./commands/check-lines.ts');
    const progress = progressOn(process.stderr, 'numbers read');
    process.exitCode = await checkLines(process.stdin, writeOut, { onLine: progress.step });
    progress.done();
  });

program
  .command('match')
  .description('find experts for {"id","text"} lines from stdin; touches no database')
  .addOption(jsonl)
  .requiredOption('--directory <file>', 'experts, one JSON object a line')
  .option('--cases <file>', 'earlier anonymised cases, one JSON object a line')
  .action(async (options: { directory: string; cases?: string }) => {
    const { matchLines } = await import('./commands/match-lines.ts');
    const { configuredFor } = await import('./commands/embedder.ts');
    const warn = (message: string): void => void process.stderr.write(`konsil: ${message}\n`);
    const embedder = await configuredFor(readConfig(environmentWith()), warn);
    const progress = progressOn(process.stderr, 'experts, cases and questions read');
    process.exitCode = await matchLines({
      ...options,
      embedder,
      warn,
      onLine: progress.step,
      input: process.stdin,
      write: (line) => writeOut(`${line}\n`),
    });
    progress.done();
  });

const lexicon = program.command('lexicon').description('look after the words by which colleagues are found');

lexicon
  .command('check')
  .description('find duplicates, orphans and words that cannot be found; exit code 1 when there is any')
  .argument('[site.tsv...]', 'files of your own for LEXICON_FILE, checked together with what ships')
  .action(async (files: readonly string[]) => {
    const { lexiconCheck } = await import('./commands/lexicon-check.ts');
    process.exitCode = await lexiconCheck({ files, write: (line) => writeOut(`${line}\n`) });
  });

lexicon
  .command('import')
  .description('make a file for LEXICON_FILE of a collection you have the right to use; it goes to stdout')
  .argument('<file>', 'as its publisher gives it out')
  .addOption(
    new Option('--format <format>', 'Disease Ontology and HPO as OBO, Alpha-ID with "|" between the cells')
      .choices(['doid', 'hpo', 'alpha-id'])
      .makeOptionMandatory(),
  )
  .action(async (file: string, { format }: { format: 'doid' | 'hpo' | 'alpha-id' }) => {
    const { lexiconImport } = await import('./commands/lexicon-import.ts');
    process.exitCode = await lexiconImport({
      format,
      file,
      write: writeOut,
      tell: (message) => void process.stderr.write(`konsil: ${message}\n`),
    });
  });

program
  .command('import')
  .description('take experts from a CSV file; the same file again changes only what changed')
  .argument('<experts.csv>', 'columns are listed in docs/import.md')
  .option('--dry-run', 'say what would change, and change nothing')
  .action(async (file: string, options: { dryRun?: boolean }) => {
    const { importFile } = await import('./main.ts');
    process.exitCode = await importFile(readConfig(environmentWith()), file, options.dryRun === true);
  });

program
  .command('slack')
  .description('manifest: print what Slack needs to make the app; docs/slack.md goes through it')
  .addArgument(new Argument('<what>').choices(['manifest']))
  .option('--http <url>', 'requests come to this address, instead of Socket Mode')
  .option('--name <name>', 'what the app is called at Slack')
  .option('--command <command>', 'the slash command, with its slash')
  .option('--token-rotation', 'tokens expire and are renewed; with --http, for installing by OAuth')
  .option('--group-history', 'also look in group messages whether a message of its own arrived')
  .action(async (_what: string, options: ManifestOptions) => {
    const { slackManifestText } = await import('./slack-platform.ts');
    await writeOut(slackManifestText(options));
  });

const matrix = program
  .command('matrix')
  .description('look after the device of Konsil at Matrix, while Konsil is stopped; docs/matrix.md');

async function actAtMatrix(what: 'login' | 'verify' | 'recover' | 'reset', sure = false): Promise<never> {
  const { matrixCommand } = await import('./matrix-platform.ts');
  await writeOut(await matrixCommand(readConfig(environmentWith()), what, sure));
  process.exit();
}

matrix
  .command('login')
  .description('sign in, set up cross-signing, recovery key and key backup, and say how the device stands')
  .action(() => actAtMatrix('login'));

matrix
  .command('verify')
  .description('print the fingerprint of the device, and whether the identity of the account has signed it')
  .action(() => actAtMatrix('verify'));

matrix
  .command('recover')
  .description('come back as a new device by the recovery key, after MATRIX_STORE was lost')
  .action(() => actAtMatrix('recover'));

matrix
  .command('reset')
  .description('make a new identity, where store and recovery key are both lost; says first what that costs')
  .option('--yes', 'throw the old identity away')
  .action(({ yes }: { yes?: boolean }) => actAtMatrix('reset', yes));

program
  .command('doctor')
  .description('check the set-up and say what to do about what is wrong')
  .option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => {
    const { doctor } = await import('./main.ts');
    process.exitCode = await doctor(() => environmentWith(), options.json === true);
  });

/** Waits while the reader of stdout is slow, so that a large input never piles up in memory. */
function writeOut(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(line, (error) => (error ? reject(error) : resolve()));
  });
}

/** A closed pipe (`| head`) is no fault. */
process.stdout.on('error', (error: Error & { code?: string }) => {
  process.exit(error.code === 'EPIPE' ? 0 : EXIT_FAILED);
});

/** What a command left open, a connection for instance, must not keep a failed one alive. */
function fail(words: string): void {
  process.exitCode = EXIT_FAILED;
  process.stderr.write(`konsil: ${words}\n`, () => process.exit());
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE;
  else if (error instanceof BotError) fail(`${error.message}\n     -> ${todo[error.code]}`);
  else
    fail(
      `something broke that should not have (${faultCode(error)})\n     -> look at what konsil doctor says, and start again with LOG_LEVEL=debug`,
    );
}
