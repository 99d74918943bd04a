/** Given names and surnames as they are met on wards, written down for this measurement; the tables of names were not looked at. */
const WRITTEN: Readonly<Record<string, string>> = {
  Albanian: 'Arbnora Besnik | Krasniqaj Hoxhaj Shabani',
  Amharic: 'Tigist Dawit | Alemayehu Gebremariam Wolde',
  Arabic: 'Rania Khaled | Haddad Mansouri Qasim',
  Armenian: 'Anahit Vardan | Sargsyan Petrosyan Hovhannisyan',
  Basque: 'Nerea Iker | Etxeberria Goikoetxea Aguirre',
  Bengali: 'Shirin Rafiq | Chowdhury Mukherjee Talukdar',
  Bulgarian: 'Zdravka Kaloyan | Stoyanova Dimitrov Hristov',
  Burmese: 'Thida Zeya | Myint Htun Kyaw',
  Chinese: 'Xiaoling Zhiwei | Ouyang Zheng Xu',
  Estonian: 'Liisu Tarmo | Kask Tamm Saar',
  Filipino: 'Maricel Rodel | Magsaysay Dimaculangan Bautista',
  Georgian: 'Nino Giorgi | Kapanadze Lomidze Tsereteli',
  Greek: 'Despina Stavros | Karamanlis Economou Vassilakis',
  Hebrew: 'Tamar Eitan | Abramovitch Ben-Haim Peretz',
  Icelandic: 'Sigrún Bjarki | Guðmundsdóttir Stefánsson Þorsteinsson',
  Igbo: 'Ngozi Obinna | Okonjo Nwosu Ezeudu',
  Japanese: 'Haruka Kenji | Watanabe Kobayashi Nakamura',
  Korean: 'Minji Sungho | Kwon Hwang Baek',
  Kurdish: 'Berivan Azad | Barzani Demirtaş Öcal',
  Lithuanian: 'Rasa Mindaugas | Kazlauskienė Petrauskas Jankauskaitė',
  Macedonian: 'Biljana Goran | Trajkovska Stojanovski Naumov',
  Maltese: 'Marija Ġużeppi | Zammit Farrugia Buttigieg',
  Mongolian: 'Oyuunchimeg Batbayar | Ganbold Erdene Tsogt',
  Nepali: 'Sunita Bishnu | Shrestha Gurung Tamang',
  Pashto: 'Gulalai Zmarai | Yusufzai Durrani Ahmadzai',
  Persian: 'Shahrzad Behrouz | Hosseinpour Rahmani Tehrani',
  Polish: 'Bożena Wiesław | Szczepańska Grzybowski Wójtowicz',
  Punjabi: 'Harpreet Gurdeep | Dhillon Sandhu Grewal',
  Russian: 'Lyudmila Vyacheslav | Kuznetsova Bogdanov Sidorenko',
  Sinhala: 'Chamari Nuwan | Jayawardena Wickramasinghe Bandara',
  Somali: 'Hodan Abdirahman | Warsame Farah Jimale',
  Swahili: 'Neema Baraka | Mwangi Otieno Kamau',
  Tamil: 'Kavitha Senthil | Sivakumar Ponnambalam Nadarajah',
  Thai: 'Siriporn Somchai | Chaiyasit Rattanakorn Wongsakul',
  Tibetan: 'Dolma Pema | Dhondup Norbu Gyaltsen',
  Tigrinya: 'Selam Yonas | Tesfamichael Habtom Ghebreyesus',
  Turkish: 'Gülşen Serdar | Karabulut Özdoğan Yıldızhan',
  Ukrainian: 'Oksana Taras | Shevchuk Kovalenko Bondarenko',
  Vietnamese: 'Thuy Quang | Dinh Phung Truong',
  Welsh: 'Angharad Gwilym | Llewellyn Cadwaladr Prytherch',
  Wolof: 'Aminata Ousmane | Ndiaye Diop Faye',
};

export interface Names {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
}

const CULTURES: readonly Names[] = Object.values(WRITTEN).map((line) => {
  const [given = '', surnames = ''] = line.split(' | ');
  return { given: given.split(' '), surnames: surnames.split(' ') };
});

export const CULTURE_COUNT = CULTURES.length;

/** The nth person of all: given name and surname of one culture, cultures in turn. */
export function personAt(index: number): { readonly given: string; readonly surname: string } {
  const names = CULTURES[index % CULTURES.length];
  const round = Math.floor(index / CULTURES.length);
  const pick = (list: readonly string[]) => String(list[round % Math.max(1, list.length)]);
  return { given: pick(names?.given ?? []), surname: pick(names?.surnames ?? []) };
}

const STARTS = ['Zy', 'Qua', 'Vro', 'Ske', 'Thu', 'Bna', 'Xo', 'Pfu', 'Dwi', 'Ghe', 'Mla', 'Jur'];
const MIDDLES = ['lban', 'rmek', 'ndov', 'sque', 'trul', 'ppaz', 'gwin', 'chom', 'vath', 'lkir'];
const ENDS = ['o', 'ax', 'uth', 'ez', 'ilo', 'und', 'ap', 'ym', 'ark'];

/** A name that no table can hold. */
export function unheardOf(index: number): string {
  const pick = (list: readonly string[], step: number) => String(list[Math.floor(index / step) % list.length]);
  return `${pick(STARTS, 1)}${pick(MIDDLES, STARTS.length)}${pick(ENDS, 7)}`;
}
