import { describe, expect, it } from 'vitest';
import { readDirectory } from '../../src/directory/csv.ts';

const head = 'account;name;role;house;languages;specialty;interests;text;weekly_cap;coordinator';

describe('a directory as CSV', () => {
  it('takes a colleague with profile, from a file the way a spreadsheet saves it', () => {
    const { rows, faults } = readDirectory(
      `\uFEFF${head}\r\nfake:ward:u1;Dr. Testina Muster;Oberärztin;Haus A;de|en;Kardiologie;Vorhofflimmern|Klappen;Rhythmus und Klappen;3;\r\n`,
    );
    expect(faults).toEqual([]);
    expect(rows).toMatchObject([
      {
        account: { platform: 'fake', tenant: 'ward', id: 'u1' },
        name: 'Dr. Testina Muster',
        coordinator: false,
        expert: {
          specialty: 'Kardiologie',
          interests: ['Vorhofflimmern', 'Klappen'],
          languages: ['de', 'en'],
          weeklyCap: 3,
        },
      },
    ]);
  });

  it('takes commas as well, and a coordinator without a profile', () => {
    const { rows } = readDirectory('account,name,coordinator\nfake:ward:k,Kim Koordinata,ja\n');
    expect(rows).toMatchObject([{ coordinator: true, expert: null, lang: 'de' }]);
  });

  it('names line and column of what is not right, takes the other lines, and repeats no cell', () => {
    const { rows, faults } = readDirectory(`${head}\nkein-konto;;;;;;;;viele;\nfake:ward:u2;Dr. Gut;;;;;;;;\n`);
    expect(rows).toHaveLength(1);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line: 2, message: expect.stringMatching(/account.*name.*weekly_cap/) });
    expect(faults[0]?.message).not.toMatch(/kein-konto|viele/);
  });

  it('says plainly that a cell is missing', () => {
    const { faults } = readDirectory('account,name\n,Eins\nfake:ward:u2,\n');
    expect(faults).toEqual([
      { line: 2, message: 'account is missing' },
      { line: 3, message: 'name is missing' },
    ]);
  });

  it('says which column is missing, once, and not once a line', () => {
    const { rows, faults } = readDirectory('konto,name\nfake:ward:u1,Eins\nfake:ward:u2,Zwei\n');
    expect(rows).toEqual([]);
    expect(faults).toEqual([{ line: 1, message: 'column account is missing' }]);
  });

  it('says that a file is empty', () => {
    expect(readDirectory('').faults).toEqual([
      { line: 1, message: 'column account is missing; column name is missing' },
    ]);
  });

  it('does not silently leave out a column whose name is misspelt, and repeats no word of it', () => {
    const { rows, faults } = readDirectory('account,name,speciality\nfake:ward:u1,Eins,Kardiologie\n');
    expect(rows).toHaveLength(1);
    expect(faults).toEqual([{ line: 1, message: expect.stringMatching(/^column 3 is none of account, name/) }]);
  });

  it('takes an account only once', () => {
    const { rows, faults } = readDirectory('account,name\nfake:ward:u1,Eins\nfake:ward:u1,Zwei\n');
    expect(rows).toHaveLength(1);
    expect(faults).toEqual([{ line: 3, message: 'account stands in an earlier line too' }]);
  });

  it('says so when it is no CSV at all', () => {
    expect(readDirectory('a,b\n"never closed').faults[0]?.message).toMatch(/no CSV/);
  });

  it('takes what a colleague likes to be asked, and what not, through the filter like every text', () => {
    const { rows, faults } = readDirectory(
      'account,name,specialty,examples,not_for\nfake:ward:u1,Dr. A,Kardiologie,"Wann DOAK pausieren? | Herr Testpatient, VHF: Ablation?",Schwangerschaft\n',
    );
    expect(faults).toEqual([]);
    expect(rows[0]?.expert).toMatchObject({
      examples: ['Wann DOAK pausieren?', expect.not.stringContaining('Testpatient')],
      notFor: 'Schwangerschaft',
    });
  });

  it('takes no more example questions than the form of the profile holds', () => {
    const { rows, faults } = readDirectory('account,name,specialty,examples\nfake:ward:u1,Dr. A,Kardiologie,a|b|c|d\n');
    expect(rows).toEqual([]);
    expect(faults).toEqual([{ line: 2, message: 'examples may hold 3 at most' }]);
  });

  it('takes a patient out of a profile text', () => {
    const { rows } = readDirectory(
      `${head}\nfake:ward:u1;Dr. A;;;;Kardiologie;;Wie bei Herrn Testpatient, geb. 12.03.1941;;\n`,
    );
    expect(rows[0]?.expert?.text).not.toMatch(/Testpatient|1941/);
  });
});
