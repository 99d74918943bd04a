import { inRole } from './house.ts';

/** What an expert reads. */
export const expert = {
  offer: {
    title: (urgency: string) => `Eine Kollegin oder ein Kollege bittet um Ihren Rat (${urgency})`,
    titleOpinion: (urgency: string) => `Sie werden um eine Zweitmeinung gebeten (${urgency})`,
    notice: (urgency: string) => `Konsil: Neue Anfrage (${urgency})`,
    why: (reasons: string) => `Warum Sie: ${reasons}.`,
    chosen: 'Sie wurden ausdrücklich ausgewählt.',
    recommended: 'Eine Kollegin oder ein Kollege hat Sie empfohlen.',
    sent: (name: string) => `${inRole(name)} bittet Sie.`,
    reactBy: (time: string) => `Bitte sagen Sie ${time} zu oder ab.`,
    reactSoon: 'Bitte sagen Sie bald zu oder ab.',
    askedOn: 'Absagen ist in Ordnung; dann fragt Konsil weiter.',
    noneElse: 'Absagen ist in Ordnung. Gefragt sind nur Sie; Konsil fragt danach niemand anderen.',
    amended: 'Die Anfrage wurde ergänzt oder geändert, seit sie bei Ihnen ist; was neu ist, steht als neu da.',
    planHidden: 'Den bisherigen Plan sehen Sie, sobald Sie Ihre eigene Einschätzung geschrieben haben.',
    anonymous: 'Die Anfrage ist anonym; das Gespräch läuft über Konsil.',
    acceptedTitle: 'Sie haben übernommen',
    accepted: 'Danke. Antworten Sie hier oder im Gespräch; beides zählt.',
    answeredTitle: 'Ihre Antwort ist angekommen',
    compareTitle: 'Wie verhält sich Ihre Einschätzung zum bisherigen Plan?',
    yours: 'Ihre Antwort',
    overTitle: 'Diese Anfrage an Sie ist beendet',
    declined: 'Sie haben abgesagt. Danke für die schnelle Rückmeldung.',
    expired: 'Die Zeit ist abgelaufen; Konsil fragt jemand anderen. Das ist kein Problem.',
    expiredAlone: 'Die Zeit ist abgelaufen. Das ist kein Problem.',
    taken: 'Eine Kollegin oder ein Kollege hat übernommen.',
    withdrawn: 'Die Anfrage wurde zurückgezogen.',
    takenBack: 'Die Anfrage an Sie wurde zurückgenommen.',
    undeliverable: 'Diese Anfrage konnte Ihnen nicht zugestellt werden.',
    released: 'Die Anfrage liegt nicht mehr bei Ihnen.',
    closed: 'Die Anfrage ist abgeschlossen. Danke für Ihren Rat.',
    over: 'Die Anfrage ist inzwischen abgeschlossen.',
    settled:
      'Die Anfrage ist abgeschlossen; eine schriftliche Antwort gab es nicht. Danke, dass Sie sie übernommen haben.',
    reopened:
      'Die Anfrage war ohne schriftliche Antwort abgeschlossen und wurde wieder geöffnet; sie liegt nicht mehr bei Ihnen. Danke, dass Sie sie übernommen haben.',
    nothing: 'Sie brauchen nichts zu tun.',
  },
  /** How a request stands for one who answered it; `open`: it was opened again. */
  stand: {
    answered: 'Beantwortet, Rückmeldung steht noch aus',
    closed: 'Abgeschlossen',
    lapsed: 'Ausgelaufen, ohne Rückmeldung',
    withdrawn: 'Zurückgezogen',
    open: 'Wieder offen',
  },
  /** The same as a sentence to them. */
  after: {
    answered: 'Danke. Wie es weitergeht, sehen Sie hier.',
    closed: 'Die Anfrage ist abgeschlossen. Danke für Ihren Rat.',
    lapsed: 'Es kam keine Rückmeldung mehr; die Anfrage ist ausgelaufen. Danke für Ihren Rat.',
    withdrawn: 'Die Anfrage wurde zurückgezogen. Danke für Ihren Rat.',
    open: 'Danke für Ihren Rat. Die Anfrage ist wieder offen; gesucht wird noch weiterer Rat.',
  },
  reminder: {
    title: 'Denken Sie an Ihre Antwort?',
    notice: 'Konsil: Eine Antwort steht noch aus',
    text: 'Sie haben diese Anfrage übernommen. Wenn es gerade nicht geht, geben Sie sie bitte ab; Konsil fragt dann weiter.',
    textAlone:
      'Sie haben diese Anfrage übernommen. Wenn es gerade nicht geht, geben Sie sie bitte ab; wer gefragt hat, erfährt es.',
    later: 'Konsil erinnert Sie wieder. Antworten oder abgeben können Sie jederzeit auf der Karte der Anfrage.',
    over: 'Das hat sich erledigt, danke.',
  },
  lateAnswer: {
    title: 'Ihre Antwort kam nach dem Ende der Anfrage',
    notice: 'Konsil: Zu Ihrer Antwort',
    text: (status: string) =>
      `Die Anfrage an Sie war schon beendet (Stand: ${status}). Ihre Antwort ist als Entwurf aufgehoben und nicht weitergegeben.`,
  },
};
