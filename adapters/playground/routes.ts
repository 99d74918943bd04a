import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type ActResult, ask, attach, cancelForm, choose, openHome, say, submit } from './acts.ts';
import type { Asset } from './assets.ts';
import { guards } from './guard.ts';
import { html, type Markup, nothing } from './page/markup.ts';
import { notFoundPage, statusLine } from './page/page.ts';
import { type Persona, personaById } from './persona.ts';
import { composerOf, markSeen, openFormOf, type Screen, screenOf, wholePage } from './screen.ts';
import type { Stage } from './stage.ts';
import { streamPage } from './stream.ts';
import { notices, steps, words } from './words.ts';

type Act = (stage: Stage, persona: Persona, posted: URLSearchParams) => ActResult | Promise<ActResult>;

/** What a person may do, by the last part of the address. */
const acts: Readonly<Record<string, Act>> = {
  ask: (stage, persona, posted) => ask(stage, persona, 'command', posted),
  write: (stage, persona, posted) => ask(stage, persona, 'message', posted),
  say,
  choice: choose,
  form: submit,
  'form/close': cancelForm,
  file: attach,
};

export function createRoutes(stage: Stage, assets: readonly Asset[], first: Persona, port: () => number): Hono {
  const app = new Hono();
  for (const guard of guards(port)) app.use(guard);
  for (const asset of assets) app.get(asset.path, (c) => c.body(asset.body, 200, { 'Content-Type': asset.type }));
  app.get('/', (c) => c.redirect(addressOf({ persona: first, view: 'konsil' })));
  app.get('/events', (c) => {
    const screen = screenFrom(stage, c.req.query('as'), c.req.query('view'));
    const lastId = c.req.header('last-event-id') ?? c.req.query('since') ?? '';
    return screen === null ? c.text('No such page', 404) : streamPage(c, stage, screen, lastId);
  });
  app.post('/clock', async (c) => moveClock(c, stage, first));
  for (const [name, act] of Object.entries(acts))
    app.post(`/as/:person/${name}`, async (c) => perform(c, stage, first, act));
  app.get('/as/:person/:view', async (c) => show(c, stage, first));
  app.notFound((c) => c.html(notFoundPage(first), 404));
  app.onError((error, c) =>
    error instanceof HTTPException
      ? error.getResponse()
      : c.text('Something broke here. Please load the page again.', 500),
  );
  return app;
}

function addressOf({ persona, view }: Screen): string {
  return `/as/${encodeURIComponent(persona.account.id)}/${encodeURIComponent(view)}`;
}

function screenFrom(stage: Stage, person = '', view = ''): Screen | null {
  const persona = personaById(stage.personas, person);
  return persona === null ? null : screenOf(stage, persona, view);
}

async function show(c: Context, stage: Stage, first: Persona): Promise<Response> {
  const screen = screenFrom(stage, c.req.param('person'), c.req.param('view'));
  if (screen === null) return c.html(notFoundPage(first), 404);
  if (screen.view === 'home') await openHome(stage, screen.persona);
  await markSeen(stage, screen);
  const notice = notices.find((known) => known === c.req.query('said')) ?? null;
  return c.html(wholePage(stage, screen, { notice }));
}

async function perform(c: Context, stage: Stage, first: Persona, act: Act): Promise<Response> {
  const posted = new URLSearchParams(await c.req.text());
  const persona = personaById(stage.personas, c.req.param('person') ?? '');
  if (persona === null) return c.html(notFoundPage(first), 404);
  const screen = screenOf(stage, persona, posted.get('view') ?? '') ?? { persona, view: 'konsil' };
  const result = await act(stage, persona, posted);
  return c.req.header('hx-request') === 'true'
    ? c.html(parts(stage, screen, result))
    : withoutScript(c, stage, screen, result);
}

/** The page stays; only what the act changed is put in place, and nothing a person typed is lost. */
function parts(stage: Stage, screen: Screen, result: ActResult): Markup {
  const { notice, errors, trouble, stored } = result;
  const status =
    errors.length > 0
      ? html`<p id="status" role="status" class="error">${errors.join(' ')}</p>`
      : statusLine(notice, screen.persona);
  const form = html`<hx-partial hx-target="#form-slot" hx-swap="innerHTML">${openFormOf(stage, screen, trouble ?? undefined)}</hx-partial>`;
  const composer = html`<hx-partial hx-target="#composer" hx-swap="outerHTML">${composerOf(screen)}</hx-partial>`;
  const keepsForm = !stored && (trouble === null || trouble.errors.length === 0 || errors.length > 0);
  return html`<hx-partial hx-target="#status" hx-swap="outerHTML">${status}</hx-partial>${keepsForm ? nothing : form}${stored ? composer : nothing}`;
}

function withoutScript(c: Context, stage: Stage, screen: Screen, result: ActResult): Response | Promise<Response> {
  const { notice, trouble, kept, stored } = result;
  if (!stored || kept !== null || trouble !== null)
    return c.html(
      wholePage(stage, screen, { notice, ...(trouble === null ? {} : { trouble }), typed: kept ?? '' }),
      stored || (trouble !== null && trouble.errors.length > 0) ? 422 : 503,
    );
  return c.redirect(`${addressOf(screen)}${notice === null ? '' : `?said=${notice}`}`, 303);
}

async function moveClock(c: Context, stage: Stage, first: Persona): Promise<Response> {
  const posted = new URLSearchParams(await c.req.text());
  const screen = screenFrom(stage, posted.get('person') ?? '', posted.get('view') ?? '') ?? {
    persona: first,
    view: 'konsil',
  };
  const step = steps.find((known) => String(known) === posted.get('minutes'));
  if (step === undefined) return c.text('No such step', 400);
  await stage.moveClock(step);
  stage.changes.touch('clock');
  if (c.req.header('hx-request') !== 'true') return c.redirect(`${addressOf(screen)}?said=moved`, 303);
  const { persona } = screen;
  return c.html(
    html`<hx-partial hx-target="#status" hx-swap="outerHTML"><p id="status" role="status" lang="${persona.lang}">${words[persona.lang].said.moved}</p></hx-partial>`,
  );
}
