import { describe, expect, it } from 'vitest';
import { recordPart } from '../../src/chat/cards/record.ts';
import { renderCard } from '../../src/chat/index.ts';
import { stageOf } from '../../src/chat/scene.ts';
import {
  type CandidateReason,
  type CardName,
  type ConsultRequest,
  defaultPolicy,
  roundOf,
} from '../../src/consult/index.ts';
import { introduction, monday, scrubbed } from '../fixtures/make-request.ts';
import {
  choiceIds,
  contextFor,
  EXPERT_NAME,
  fullRequest,
  personOf,
  readAloud,
  site,
  withIntroduction,
  wordsOf,
} from './ward.ts';

const ASKER = 'asker-marked-id';

function shown(name: CardName, reader: string, request: ConsultRequest, about: string | null = null) {
  return renderCard(name, contextFor(reader, request, { about: name === 'candidates' ? roundOf(request) : about }));
}

describe('a red flag', () => {
  const flagged = fullRequest({ status: 'draft' });

  it('says whom to phone before anything else', () => {
    const [first] = shown('red-flag', ASKER, flagged).parts;
    expect(first).toEqual({ kind: 'warning', text: 'Notfallnummer: 0-1111-FAKE' });
  });

  it('names the emergency in words, and one it has no words for in general', () => {
    expect(readAloud(shown('red-flag', ASKER, flagged))).toContain('Schlaganfall, ein möglicher Notfall');
  });

  it("sends to the house's own number where none is configured", () => {
    const card = renderCard('red-flag', contextFor(ASKER, flagged, { site: { ...site, emergencyPhone: null } }));
    expect(card.parts[0]).toMatchObject({
      kind: 'warning',
      text: expect.stringContaining('Notfallnummer Ihres Hauses'),
    });
  });

  it('lets the asker go on after a word', () => {
    expect(choiceIds(shown('red-flag', ASKER, flagged))).toEqual(['phoned', 'not-acute', 'discard']);
    expect(shown('red-flag', ASKER, { ...flagged, redFlagAnswer: 'phoned' }).ended).toBe(true);
  });
});

describe('an earlier case', () => {
  it('is shown with question, answer, lesson, role and date, and not with the name of who answered', () => {
    const said = readAloud(shown('similar-case', ASKER, fullRequest()));
    for (const word of ['Fallfrage', 'Fallantwort', 'Falllehre', 'Chefärztin, Testspital', '2.3.2026'])
      expect(said).toContain(word);
    expect(said).not.toContain('Zweita Probe');
  });

  it('can be enough, or the asker asks anyway', () => {
    expect(choiceIds(shown('similar-case', ASKER, fullRequest()))).toEqual([
      'use-case-1',
      'use-case-2',
      'ask-anyway',
      'discard',
    ]);
  });

  describe.each(['de', 'en'] as const)('that was enough (%s)', (lang) => {
    const used = fullRequest({ status: 'closed', closedHow: 'use-case', usedCase: 'case-2', closedAt: monday });
    const draw = (request: ConsultRequest) =>
      renderCard('similar-case', contextFor(ASKER, request, { reader: personOf(ASKER, lang) }));

    it('keeps its answer, a copy for the record, and a way to ask after all', () => {
      const said = readAloud(draw(used));
      for (const word of ['Fallfrage', 'Fallantwort', 'Falllehre']) expect(said).toContain(word);
      const record = draw(used).parts.find(({ kind }) => kind === 'record');
      const copied = record === undefined ? '' : wordsOf(record);
      for (const word of ['Fragewort', 'Fallfrage', 'Fallantwort', 'Chefärztin, Testspital'])
        expect(copied).toContain(word);
      expect(copied).not.toContain('Zweita Probe');
      expect(choiceIds(draw(used))).toEqual(['reopen']);
    });

    it('is decided once the question goes out after all', () => {
      expect(draw({ ...used, status: 'open', closedHow: null }).ended).toBe(true);
    });
  });
});

