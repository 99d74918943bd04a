import { describe, expect, it } from 'vitest';
import { createDigester, keptDigests, RawText, restore, scrub, withAgeBands } from '../../src/deid/index.ts';

const digester = createDigester(new Uint8Array(32).fill(7));

function scrubbed(text: string, context: Parameters<typeof scrub>[1] = {}) {
  const result = scrub(new RawText(text), context);
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result;
}

describe('placeholders', () => {
  it('gives the same person the same number, in the genitive and without umlaut too', () => {
    expect(scrubbed('Frau Müllner ist da. Muellner hat Fieber, Müllners Tochter rief an.').text).toBe(
      'Frau [NAME_1] ist da. [NAME_1] hat Fieber, [NAME_1] Tochter rief an.',
    );
  });

  it('tells two people of one surname apart by their given names', () => {
    expect(scrubbed('Patientin Amanda Fakova, Sohn Alois Fakova').text).toBe('Patientin [NAME_1], Sohn [NAME_2]');
  });

  it('keeps the course of dates as days after the first', () => {
    expect(scrubbed('Aufnahme 3.2.2024, OP 6.2.2024, Kontrolle 6.2.2024, Wundheilung 31.1.2024').text).toBe(
      'Aufnahme [DATE_1], OP [DATE_2: Tag +3], Kontrolle [DATE_2: Tag +3], Wundheilung [DATE_3: Tag -3]',
    );
  });

  it('speaks of days in the language asked for', () => {
    expect(scrubbed('seen 3 March 2024, again 5 March 2024', { lang: 'en' }).text).toBe(
      'seen [DATE_1], again [DATE_2: Day +2]',
    );
  });

  it('takes a typed placeholder as one and numbers on behind it', () => {
    expect(scrubbed('[NAME_3] und [DATE_2: Tag +3] bleiben, Frau Testmann nicht').text).toBe(
      '[NAME_3] und [DATE_2: Tag +3] bleiben, Frau [NAME_4] nicht',
    );
  });

  it('numbers on behind the highest, wherever it stands', () => {
    expect(scrubbed('[NAME_3] und [NAME_1] bleiben, Frau Testmann nicht').text).toBe(
      '[NAME_3] und [NAME_1] bleiben, Frau [NAME_4] nicht',
    );
  });

  it('gives the same number the same placeholder, and another number another', () => {
    expect(scrubbed('Tel. 0171 4439 2718, nochmals 0171 4439 2718, und 0171 4439 2719').text).toBe(
      'Tel. [PHONE_1], nochmals [PHONE_1], und [PHONE_2]',
    );
  });

  it('knows initials for whom they stand, and for whom not', () => {
    expect(scrubbed('Pat. Anna Testmann, später Pat. A.T. wohlauf, Pat. B.T. nicht').text).toBe(
      'Pat. [NAME_1], später Pat. [NAME_1] wohlauf, Pat. [NAME_2] nicht',
    );
    expect(scrubbed('Pat. A.T. wohlauf, Pat. T.A. auch, Pat. A.T. heim').text).toBe(
      'Pat. [NAME_1] wohlauf, Pat. [NAME_2] auch, Pat. [NAME_1] heim',
    );
  });

  it('completes a person by a fuller name, so that each word of it is theirs', () => {
    expect(scrubbed('Frau Testmann, dann Frau Anna Testmann, dann Anna').text).toBe(
      'Frau [NAME_1], dann Frau [NAME_1], dann [NAME_1]',
    );
  });

  it('leaves no accent behind whose letter went', () => {
    expect(scrubbed('Frau Testq\u0301 hustet').text).toBe('Frau [NAME_1] hustet');
  });

  it('leaves the cook at work where a Mr Cook was named', () => {
    expect(scrubbed('Herr Koch ist da. Der Koch kocht. Koch.').text).toBe(
      'Herr [NAME_1] ist da. Der Koch kocht. [NAME_1].',
    );
  });

  it('makes ages above 89 one group and leaves younger ones', () => {
    expect(scrubbed('91-jährige Frau, Schwester 88 Jahre').text).toBe('90+-jährige Frau, Schwester 88 Jahre');
  });

  it('never puts a word of the text into a span', () => {
    const { spans } = scrubbed('Frau Testmann, geb. 1.2.1950, Tel. 0171 4439 2718');
    expect(spans.map(({ kind, confidence }) => `${kind} ${confidence}`)).toEqual([
      'NAME likely',
      'BIRTHDATE certain',
      'PHONE certain',
    ]);
    expect(JSON.stringify(spans)).not.toMatch(/Testmann|1950|4439/);
  });
});

