import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capability, needs } from '../../capabilities.ts';
import { openPerson, type RealPerson, until } from '../../synapse/people.ts';
import { openSynapse, type Synapse, someName } from '../../synapse/synapse.ts';
import { type KonsilProcess, konsilProcess } from './konsil-process.ts';

const KILLS = 30;

describe('Konsil in an encrypted conversation, killed again and again', needs('synapse'), () => {
  let synapse: Synapse;
  let konsil: KonsilProcess;
  let ada: RealPerson;
  let room = '';
  let botId = '';

  beforeAll(async () => {
    const found = capability('synapse');
    if (!found.available) return;
    synapse = await openSynapse(found.path);
    const names = { bot: someName('konsil'), ada: someName('ada') };
    botId = await synapse.user(names.bot);
    const adaId = await synapse.user(names.ada);
    konsil = await konsilProcess({ url: synapse.url, userId: botId, password: `pw-${names.bot}` });
    await konsil.start();
    ada = await openPerson(synapse.url, adaId, `pw-${names.ada}`);
    room = await ada.dm(botId);
    await ada.sees(({ sender, body }) => sender === botId && /So hilft/.test(body), 'the welcome');
  });

  afterAll(async () => {
    await ada?.leave();
    await konsil?.stop();
    await synapse?.stop();
  });

  /** The forms that were asked; the pinned page quotes open questions as well. */
  const forms = () => ada.messages.filter(({ sender, body }) => sender === botId && /„abbrechen“/.test(body));
  const answers = (number: number) => forms().filter(({ body }) => body.includes(`Frage Nr. ${number} `));
  const answered = (number: number) => until(`the answer to ${number}`, () => answers(number)[0]);
  const asks = (number: number) => ada.write(room, `!expert Zur Frage Nr. ${number} der Antikoagulation: was tun?`);
  const devices = async (): Promise<string> => {
    const login = await fetch(`${synapse.url}/_matrix/client/v3/login`, {
      method: 'POST',
      body: JSON.stringify({
        type: 'm.login.password',
        identifier: { type: 'm.id.user', user: ada.userId },
        password: `pw-${ada.userId.slice(1, ada.userId.indexOf(':'))}`,
      }),
    });
    const { access_token }: { access_token: string } = JSON.parse(await login.text());
    const answer = await fetch(`${synapse.url}/_matrix/client/v3/keys/query`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${access_token}` },
      body: JSON.stringify({ device_keys: { [botId]: [] } }),
    });
    const { device_keys }: { device_keys: Record<string, Record<string, { keys: object }>> } = JSON.parse(
      await answer.text(),
    );
    return JSON.stringify(Object.entries(device_keys[botId] ?? {}).map(([id, { keys }]) => [id, keys]));
  };

  it(`answers every message exactly once through ${KILLS} kills, as the same device`, async () => {
    const before = await devices();
    for (let number = 1; number <= KILLS; number += 1) {
      await asks(number);
      await wait(Math.floor((number * 37) % 600));
      await konsil.kill();
      await konsil.start();
    }
    for (let number = 1; number <= KILLS; number += 1) await answered(number);
    const counts = Array.from({ length: KILLS }, (_, index) => answers(index + 1).length);
    expect(counts).toEqual(Array.from({ length: KILLS }, () => 1));
    expect(ada.messages.filter(({ body }) => /nicht entschlüsseln/.test(body))).toEqual([]);
    expect(await devices()).toBe(before);
  });

  it('takes 45 messages that came while it was down, in order', async () => {
    await konsil.stop();
    for (let number = 101; number <= 145; number += 1) await asks(number);
    await konsil.start();
    await answered(145);
    const order = forms().flatMap(({ body }) => {
      const number = /Frage Nr\. (1\d\d) /.exec(body)?.[1];
      return number === undefined ? [] : [Number(number)];
    });
    expect(order).toEqual(Array.from({ length: 45 }, (_, index) => 101 + index));
  });

  it('goes on after the homeserver was killed', async () => {
    await synapse.kill();
    await wait(2000);
    await synapse.start();
    await asks(201);
    await answered(201);
    expect(answers(201)).toHaveLength(1);
  });
});