describe('the candidates', () => {
  const open = fullRequest({ status: 'open', introductions: [] });

  it('are at most three, each with name, role and a sentence of evidence', () => {
    const said = readAloud(shown('candidates', ASKER, open));
    expect(said).toContain(`1. ${EXPERT_NAME}, Oberärztin, Testspital`);
    expect(said).toContain('Warum: Fachgebiet Kardiologie; antwortet auf Deutsch');
    expect(choiceIds(shown('candidates', ASKER, open))).toEqual([
      'pick-1',
      'pick-2',
      'pick-3',
      'any',
      'exclude',
      'withdraw',
    ]);
  });

  it('keep their number when one before them is excluded, so that an old button means the same person', () => {
    const card = shown('candidates', ASKER, { ...open, excluded: ['expert'] });
    expect(card.choices[0]).toMatchObject({ id: 'pick-2', word: 'eins', label: 'Dr. Zweita Probe fragen' });
  });

  it('say of a deputy that they stand in, and for whom they do not', () => {
    const reasons = [{ kind: 'deputy', words: [], count: 0 }];
    const [first] = open.candidates;
    const card = shown('candidates', ASKER, { ...open, candidates: first ? [{ ...first, reasons }] : [] });
    expect(readAloud(card)).toContain('vertritt eine abwesende Kollegin oder einen abwesenden Kollegen');
  });

  it('say which words of question and profile met, and what put somebody first besides what they know', () => {
    const [first] = open.candidates;
    const saying = (...reasons: readonly CandidateReason[]) =>
      readAloud(shown('candidates', ASKER, { ...open, candidates: first ? [{ ...first, reasons }] : [] }));
    const words = (profile?: readonly string[]): CandidateReason => ({
      kind: 'words',
      words: ['VHF', 'Apixaban'],
      count: 2,
      ...(profile && { profile }),
    });
    expect(saying(words())).toContain('Warum: Stichwörter der Frage: VHF, Apixaban');
    expect(saying(words(['apixaban', 'VHF']))).toContain(
      'Warum: Stichwörter der Frage: VHF, Apixaban, im Profil: apixaban, VHF',
    );
    expect(saying(words(['vhf', 'apixaban']))).toContain('Warum: Stichwörter in Frage und Profil: VHF, Apixaban');
    const bare = (kind: string): CandidateReason => ({ kind, words: [], count: 1 });
    expect(saying(bare('load'), bare('experience'))).toContain(
      'Warum: hat bei solchen Fragen schon geholfen; wurde zuletzt seltener gefragt als andere',
    );
    expect(saying(bare('newcomer'))).toContain('Warum: beste Übereinstimmung insgesamt; neu dabei');
  });

  it('of an earlier search are decided, so that no number on it means someone else', () => {
    const card = renderCard('candidates', contextFor(ASKER, open, { about: roundOf({ ...open, candidates: [] }) }));
    expect(card.ended).toBe(true);
    expect(card.choices).toEqual([]);
  });

  it('are none: then who else may help is said, and one question is asked, unless those who fit have no time', () => {
    const none = fullRequest({ status: 'unmatched' });
    const said = (changes: Partial<ConsultRequest>, topics: readonly string[]) =>
      readAloud(renderCard('no-match', contextFor(ASKER, { ...none, ...changes }, { topics })));
    const both = said({ gap: 'nobody-fits' }, ['Kardiologie', 'Nephrologie']);
    expect(both).toContain('Wer sonst weiterhelfen kann: der Dienst dieser Fächer im Haus.');
    expect(both).toContain('Was trifft es am ehesten: Kardiologie, Nephrologie oder etwas anderes?');
    expect(said({ gap: 'not-understood' }, [])).toMatch(
      /Bitte wenden Sie sich an[\s\S]*Eine Rückfrage: Um welches Organ/,
    );
    const full = said({ gap: 'nobody-free', introductions: [] }, ['Kardiologie']);
    expect(full).toContain('Wer sicher passt, ist gerade ausgelastet oder nicht da.');
    expect(full).toContain('Wer sonst weiterhelfen kann');
    expect(full).not.toContain('Rückfrage');
    const forKim = { ...none, gap: 'nobody-free', introductions: [] } as const;
    expect(readAloud(shown('unmatched', 'coordinator', forKim))).toContain('Wer sicher passt, ist gerade ausgelastet');
    const asked = { gap: 'nobody-free', introductions: [introduction('i', 'expert', { status: 'declined' })] } as const;
    expect(said(asked, ['Kardiologie'])).toContain('Sonst ist niemand frei, der sicher passt.');
  });

  it('come with an honest warning when the match is not sure', () => {
    expect(shown('candidates', ASKER, { ...open, confident: false }).parts[0]).toMatchObject({ kind: 'warning' });
  });

  it('show how busy they are where that is known', () => {
    const loads = new Map([
      ['expert', { personId: 'expert', offeredThisWeek: 2, liveIntroductions: 1, offeredLately: 2, offeredEver: 2 }],
    ]);
    const card = renderCard('candidates', contextFor(ASKER, open, { loads, about: roundOf(open) }));
    expect(readAloud(card)).toContain('Auslastung: eine offene Anfrage');
  });
});