describe('what a scrub gives back', () => {
  it('is each place with its rule and its reason, and what stood there', () => {
    const { spans, originals } = scrubbed('Frau Zyxmänn hustet, und Zyxmaenn klingelt');
    const { rule, ...first } = spans[0] ?? expect.unreachable();
    expect(first).toEqual({
      kind: 'NAME',
      start: 5,
      end: 12,
      confidence: 'likely',
      placeholder: '[NAME_1]',
      evidence: ['cue'],
    });
    expect(rule).toBe('name-after-title');
    expect(spans.slice(1)).toEqual([
      {
        kind: 'NAME',
        rule: 'name-again',
        start: 25,
        end: 33,
        confidence: 'likely',
        placeholder: '[NAME_1]',
        evidence: ['propagation'],
      },
    ]);
    expect([...originals].map(([mark, texts]) => [mark, texts.map((text) => text.reveal())])).toEqual([
      ['[NAME_1]', ['Zyxmänn', 'Zyxmaenn']],
    ]);
  });

  it('says ages less exactly where a text is kept, in German unless told', () => {
    const { text } = scrubbed('64-jährige Frau, Säugling 40 Tage alt');
    expect(withAgeBands(text)).toBe('60-64-jährige Frau, Säugling 5 Wochen alt');
    expect(withAgeBands(text, 'en')).toBe('60-64-jährige Frau, Säugling 5 weeks old');
  });
});

describe('eponyms', () => {
  it('masks a patient who is called like a disease and leaves the disease', () => {
    expect(scrubbed('Frau Alzheimer hat Morbus Alzheimer. Alzheimer ist orientiert.').text).toBe(
      'Frau [NAME_1] hat Morbus Alzheimer. [NAME_1] ist orientiert.',
    );
  });
});

describe('people known from earlier fields', () => {
  it('finds them again without a cue and gives them their number', () => {
    const first = scrubbed('Frau Zyxmann, Sohn Alois Fakova', { digester });
    const second = scrubbed('Was tun wir mit zyxmann und Fakova?', { digester, known: first.known });
    expect(second.text).toBe('Was tun wir mit [NAME_1] und [NAME_2]?');
    expect(second.known.length).toBe(first.known.length);
  });

  it('numbers new people behind the known ones', () => {
    const { known } = scrubbed('Frau Zyxmann', { digester });
    expect(scrubbed('Herr Qvist neben Frau Zyxmann', { digester, known }).text).toBe(
      'Herr [NAME_2] neben Frau [NAME_1]',
    );
    const [span] = scrubbed('und Zyxmann klingelt', { digester, known }).spans;
    expect(span).toMatchObject({ rule: 'name-again', evidence: ['known-person'], placeholder: '[NAME_1]' });
  });

  it('are asked for by a digest of each word, made once', () => {
    const asked: string[] = [];
    const counting = (word: string) => {
      asked.push(word);
      return `#${word}`;
    };
    const { known } = scrubbed('Frau Zyxmann, Zyxmann hustet, hustet Zyxmann', {
      digester: counting,
      known: [{ digest: '#fakova', placeholder: '[NAME_4]' }],
    });
    expect(known).toEqual([
      { digest: '#fakova', placeholder: '[NAME_4]' },
      { digest: '#zyxmann', placeholder: '[NAME_5]' },
    ]);
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
  });

  it('hands out digests only, and none without a digester', () => {
    expect(JSON.stringify(scrubbed('Frau Zyxmann', { digester }).known)).not.toMatch(/zyxmann/i);
    expect(scrubbed('Frau Zyxmann').known).toEqual([]);
    expect(scrubbed('Frau Zyxmann', { known: [{ digest: 'x', placeholder: '[NAME_9]' }], kept: ['y'] }).text).toBe(
      'Frau [NAME_1]',
    );
  });
});

