import { openPerson, type RealPerson, type SeenMessage } from '../../synapse/people.ts';
import { openSynapse, type Synapse, type SynapseOptions, someName } from '../../synapse/synapse.ts';
import { type KonsilProcess, konsilProcess } from './konsil-process.ts';

export interface WardOptions extends SynapseOptions {
  /** Names of people who get an encrypted client of their own. */
  readonly people: readonly string[];
}

/** A homeserver, Konsil as a hospital runs it, and people; all in processes of their own. */
export interface RealWard {
  readonly synapse: Synapse;
  readonly konsil: KonsilProcess;
  readonly botId: string;
  person(name: string): RealPerson;
  /** One more device of theirs. */
  again(name: string): Promise<RealPerson>;
  /** Messages of Konsil in a room that fit. */
  fromKonsil(room: string, words: RegExp): (message: SeenMessage) => boolean;
  /** Asks about a number, so that questions and their forms can be counted. */
  asks(name: string, room: string, number: number): Promise<string>;
  /** The forms that Konsil asked about this number. */
  forms(name: string, number: number): readonly SeenMessage[];
  /** Waits for the first of them. */
  answered(name: string, number: number): Promise<SeenMessage>;
  close(): Promise<void>;
}

/** Konsil is not started yet: `ward.konsil.start()`. */
export async function openRealWard(root: string, { people, limits = {} }: WardOptions): Promise<RealWard> {
  const synapse = await openSynapse(root, { limits });
  const bot = someName('konsil');
  const botId = await synapse.user(bot);
  const konsil = await konsilProcess({ url: synapse.url, userId: botId, password: `pw-${bot}` });
  const known = new Map<string, { readonly person: RealPerson; readonly localpart: string }>();
  const devices: RealPerson[] = [];
  const open = async (localpart: string): Promise<RealPerson> => {
    const device = await openPerson(synapse.url, `@${localpart}:localhost`, `pw-${localpart}`);
    devices.push(device);
    return device;
  };
  for (const name of people) {
    const localpart = someName(name);
    await synapse.user(localpart);
    known.set(name, { person: await open(localpart), localpart });
  }
  const one = (name: string) => {
    const found = known.get(name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const forms = (name: string, number: number) =>
    one(name).person.messages.filter(
      ({ sender, body }) => sender === botId && body.includes('„abbrechen“') && body.includes(`Frage Nr. ${number} `),
    );
  return {
    synapse,
    konsil,
    botId,
    person: (name) => one(name).person,
    again: (name) => open(one(name).localpart),
    fromKonsil: (room, words) => (message) =>
      message.room === room && message.sender === botId && words.test(message.body),
    asks: (name, room, number) =>
      one(name).person.write(room, `!expert Zur Frage Nr. ${number} der Antikoagulation: was tun?`),
    forms,
    async answered(name, number) {
      const { person } = one(name);
      return person.sees((message) => forms(name, number).includes(message), `the form of question ${number}`);
    },
    async close() {
      for (const device of devices) await device.leave();
      await konsil.stop();
      await synapse.stop();
    },
  };
}
