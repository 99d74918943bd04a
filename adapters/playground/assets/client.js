// What HTML and htmx do not do by themselves: focus, drafts, copying, and saying that the server is away.

document.documentElement.classList.add('with-script');

// Words not yet sent, kept in this page only while one looks at someone else's pages. Never in the browser's storage.
const drafts = new Map();
let openedForm = null;
let opener = null;
let lastSaid = null;
let isNewPage = false;

function fieldsOf(container) {
  return [...container.querySelectorAll('[name]')].filter((field) => field.type !== 'hidden');
}

function stateOf(field) {
  return field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value;
}

function keepDrafts() {
  for (const container of document.querySelectorAll('[data-draft]')) {
    drafts.set(
      container.dataset.draft,
      fieldsOf(container).map((field) => [field.id, stateOf(field)]),
    );
  }
}

function restoreDrafts() {
  for (const container of document.querySelectorAll('[data-draft]')) {
    const draft = drafts.get(container.dataset.draft) ?? [];
    drafts.delete(container.dataset.draft);
    for (const [id, state] of draft) {
      const field = document.getElementById(id);
      if (field === null || !container.contains(field)) continue;
      if (stateOf(field) !== state) field.closest('details')?.setAttribute('open', '');
      if (typeof state === 'boolean') field.checked = state;
      else field.value = state;
    }
  }
}

function byId(id) {
  return id === null ? null : document.getElementById(id);
}

// Focus goes into a form that opens, to its errors when it comes back with some, and back when it closes.
function followForm() {
  const panel = document.querySelector('#form-slot [data-opened]');
  const errors = byId('form-errors');
  if (panel !== null && panel.dataset.opened !== openedForm) {
    openedForm = panel.dataset.opened;
    panel.scrollIntoView({ block: 'start' });
    byId('form-title')?.focus({ preventScroll: true });
  } else if (errors !== null && !errors.dataset.told) {
    errors.dataset.told = 'yes';
    errors.focus();
  } else if (panel === null && openedForm !== null) {
    openedForm = null;
    (byId(opener) ?? byId('composer-text') ?? byId('main'))?.focus();
    opener = null;
  }
}

// The newest message is shown from its beginning when it is longer than the screen.
function followLog(isNew) {
  const log = byId('log');
  const newest = log?.querySelector('ul')?.lastElementChild ?? null;
  if (newest !== null && (isNew || newest.id !== lastSaid)) {
    const start = newest.getBoundingClientRect().top - log.getBoundingClientRect().top;
    log.scrollTop = newest.offsetHeight > log.clientHeight ? log.scrollTop + start : log.scrollHeight;
  }
  lastSaid = newest?.id ?? null;
}

function banner(text) {
  const element = byId('offline');
  if (element !== null && element.textContent !== text) element.textContent = text;
}

function follow(isNew) {
  const app = byId('app');
  if (app !== null) document.documentElement.lang = app.lang;
  followForm();
  followLog(isNew);
}

function sendBy(form) {
  if (form !== null) form.requestSubmit();
}

document.addEventListener('DOMContentLoaded', () => follow(true));

// What opened a form is remembered when it is pressed, as a button that is switched off meanwhile loses the focus.
document.addEventListener('htmx:before:request', (event) => {
  const source = event.detail?.ctx?.sourceElement;
  if (openedForm === null && source?.matches('form'))
    opener = source.querySelector('button[id], textarea[id]')?.id ?? null;
});

document.addEventListener('htmx:before:swap', (event) => {
  isNewPage = event.detail?.ctx?.target?.id === 'app';
  if (isNewPage) keepDrafts();
});

document.addEventListener('htmx:after:swap', (event) => {
  const { sourceElement, response } = event.detail?.ctx ?? {};
  if (sourceElement?.id !== 'stream' && response?.status === 200) banner('');
  if (isNewPage) {
    openedForm = document.querySelector('#form-slot [data-opened]')?.dataset.opened ?? null;
    restoreDrafts();
  }
  follow(isNewPage);
  isNewPage = false;
});

document.addEventListener('htmx:sse:error', () => banner(byId('offline')?.dataset.lost ?? ''));
document.addEventListener('htmx:sse:after:connection', () => banner(''));
for (const failed of ['htmx:error', 'htmx:response:error']) {
  document.addEventListener(failed, (event) => {
    if (event.detail?.ctx?.sourceElement?.id !== 'stream') banner(byId('offline')?.dataset.failed ?? '');
  });
}

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
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    sendBy(event.target.closest?.('form[hx-post]') ?? null);
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
