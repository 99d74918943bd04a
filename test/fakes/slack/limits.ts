import { isJson, type Json, jsonIn, listIn, textIn } from './json.ts';

/** Block Kit's limits, in characters or counts, as the documentation of blocks and of `chat.postMessage` gives them. */
const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  messageJson: 13_200,
  messageText: 4000,
  viewBytes: 250_000,
  header: 150,
  section: 3000,
  field: 2000,
  fields: 10,
  contextElements: 10,
  actions: 25,
  button: 75,
  buttonValue: 2000,
  id: 255,
  modalWord: 24,
  privateMetadata: 3000,
  options: 100,
  boxes: 10,
  option: 75,
  optionValue: 150,
  input: 3000,
  label: 2000,
} as const;

type Fault = string;

function text(of: Json, path: string, most: number, least = 1): readonly Fault[] {
  const words = textIn(of, 'text');
  if (words.length < least) return [`${path} is empty`];
  return words.length > most ? [`${path} is ${words.length} long, ${most} at most`] : [];
}

function id(of: Json, name: string): readonly Fault[] {
  return textIn(of, name).length > LIMITS.id ? [`${name} is too long`] : [];
}

function count(list: readonly unknown[], path: string, most: number): readonly Fault[] {
  if (list.length === 0) return [`${path} is empty`];
  return list.length > most ? [`${path} has ${list.length} entries, ${most} at most`] : [];
}

function option(of: Json): readonly Fault[] {
  return [
    ...text(jsonIn(of, 'text'), 'option.text', LIMITS.option),
    ...(isJson(of.description) ? text(of.description, 'option.description', LIMITS.option) : []),
    ...(textIn(of, 'value').length > LIMITS.optionValue || textIn(of, 'value') === '' ? ['option.value'] : []),
  ];
}

function sameOptions(of: Json, all: readonly Json[]): readonly Fault[] {
  const chosen = [...(isJson(of.initial_option) ? [of.initial_option] : []), ...listIn(of, 'initial_options')];
  const isThere = (one: Json) => all.some((other) => JSON.stringify(other) === JSON.stringify(one));
  const doubled = new Set(all.map((one) => textIn(one, 'value'))).size < all.length ? ['options share a value'] : [];
  return [...doubled, ...(chosen.every(isThere) ? [] : ['the initial option is none of the options'])];
}

function element(of: Json): readonly Fault[] {
  const type = textIn(of, 'type');
  const boxes = type === 'checkboxes' || type === 'radio_buttons';
  switch (type) {
    case 'button':
      return [
        ...text(jsonIn(of, 'text'), 'button', LIMITS.button),
        ...(textIn(of, 'value').length > LIMITS.buttonValue ? ['button.value'] : []),
        ...id(of, 'action_id'),
      ];
    case 'plain_text_input': {
      const most = typeof of.max_length === 'number' ? of.max_length : LIMITS.input;
      return [
        ...(most > LIMITS.input || most < 1 ? ['max_length'] : []),
        ...(textIn(of, 'initial_value').length > most ? ['initial_value is longer than max_length'] : []),
      ];
    }
    case 'checkboxes':
    case 'radio_buttons':
    case 'static_select':
    case 'multi_static_select': {
      const options = listIn(of, 'options');
      return [
        ...count(options, `${type}.options`, boxes ? LIMITS.boxes : LIMITS.options),
        ...options.flatMap(option),
        ...sameOptions(of, options),
      ];
    }
    case 'external_select':
    case 'datepicker':
      return [];
    default:
      return [`an element of type ${type}`];
  }
}

