import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import proto from 'onnx-proto';

const { onnx } = proto;
const { FLOAT, INT64 } = onnx.TensorProto.DataType;
const HIDDEN = 32;

const WORDS = 'heart failure rhythm kidney lung herz niere lunge the of and with patient query passage'.split(' ');
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
const PIECES = [
  ...new Set([...SPECIAL, ...WORDS, ...LETTERS, ...LETTERS.map((letter) => `##${letter}`), ':', '.', ',', '?', '-']),
];
const VOCABULARY = Object.fromEntries(PIECES.map((piece, i) => [piece, i]));

/** Writes a model of 20 KB with its tokenizer, the same bytes for the same seed: it tells how a model is run, nothing of language. */
export function writeTinyModel(folder: string, seed = 42): string {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  writeFileSync(join(folder, 'onnx', 'model.onnx'), onnx.ModelProto.encode(modelOf(seed)).finish());
  const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));
  write('config.json', {
    model_type: 'bert',
    architectures: ['BertModel'],
    hidden_size: HIDDEN,
    vocab_size: PIECES.length,
    num_attention_heads: 1,
    num_hidden_layers: 1,
    max_position_embeddings: 512,
  });
  write('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    do_lower_case: true,
    model_max_length: 64,
    unk_token: '[UNK]',
    sep_token: '[SEP]',
    pad_token: '[PAD]',
    cls_token: '[CLS]',
    mask_token: '[MASK]',
  });
  write('tokenizer.json', tokenizer());
  return folder;
}

/** Gather, gather, add, matrix product, tanh, add, mask. */
function modelOf(seed: number) {
  const random = generator(seed);
  const weights = (name: string, ...dims: number[]) => ({
    name,
    dims,
    dataType: FLOAT,
    rawData: new Uint8Array(Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, random).buffer),
  });
  const node = (opType: string, input: string[], output: string, attribute: object[] = []) => ({
    opType,
    input,
    output: [output],
    attribute,
    name: output,
  });
  const cast = { name: 'to', type: onnx.AttributeProto.AttributeType.INT, i: FLOAT };
  return onnx.ModelProto.create({
    irVersion: 7,
    producerName: 'tiny-test-model',
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'tiny',
      node: [
        node('Gather', ['embeddings', 'input_ids'], 'word'),
        node('Gather', ['types', 'token_type_ids'], 'type'),
        node('Add', ['word', 'type'], 'sum'),
        node('MatMul', ['sum', 'matrix'], 'linear'),
        node('Tanh', ['linear'], 'active'),
        node('Add', ['active', 'sum'], 'whole'),
        node('Cast', ['attention_mask'], 'mask', [cast]),
        node('Unsqueeze', ['mask', 'axes'], 'mask3'),
        node('Mul', ['whole', 'mask3'], 'last_hidden_state'),
      ],
      initializer: [
        weights('embeddings', PIECES.length, HIDDEN),
        weights('types', 2, HIDDEN),
        weights('matrix', HIDDEN, HIDDEN),
        { name: 'axes', dims: [1], dataType: INT64, rawData: new Uint8Array(BigInt64Array.of(2n).buffer) },
      ],
      input: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => tensor(name, INT64, ['batch', 'length'])),
      output: [tensor('last_hidden_state', FLOAT, ['batch', 'length', HIDDEN])],
    },
  });
}

function tensor(name: string, elemType: number, dims: readonly (string | number)[]) {
  const dim = dims.map((size) => (typeof size === 'string' ? { dimParam: size } : { dimValue: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

/** A linear congruential generator; Numerical Recipes' constants. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

function tokenizer(): object {
  const special = (content: string, id: number) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  });
  const mark = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const text = (id: string, type: number) => ({ Sequence: { id, type_id: type } });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL.map(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [mark('[CLS]'), text('A', 0), mark('[SEP]')],
      pair: [mark('[CLS]'), text('A', 0), mark('[SEP]'), text('B', 1), mark('[SEP]')],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: VOCABULARY,
    },
  };
}
