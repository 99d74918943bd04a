import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';

const MOST_BYTES = 1_000_000;

const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * Keeps other sites out of a page that stands on loopback: a foreign Host is DNS rebinding, a foreign Origin is
 * cross-site request forgery, and nothing inline runs.
 */
export function guards(port: () => number): readonly MiddlewareHandler[] {
  const hosts = () => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  const onlyHere: MiddlewareHandler = async (c, next) => {
    if (!hosts().includes(c.req.header('host') ?? '')) return c.text('Wrong host', 421);
    await next();
    c.header('Cache-Control', 'no-store');
    return undefined;
  };
  const onlyForms: MiddlewareHandler = async (c, next) => {
    const isForm = (c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !isForm) return c.text('Only forms are taken', 415);
    await next();
    return undefined;
  };
  return [
    secureHeaders({
      contentSecurityPolicy,
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
    onlyHere,
    csrf({ origin: (origin) => hosts().some((host) => origin === `http://${host}`), secFetchSite: 'same-origin' }),
    onlyForms,
    bodyLimit({ maxSize: MOST_BYTES }),
  ];
}