function block(of: Json): readonly Fault[] {
  switch (textIn(of, 'type')) {
    case 'header':
      return text(jsonIn(of, 'text'), 'header', LIMITS.header);
    case 'section':
      return [
        ...(isJson(of.text)
          ? text(of.text, 'section', LIMITS.section)
          : count(listIn(of, 'fields'), 'fields', LIMITS.fields)),
        ...listIn(of, 'fields').flatMap((field) => text(field, 'field', LIMITS.field)),
        ...(isJson(of.accessory) ? element(of.accessory) : []),
      ];
    case 'context':
      return count(listIn(of, 'elements'), 'context', LIMITS.contextElements);
    case 'actions':
      return [...count(listIn(of, 'elements'), 'actions', LIMITS.actions), ...listIn(of, 'elements').flatMap(element)];
    case 'rich_text':
      return [...count(listIn(of, 'elements'), 'rich_text', 1000), ...emptyTexts(of)];
    case 'input':
      return [
        ...text(jsonIn(of, 'label'), 'label', LIMITS.label),
        ...(isJson(of.hint) ? text(of.hint, 'hint', LIMITS.label) : []),
        ...element(jsonIn(of, 'element')),
      ];
    case 'divider':
      return [];
    default:
      return [`a block of type ${textIn(of, 'type')}`];
  }
}

/** Slack refuses a text element without text, and a section of rich text without elements. */
function emptyTexts(of: Json): readonly Fault[] {
  return listIn(of, 'elements').flatMap((inner) => {
    if (textIn(inner, 'type') === 'text') return textIn(inner, 'text') === '' ? ['rich_text has an empty text'] : [];
    const elements = listIn(inner, 'elements');
    return elements.length === 0 && textIn(inner, 'type') !== 'emoji'
      ? ['an empty part of rich_text']
      : emptyTexts(inner);
  });
}

function uniqueIds(blocks: readonly Json[]): readonly Fault[] {
  const ids = blocks.map((one) => textIn(one, 'block_id')).filter((one) => one !== '');
  const actions = blocks.flatMap((one) => {
    const own = listIn(one, 'elements')
      .map((of) => textIn(of, 'action_id'))
      .filter((of) => of !== '');
    return new Set(own).size < own.length ? ['two elements of a block share an action_id'] : [];
  });
  return [...(new Set(ids).size < ids.length ? ['two blocks share a block_id'] : []), ...actions];
}

/** The text beside the blocks is counted in bytes, as it is sent: escaped. */
export function textFaults(text: string): readonly Fault[] {
  return Buffer.byteLength(text) > LIMITS.messageText ? ['msg_too_long'] : [];
}

/** What Slack would not list of what an app answers to a search. */
export function optionFaults(options: readonly Json[]): readonly Fault[] {
  return [...(options.length > LIMITS.options ? ['too many options'] : []), ...options.flatMap(option)];
}

/** What Slack would refuse in the blocks of a message. */
export function messageFaults(blocks: readonly Json[]): readonly Fault[] {
  return [
    ...(blocks.length > LIMITS.messageBlocks ? ['too many blocks'] : []),
    ...(JSON.stringify(blocks).length > LIMITS.messageJson ? ['msg_blocks_too_long'] : []),
    ...blocks.flatMap((one) => [...block(one), ...id(one, 'block_id')]),
    ...uniqueIds(blocks),
  ];
}

/** What Slack would refuse in a modal or a home tab. */
export function viewFaults(view: Json): readonly Fault[] {
  const blocks = listIn(view, 'blocks');
  const words = ['title', 'submit', 'close'].flatMap((name) =>
    isJson(view[name]) ? text(jsonIn(view, name), name, LIMITS.modalWord) : [],
  );
  const needsSubmit = blocks.some((one) => textIn(one, 'type') === 'input') && !isJson(view.submit);
  return [
    ...(blocks.length > LIMITS.viewBlocks ? ['too many blocks'] : []),
    ...(Buffer.byteLength(JSON.stringify(view)) > LIMITS.viewBytes ? ['view_too_large'] : []),
    ...(textIn(view, 'private_metadata').length > LIMITS.privateMetadata ? ['private_metadata'] : []),
    ...(textIn(view, 'type') === 'modal' && !isJson(view.title) ? ['a modal without a title'] : []),
    ...(textIn(view, 'type') === 'modal' && needsSubmit ? ['inputs without a submit'] : []),
    ...id(view, 'callback_id'),
    ...words,
    ...blocks.flatMap((one) => [...block(one), ...id(one, 'block_id')]),
    ...uniqueIds(blocks),
  ];
}
