import { isJson, type Json, jsonIn, listIn, textIn } from './json.ts';
import type { FakeView } from './world.ts';

const key = (block: Json): string => `${textIn(block, 'block_id')} ${textIn(jsonIn(block, 'element'), 'action_id')}`;

function inputs(view: FakeView): readonly Json[] {
  return listIn(view.view, 'blocks').filter((block) => textIn(block, 'type') === 'input');
}

function options(element: Json): readonly Json[] {
  return listIn(element, 'options');
}

function initial(element: Json): unknown {
  switch (textIn(element, 'type')) {
    case 'plain_text_input':
      return textIn(element, 'initial_value');
    case 'datepicker':
      return textIn(element, 'initial_date');
    case 'checkboxes':
    case 'multi_static_select':
      return listIn(element, 'initial_options').map((one) => textIn(one, 'value'));
    default:
      return textIn(jsonIn(element, 'initial_option'), 'value');
  }
}

/** What stands in an input now: what the person put there, else what the app did. */
function current(view: FakeView, block: Json): unknown {
  return view.filled.get(key(block)) ?? initial(jsonIn(block, 'element'));
}

function state(element: Json, value: unknown): Json {
  const type = textIn(element, 'type');
  switch (type) {
    case 'plain_text_input':
      return { type, value: value === '' ? null : value };
    case 'datepicker':
      return { type, selected_date: value === '' ? null : value };
    case 'checkboxes':
    case 'multi_static_select': {
      const chosen = Array.isArray(value) ? value : [];
      return { type, selected_options: options(element).filter((one) => chosen.includes(textIn(one, 'value'))) };
    }
    default: {
      const found = options(element).find((one) => textIn(one, 'value') === value);
      const external =
        type === 'external_select' && value !== '' ? { text: { type: 'plain_text', text: '?' }, value } : null;
      return { type, selected_option: found ?? external };
    }
  }
}

/** `view.state.values`, as a submission carries it. */
export function stateOf(view: FakeView): Json {
  const values: Record<string, Record<string, Json>> = {};
  for (const block of inputs(view)) {
    const element = jsonIn(block, 'element');
    values[textIn(block, 'block_id')] = { [textIn(element, 'action_id')]: state(element, current(view, block)) };
  }
  return { values };
}

/** What stands in the inputs, by block. */
export function valuesOf(view: FakeView): Readonly<Record<string, unknown>> {
  return Object.fromEntries(inputs(view).map((block) => [textIn(block, 'block_id'), current(view, block)]));
}

export function fill(view: FakeView, blockId: string, value: unknown): void {
  const block = inputs(view).find((one) => textIn(one, 'block_id') === blockId);
  if (block === undefined)
    throw new Error(`the view has no input ${blockId}; there are ${Object.keys(valuesOf(view)).join(' ')}`);
  view.filled.set(key(block), value);
}

/** The labels of inputs that must be filled and are not: Slack keeps such a form open by itself. */
export function missingIn(view: FakeView): readonly string[] {
  return inputs(view)
    .filter((block) => block.optional !== true)
    .filter((block) => {
      const value = current(view, block);
      return value === '' || value === null || (Array.isArray(value) && value.length === 0);
    })
    .map((block) => textIn(jsonIn(block, 'label'), 'text'));
}

export function hasSubmit(view: FakeView): boolean {
  return isJson(view.view.submit);
}