describe('undo', () => {
  const typed =
    'Frau Anna Testmann, Tel. 0171 4439 2718. Anna schläft, Testmann hustet. Aufnahme 3.2.2024, geb. 1.2.1950';

  it('puts a false positive back and leaves it alone from then on, wherever it stands', () => {
    const { text, originals } = scrubbed(typed, { digester });
    const raw = restore(new RawText(text), originals, ['[NAME_1]', '[DATE_1]']);
    const again = scrubbed(raw.reveal(), {
      digester,
      kept: keptDigests(originals, ['[NAME_1]', '[DATE_1]'], digester),
    });
    expect(again.text).toBe(
      'Frau Anna Testmann, Tel. [PHONE_1]. Anna schläft, Testmann hustet. Aufnahme 3.2.2024, geb. [BIRTHDATE_1]',
    );
    expect(again.spans.every((span) => span.confidence === 'certain')).toBe(true);
  });

  it('leaves a full name whose words were all undone, and takes it when only one was', () => {
    const kept = (...words: readonly string[]) =>
      scrubbed('Frau Anna Testmann, seit 3.2.2024', { digester, kept: words.map(digester) }).text;
    expect(kept('anna', 'testmann')).toBe('Frau Anna Testmann, seit [DATE_1]');
    expect(kept('anna')).toBe('Frau [NAME_1], seit [DATE_1]');
  });

  it('leaves the genitive of a name that was undone', () => {
    const kept = ['anna', 'testmann'].map(digester);
    expect(scrubbed('Frau Anna Testmanns Tochter', { digester, kept }).text).toBe('Frau Anna Testmanns Tochter');
  });

  it('leaves no initials because a name was undone', () => {
    expect(scrubbed('Pat. A.T. wohlauf', { digester, kept: [digester('anna')] }).text).toBe('Pat. [NAME_1] wohlauf');
  });

  it('of a name that is a month leaves no day of that month', () => {
    expect(scrubbed('OP am 3. Mai', { digester, kept: [digester('mai')] }).text).toBe('OP am [DATE_1]');
  });

  it('is nothing without a digester', () => {
    expect(scrubbed('Frau Testmann', { kept: ['testmann'] }).text).toBe('Frau [NAME_1]');
  });

  it('keeps each form once', () => {
    const { originals } = scrubbed('Frau Testmann hustet, Testmann auch');
    expect(keptDigests(originals, ['[NAME_1]'], (word) => `#${word}`)).toEqual(['#testmann']);
  });

  it('never gives back a contact, a check-digit number or a birth date', () => {
    const { text, originals } = scrubbed(typed, { digester });
    const marks = ['[PHONE_1]', '[BIRTHDATE_1]'];
    const raw = restore(new RawText(text), originals, marks);
    expect(scrubbed(raw.reveal(), { digester, kept: keptDigests(originals, marks, digester) }).text).toBe(text);
  });

  it('ignores a placeholder nobody gave', () => {
    expect(restore(new RawText('[NAME_7] hustet'), new Map(), ['[NAME_7]']).reveal()).toBe('[NAME_7] hustet');
    expect(restore(new RawText('[NAME_7] hustet'), new Map([['[NAME_7]', []]]), ['[NAME_7]']).reveal()).toBe(
      '[NAME_7] hustet',
    );
    expect(keptDigests(new Map(), ['[NAME_7]'], digester)).toEqual([]);
  });

  it('serves a placeholder that an edit has doubled', () => {
    const { text, originals } = scrubbed('Frau Testmann hustet');
    expect(restore(new RawText(`${text} ${text}`), originals, ['[NAME_1]']).reveal()).toBe(
      'Frau Testmann hustet Frau Testmann hustet',
    );
  });
});
