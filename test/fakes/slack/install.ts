import { CLIENT_ID, type Installed, nextId, type World } from './world.ts';

export interface InstallManner {
  /** The page that Slack leads to is opened in another browser than the one that began. */
  readonly inAnotherBrowser?: boolean;
  /** Somebody made up what comes back from Slack. */
  readonly state?: string;
  readonly code?: string;
  readonly refuses?: boolean;
}

/** What a browser shows in the end. */
export interface Page {
  readonly status: number;
  readonly text: string;
  /** What the app asked to be allowed. */
  readonly scopes: readonly string[];
}

/** A browser that goes from the app to Slack and back (https://docs.slack.dev/authentication/installing-with-oauth). */
export async function install(world: World, at: string, agreed: Installed, how: InstallManner = {}): Promise<Page> {
  const begun = await fetch(new URL('/slack/install', at), { redirect: 'manual' });
  const slack = new URL(begun.headers.get('location') ?? '');
  if (slack.searchParams.get('client_id') !== CLIENT_ID) throw new Error('Slack knows no such app');
  const cookie = begun.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  const code = nextId(world, 'code');
  world.codes.set(code, agreed);
  const back = new URL('/slack/oauth_redirect', at);
  if (how.refuses === true) back.searchParams.set('error', 'access_denied');
  else back.searchParams.set('code', how.code ?? code);
  back.searchParams.set('state', how.state ?? slack.searchParams.get('state') ?? '');
  const page = await fetch(back, { headers: how.inAnotherBrowser === true ? {} : { cookie: cookie.join('; ') } });
  const scopes = (slack.searchParams.get('scope') ?? '').split(',');
  return { status: page.status, text: await page.text(), scopes };
}