describe('a closed request', () => {
  const closed = withIntroduction(fullRequest({ status: 'closed', closedHow: 'helped', closedAt: monday }), 'answered');

  it('asks the asker for the lesson, and shows it to both once it is said', () => {
    expect(readAloud(shown('answer', ASKER, closed, 'intro'))).toContain('Was nehmen Sie mit?');
    expect(choiceIds(shown('answer', ASKER, closed, 'intro'))).toEqual(['thank', 'lesson', 'keep-case']);
    const taught = { ...closed, lesson: scrubbed('Lehrwort') };
    expect(readAloud(shown('answer', ASKER, taught, 'intro'))).toContain('Das nehmen Sie mit: Lehrwort');
    expect(readAloud(shown('expert-news', 'expert', taught, 'intro'))).toContain('die fragende Seite mit: Lehrwort');
  });

  it('lets each side take its yes to keeping it back, on the same card and after a reopening', () => {
    const introductions = closed.introductions.map((one) => ({ ...one, askerConsentAt: monday }));
    const agreed = { ...closed, introductions };
    expect(choiceIds(shown('answer', ASKER, agreed, 'intro'))).toContain('keep-not');
    expect(choiceIds(shown('answer', ASKER, { ...agreed, status: 'open' }, 'intro'))).toEqual(['keep-not']);
    expect(readAloud(shown('answer', ASKER, agreed, 'intro'))).toContain('jederzeit zurücknehmen');
    expect(choiceIds(shown('expert-news', 'expert', agreed, 'intro'))).toEqual(['keep-case']);
  });
});

describe('an offer of a question that was amended since', () => {
  const later = new Date(monday.getTime() + 60_000);
  const amended = fullRequest({
    status: 'introduced',
    amended: [
      { part: 'history', at: later },
      { part: 'urgency', at: later },
      { part: 'desiredStep', at: monday },
    ],
    introductions: [introduction('intro', 'expert', { status: 'accepted', deliveredAt: monday })],
  });

  it('marks what is new, and nothing else', () => {
    const said = readAloud(shown('offer', 'expert', amended, 'intro'));
    for (const words of ['Die Anfrage wurde ergänzt', 'Vorgeschichte (neu): Vorgeschichtswort', '(neu): Taggleich'])
      expect(said).toContain(words);
    expect(said).toContain('Frage: Fragewort');
    expect(said.match(/\(neu\)/g)).toHaveLength(2);
  });
});

