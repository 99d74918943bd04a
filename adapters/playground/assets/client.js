// What HTML and htmx do not do by themselves: focus, drafts, copying, and saying that the server is away.
'use strict';

document.documentElement.classList.add('with-script');

// Words not yet sent, kept in this page only while one looks at someone else's pages. Never in the browser's storage.
const drafts = new Map();
let openedForm = null;
let opener = null;
let lastSaid = null;

function fieldsOf(container) {
  return [...container.querySelectorAll('[name]')].filter((field) => field.type !== 'hidden');
}

function stateOf(field) {
  return field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value;
}

function keepDrafts() {
  for (const container of document.querySelectorAll('[data-draft]')) {
    drafts.set(container.dataset.draft, fieldsOf(container).map((field) => [field.id, stateOf(field)]));
  }
}

function restoreDrafts() {
  for (const container of document.querySelectorAll('[data-draft]')) {
    for (const [id, state] of drafts.get(container.dataset.draft) ?? []) {
      const field = document.getElementById(id);
      if (field === null || !container.contains(field)) continue;
      if (typeof state === 'boolean') field.checked = state;
      else field.value = state;
    }
  }
  drafts.clear();
}

function byId(id) {
  return id === null ? null : document.getElementById(id);
}

// Focus goes into a form that opens, to its errors when it comes back with some, and back when it closes.
function followForm() {
  const panel = document.querySelector('#form-slot [data-opened]');
  const errors = byId('form-errors');
  if (panel !== null && panel.dataset.opened !== openedForm) {
    if (openedForm === null) opener = document.activeElement?.id || null;
    openedForm = panel.dataset.opened;
    panel.scrollIntoView({ block: 'start' });
    byId('form-title')?.focus({ preventScroll: true });
  } else if (errors !== null && !errors.dataset.told) {
    errors.dataset.told = 'yes';
    errors.focus();
  } else if (panel === null && openedForm !== null) {
    openedForm = null;
    (byId(opener) ?? byId('composer-text') ?? byId('main'))?.focus();
  }
}

function followLog(isNewPage) {
  const log = byId('log');
  const newest = log?.querySelector('li.from-konsil:last-child, li.from-person:last-child')?.id ?? null;
  if (log !== null && (isNewPage || newest !== lastSaid)) log.scrollTop = log.scrollHeight;
  lastSaid = newest;
}

function banner(text) {
  const element = byId('offline');
  if (element !== null && element.textContent !== text) element.textContent = text;
}

function follow(isNewPage) {
  const app = byId('app');
  if (app !== null) document.documentElement.lang = app.lang;
  followForm();
  followLog(isNewPage);
}

function sendBy(form) {
  if (form !== null) form.requestSubmit();
}

document.addEventListener('DOMContentLoaded', () => follow(true));

// What opened a form is remembered when it is pressed, as a button that is switched off meanwhile loses the focus.
document.addEventListener('htmx:before:request', (event) => {
  const source = event.detail?.ctx?.sourceElement;
  const button = source?.querySelector?.('button[id]');
  if (openedForm === null && source?.closest('#form-slot') === null) opener = button?.id ?? document.activeElement?.id ?? null;
});

document.addEventListener('htmx:before:swap', (event) => {
  if (event.detail?.ctx?.target?.id === 'app') keepDrafts();
});

document.addEventListener('htmx:after:swap', (event) => {
  const isNewPage = drafts.size > 0;
  if (isNewPage) {
    openedForm = document.querySelector('#form-slot [data-opened]')?.dataset.opened ?? null;
    restoreDrafts();
  }
  follow(isNewPage);
});

document.addEventListener('htmx:sse:error', () => banner(byId('offline')?.dataset.lost ?? ''));
document.addEventListener('htmx:sse:after:connection', () => banner(''));
document.addEventListener('htmx:error', (event) => {
  if (event.detail?.ctx?.sourceElement?.id !== 'stream') banner(byId('offline')?.dataset.failed ?? '');
});

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-copies]');
  const source = button === null || button === undefined ? null : byId(button.dataset.copies);
  if (source === null) return;
  source.select();
  try {
    await navigator.clipboard.writeText(source.value);
  } catch {
    document.execCommand('copy');
  }
  const status = byId('status');
  if (status !== null) status.textContent = button.dataset.copied;
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendBy(event.target.closest?.('form[hx-post]') ?? null);
  if (event.key === 'Escape' && event.target.closest?.('#form-slot')) document.querySelector('[data-closes]')?.click();
});

// A chosen or dropped file is not read: the playground is told that there was one, and the choice is taken back.
document.addEventListener('change', (event) => {
  if (event.target.id !== 'attach-file' || event.target.value === '') return;
  event.target.value = '';
  sendBy(event.target.form);
});
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  if (event.dataTransfer?.types.includes('Files')) sendBy(byId('attach'));
});