describe('an offer', () => {
  const offered = withIntroduction(fullRequest({ status: 'offered' }), 'offered');

  it('puts urgency first, then question, history and desired next step', () => {
    const said = shown('offer', 'expert', offered, 'intro').parts.map(wordsOf).join('\n');
    const order = ['Dringlichkeit: Taggleich', 'Fragewort', 'Vorgeschichtswort', 'Schrittwort'].map((word) =>
      said.indexOf(word),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });

  it('tells why this expert, by when a reaction is due, and that no is fine', () => {
    const said = readAloud(shown('offer', 'expert', offered, 'intro'));
    expect(said).toContain('Sie wurden ausdrücklich ausgewählt.');
    expect(said).toContain('Warum Sie: Fachgebiet Kardiologie; antwortet auf Deutsch.');
    expect(said).toContain('bis Mo 23.11., 11:00 Uhr zu oder ab. Absagen ist in Ordnung');
  });

  it('names its own end where that comes before the time promised to the asker', () => {
    const policy = defaultPolicy({ timeZone: site.timeZone, holidays: new Set() });
    const card = renderCard('offer', contextFor('expert', offered, { about: 'intro', site: { ...site, policy } }));
    expect(readAloud(card)).toContain('Bitte sagen Sie bis Mo 23.11., 10:00 Uhr zu oder ab.');
  });

  it('hides the earlier plan until the expert has written their own', () => {
    expect(readAloud(shown('offer', 'expert', offered, 'intro'))).not.toContain('Planwort');
    expect(readAloud(shown('offer', 'expert', withIntroduction(offered, 'accepted'), 'intro'))).not.toContain(
      'Planwort',
    );
    const answered = withIntroduction(fullRequest({ status: 'answered' }), 'answered');
    const card = shown('offer', 'expert', answered, 'intro');
    expect(readAloud(card)).toContain('Planwort');
    expect(choiceIds(card)).toEqual(['agrees', 'agrees-partly', 'differs']);
  });

  it.each([
    ['answered', 'Danke. Wie es weitergeht, sehen Sie hier.', 'Beantwortet, Rückmeldung steht noch aus'],
    ['open', 'gesucht wird noch weiterer Rat', 'Wieder offen'],
    ['introduced', 'gesucht wird noch weiterer Rat', 'Wieder offen'],
    ['closed', 'Die Anfrage ist abgeschlossen. Danke für Ihren Rat.', 'Abgeschlossen'],
    ['lapsed', 'Es kam keine Rückmeldung mehr', 'Ausgelaufen, ohne Rückmeldung'],
    ['withdrawn', 'Die Anfrage wurde zurückgezogen. Danke', 'Zurückgezogen'],
  ] as const)('tells the expert who answered how the request stands: %s', (status, sentence, stand) => {
    const { intake, ...request } = fullRequest({ status });
    const advice = withIntroduction(
      { ...request, intake: { ...intake, kind: 'advice', earlierPlan: null } },
      'answered',
    );
    const said = readAloud(shown('offer', 'expert', advice, 'intro'));
    expect(said).toContain(sentence);
    expect(said).toContain(`Stand: ${stand}`);
    expect(said.includes('Wie es weitergeht')).toBe(status === 'answered');
  });

  it('tells an expert whose words came after a lapse that it ended without feedback of the asker', () => {
    const lapsed = withIntroduction(fullRequest({ status: 'lapsed' }), 'answered');
    const said = readAloud(shown('late-answer', 'expert', lapsed, 'intro'));
    expect(said).toContain('(Stand: Ausgelaufen, ohne Rückmeldung)');
  });

  it.each([
    ['declined', 'Sie haben abgesagt'],
    ['expired', 'Die Zeit ist abgelaufen'],
    ['released', 'liegt nicht mehr bei Ihnen'],
    ['undeliverable', 'konnte Ihnen nicht zugestellt werden'],
  ] as const)('ends quietly and without the question when it is %s', (status, words) => {
    const card = shown('offer', 'expert', withIntroduction(fullRequest({ status: 'open' }), status), 'intro');
    expect(card.ended).toBe(true);
    expect(readAloud(card)).toContain(words);
    expect(readAloud(card)).not.toContain('Fragewort');
  });

  it.each([
    ['offered', 'wurde zurückgenommen'],
    ['withdrawn', 'wurde zurückgezogen'],
    ['closed', 'abgeschlossen'],
  ] as const)('says what became of the request when it was taken away while %s', (status, words) => {
    expect(
      readAloud(shown('offer', 'expert', withIntroduction(fullRequest({ status }), 'withdrawn'), 'intro')),
    ).toContain(words);
  });

  it('says so when a colleague has taken it on', () => {
    const request = fullRequest({
      status: 'introduced',
      introductions: [
        introduction('intro', 'expert', { status: 'withdrawn' }),
        introduction('intro-2', 'other', { status: 'accepted' }),
      ],
    });
    expect(readAloud(shown('offer', 'expert', request, 'intro'))).toContain('hat übernommen');
  });

  it('says nothing to someone it was not made to', () => {
    expect(readAloud(shown('offer', 'other', offered, 'intro'))).not.toContain('Fragewort');
  });
});

describe('an introduction', () => {
  const accepted = withIntroduction(fullRequest({ status: 'introduced' }), 'accepted');
  const said = readAloud(shown('introduction', ASKER, accepted, 'talk'));

  it('puts the structured question on top and says who is who and how to reach them', () => {
    for (const word of [
      'Fragewort',
      'Anfrage von: Askeria Markname, Markrolle, Markhaus',
      `Beratung durch: ${EXPERT_NAME}`,
      'Funk 77',
    ])
      expect(said).toContain(word);
  });

  it('carries the role note and leaves the earlier plan hidden', () => {
    expect(said).toContain(
      'Kollegiale Meinung; die Entscheidung trifft die behandelnde Ärztin / der behandelnde Arzt.',
    );
    expect(said).not.toContain('Planwort');
  });
});

describe('an answer', () => {
  const answered = withIntroduction(fullRequest({ status: 'answered' }), 'answered');
  const card = shown('answer', ASKER, answered, 'intro');

  it('asks whether it helped', () => {
    expect(choiceIds(card)).toEqual(['helped', 'partly', 'not-helped', 'follow-up', 'thank', 'reopen']);
  });

  it('comes with a copy for the chart: question, adviser, role, answer and times', () => {
    const record = card.parts.find(({ kind }) => kind === 'record');
    const text = record?.kind === 'record' ? record.text : '';
    for (const word of [
      'Gefragt: 23.11.2026, 9:00',
      'Anfrage von: Askeria Markname, Markrolle, Markhaus',
      'Frage: Fragewort',
      'Gewünschter nächster Schritt: Schrittwort',
      `Beraten durch: ${EXPERT_NAME}, Oberärztin, Testspital`,
      'Beantwortet: 23.11.2026, 9:00',
      'Antwort: Antwortwort',
    ])
      expect(text).toContain(word);
  });

  it('names an anonymous asker in the copy only where the asker reads it', () => {
    const request = withIntroduction(fullRequest({ status: 'answered' }, true), 'answered');
    const [own, other] = [ASKER, 'expert'].map((reader) => {
      const scene = { ...stageOf(contextFor(reader, request)), request };
      return request.introductions.map((one) => wordsOf(recordPart(scene, one))).join('');
    });
    expect(own).toContain('Anfrage von: Askeria Markname');
    expect(other).toContain('Anfrage von: Anonym („k7“)');
    expect(other).not.toContain('Markname');
  });

  it('never shows a draft that came too late', () => {
    const late = {
      ...answered,
      introductions: [
        introduction('intro', 'expert', {
          status: 'expired',
          answers: [{ text: scrubbed('Spätwort'), by: 'expert', agreement: null, at: monday, kept: true }],
        }),
      ],
    };
    expect(readAloud(shown('answer', ASKER, late, 'intro'))).not.toContain('Spätwort');
    expect(readAloud(shown('late-answer', 'expert', late, 'intro'))).toContain('Spätwort');
  });
});

describe("the asker's own card", () => {
  it('promises a time and says who is asked', () => {
    const said = readAloud(shown('request', ASKER, withIntroduction(fullRequest({ status: 'offered' }), 'offered')));
    expect(said).toContain('Rückmeldung zugesagt: bis Mo 23.11., 11:00');
    expect(said).toContain(`Angefragt: ${EXPERT_NAME}`);
  });

  it('admits a promise that was not kept', () => {
    const late = contextFor(ASKER, withIntroduction(fullRequest({ status: 'offered' }), 'offered'), {
      now: new Date('2026-11-23T11:00:00Z'),
    });
    expect(readAloud(renderCard('request', late))).toContain('(bis Mo 23.11., 11:00 Uhr) ist ausgeblieben');
  });

  it('tells the one before who has it now, and no more', () => {
    const handed = fullRequest({
      status: 'open',
      askerId: 'colleague',
      handOvers: [{ id: 'handing', from: ASKER, to: 'colleague', status: 'accepted', at: monday }],
    });
    const said = readAloud(shown('request', ASKER, handed));
    expect(said).toContain('Dr. Kollega Muster hat Ihre Anfrage übernommen');
    expect(said).not.toContain('Fragewort');
  });
});

describe('nobody found', () => {
  const unmatched = fullRequest({ status: 'unmatched' });

  it('after asking in vain says so to the asker, and shows the coordinator who was asked', () => {
    const asked = withIntroduction(unmatched, 'expired');
    expect(readAloud(shown('no-match', ASKER, asked))).toContain('Wer gefragt wurde, kann nicht');
    const said = readAloud(shown('unmatched', 'coordinator', asked));
    expect(said).toContain(`${EXPERT_NAME}: hat nicht geantwortet`);
    expect(said).not.toContain('niemanden gefunden');
  });

  it('names the coordinator who is looking', () => {
    const said = (name: CardName) => readAloud(renderCard(name, contextFor(ASKER, unmatched, { coordinated: true })));
    expect(said('no-match')).toContain('Kim Koordinata sieht Ihre Anfrage und sucht von Hand');
    expect(said('request')).toContain('Kim Koordinata ist informiert');
    expect(said('parked')).toContain('Kim Koordinata sieht es');
  });

  it.each([
    'no-match',
    'request',
    'parked',
  ] as const)('names whom to turn to where the Circle has no coordinator, and claims nothing (%s)', (name) => {
    const said = readAloud(renderCard(name, contextFor(ASKER, unmatched, { coordinated: false })));
    expect(said).toMatch(/wenden Sie sich an: Kim Koordinata/);
    expect(said).not.toMatch(/informiert|sucht von Hand|sieht es/);
  });

  it('names someone to turn to when a promise was missed, whom nobody has told', () => {
    const said = readAloud(shown('promise-missed', ASKER, fullRequest({ status: 'open' })));
    expect(said).toContain('Weiterhelfen kann auch: Kim Koordinata.');
    expect(said).not.toContain('informiert');
  });

  it('does not claim so when the asker wanted one person alone, and offers to ask others', () => {
    const alone = { ...unmatched, intake: { ...unmatched.intake, onlyNamed: true, namedExpert: 'third' } };
    const said = readAloud(shown('no-match', ASKER, alone)) + readAloud(shown('request', ASKER, alone));
    expect(said).not.toContain('Kim Koordinata');
    expect(said).toContain('Doch jemand anderen fragen');
  });
});

describe('what a command is answered with', () => {
  it('tells of privacy what is stored, and promises no function that is not there', () => {
    const said = readAloud(renderCard('help', contextFor(ASKER, null, { about: 'privacy' })));
    expect(said).toContain('nur gefiltert');
    expect(said).toContain('Eine Funktion für Auskunft oder Löschung hat Konsil nicht');
    expect(said).toContain('Kim Koordinata (Koordination)');
  });

  it('takes thanks kindly and without a lesson', () => {
    const card = renderCard('help', contextFor(ASKER, null, { about: 'thanks' }));
    expect(readAloud(card)).toContain('Gern geschehen.');
    expect(card.parts).toHaveLength(1);
    expect(choiceIds(card)).toEqual(['ask']);
  });
});

describe('where Konsil stops', () => {
  it.each([
    'too-long',
    'recogniser-failed',
    'number-left',
    'address-left',
    'name-left',
    'broken-encoding',
    'unstable',
  ])('a refused text (%s) is told with reason, what was not sent and the next step', (reason) => {
    const card = renderCard('scrub-refused', contextFor(ASKER, null, { about: reason }));
    expect(card.parts).toHaveLength(3);
    expect(card.parts[0]).toMatchObject({ kind: 'warning' });
    expect(readAloud(card)).toMatch(/weder gespeichert noch weitergegeben/);
    expect(choiceIds(card)).toEqual(['ask']);
  });

  it('a file is not taken, and the next step is named', () => {
    expect(readAloud(renderCard('file-refused', contextFor(ASKER, null)))).toMatch(/nicht abgerufen[\s\S]*in Worten/);
  });

  it('an unknown notice still says something', () => {
    expect(readAloud(renderCard('notice', contextFor(ASKER, null, { about: 'constructor' })))).toContain('neuen Stand');
  });

  it('the coordinator finds a stopped delivery by its reference', () => {
    expect(readAloud(renderCard('parked', contextFor('coordinator', null, { about: 'delivery-9' })))).toContain(
      'delivery-9',
    );
    expect(readAloud(renderCard('parked', contextFor(ASKER, null, { about: 'delivery-9' })))).not.toContain(
      'delivery-9',
    );
  });
});

describe('a reader who reads English', () => {
  it('gets the whole card in English', () => {
    const context = contextFor('expert', withIntroduction(fullRequest({ status: 'offered' }), 'offered'), {
      about: 'intro',
    });
    const card = renderCard('offer', { ...context, reader: personOf('expert', 'en') });
    expect(card.title).toBe('You are asked for a second opinion (Same day)');
    expect(readAloud(card)).toContain('Please say yes or no by Mon 23 Nov, 11:00.');
    expect(card.choices.map(({ word }) => word)).toEqual(['accept', 'answer', 'decline', 'notmine', 'colleague']);
  });
});

describe('the question whether a request is settled', () => {
  const loop = (status: ConsultRequest['status'], lang: 'de' | 'en' = 'de') =>
    readAloud(renderCard('loop-check', contextFor(ASKER, fullRequest({ status }), { reader: personOf(ASKER, lang) })));

  it('is told as settled only when the asker closed the request', () => {
    expect(loop('closed')).toContain('Das ist geklärt, danke.');
    for (const status of ['lapsed', 'withdrawn', 'introduced', 'open', 'unmatched'] as const)
      expect(loop(status)).not.toContain('Das ist geklärt');
  });

  it('says of a lapsed request that it lapsed', () => {
    expect(loop('lapsed')).toContain('ausgelaufen');
    expect(loop('lapsed', 'en')).toContain('lapsed');
  });
});

describe('a request to one person alone', () => {
  const { intake } = fullRequest();
  const alone = (status: ConsultRequest['status']) =>
    fullRequest({ status, intake: { ...intake, namedExpert: 'expert', onlyNamed: true } });

  it('promises nobody that anyone else will be asked', () => {
    const offered = withIntroduction(alone('offered'), 'offered');
    expect(readAloud(shown('request', ASKER, offered))).toContain('fragt niemand anderen');
    expect(readAloud(shown('request', ASKER, offered))).not.toContain('die nächste Person');
    expect(readAloud(shown('offer', 'expert', offered, 'intro'))).not.toContain('fragt Konsil weiter');
    const silent = withIntroduction(alone('introduced'), 'accepted');
    expect(readAloud(shown('late-choice', ASKER, silent, 'intro'))).not.toContain('die nächste Person');
    expect(readAloud(shown('answer-reminder', 'expert', silent, 'intro'))).not.toContain('fragt dann weiter');
    const expired = withIntroduction(alone('unmatched'), 'expired');
    expect(readAloud(shown('offer', 'expert', expired, 'intro'))).not.toContain('fragt jemand anderen');
  });
});

describe("the asker's card of their request", () => {
  const offered = withIntroduction(fullRequest({ status: 'offered' }), 'offered');

  it('shows all that was asked: kind, history, desired step and earlier plan, in their present version', () => {
    const said = readAloud(shown('request', ASKER, offered));
    for (const word of ['Art: Zweitmeinung', 'Fragewort', 'Vorgeschichtswort', 'Schrittwort', 'Planwort'])
      expect(said).toContain(word);
    const { intake } = offered;
    const amended = { ...offered, intake: { ...intake, history: scrubbed('Nachtragswort') } };
    expect(readAloud(shown('request', ASKER, amended))).toContain('Nachtragswort');
  });

  it.each(['introduced', 'answered', 'closed', 'lapsed'] as const)('names no promise once it is %s', (status) => {
    expect(readAloud(shown('request', ASKER, { ...offered, status }))).not.toContain('Rückmeldung zugesagt');
  });

  it('says of a withdrawal before anyone was asked that nobody had been', () => {
    const withdrawn = fullRequest({ status: 'withdrawn', introductions: [] });
    expect(readAloud(shown('request', ASKER, withdrawn))).not.toContain('Alle Angefragten');
    expect(readAloud(shown('request', ASKER, withIntroduction(withdrawn, 'withdrawn')))).toContain('Alle Angefragten');
  });
});
