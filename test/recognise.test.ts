import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';

const read = (text: string): ReturnType<typeof extract> =>
  extract({
    id: `article:${createHash('sha256').update(text).digest('hex')}`,
    name: 'test',
    title: '',
    text,
    language: 'de',
  });

const idsOf = (text: string, prefix: string): string[] =>
  read(text)
    .entities.map(({ id }) => id)
    .filter((id) => id.startsWith(prefix))
    .sort();

const persons: [sentence: string, ids: readonly string[]][] = [
  ['Am Abend telefonierte Verteidigungsminister Miroslav Brandejs mit der Truppe.', ['miroslav-brandejs']],
  ['Es sprach der Abgeordnete Franz Josef Jung über die Lage.', ['franz-josef-jung']],
  ['Zu Gast war Kim Min-seok, der Berater der Präsidentin.', ['kim-min-seok']],
  ['Der Gouverneur Nguyen Thanh Long sagte ab.', ['nguyen-thanh-long']],
  ['Scheich Yusuf al-Barakat lehnte den Plan ab.', ['yusuf-al-barakat']],
  ['Ministerin Mareike van der Velden trat zurück.', ['mareike-van-der-velden']],
  ['König Gustav IX. empfing die Gäste.', ['gustav-ix']],
  ['Der Richter Johannes Hahn vertagte die Verhandlung.', ['johannes-hahn']],
  ['Der Senator Clarence E. Whitlock blieb der Sitzung fern.', ['clarence-e-whitlock']],
  ['Tomislav „Tomo“ Petrinović gewann die Wahl.', ['tomislav-petrinovic']],
  ['Tausende kamen auf den Kim-Il-Sung-Platz und zum Charles-de-Gaulle-Denkmal.', []],
  ['Vor dem Flughafen Josip Broz warteten die Menschen.', []],
  ['In der Presse stand „Current Biology“ ganz oben.', []],
];

test.each(persons)('finds the persons of: %s', (sentence, ids) => {
  expect(idsOf(sentence, 'person:')).toEqual(ids.map((id) => `person:${id}`));
});

const countries: [sentence: string, ids: readonly string[]][] = [
  ['Moskau und Pjöngjang setzen auf Gespräche.', ['KP', 'RU']],
  ['Der nigrische Präsident reiste nach Nigeria.', ['NE', 'NG']],
  ['Die Demokratische Republik Kongo und die Republik Kongo teilen einen Fluss.', ['CD', 'CG']],
  ['Die deutsch-französische Brigade bleibt.', ['DE', 'FR']],
  ['Der Kreml schweigt, die Downing Street ebenso.', ['GB', 'RU']],
  ['Die UdSSR und die DDR gibt es nicht mehr.', ['DD', 'SU']],
  ['Palästinenserpräsident und Kosovaren stritten mit Taiwanern.', ['PS', 'TW', 'XK']],
  ['Bewohner Südamerikas und Nordirlands waren dabei.', []],
  ['Jordan Ellsworth sprach deutsch.', []],
  ['Der US-Dollar fiel.', []],
];

test.each(countries)('finds the countries of: %s', (sentence, ids) => {
  expect(idsOf(sentence, 'country:')).toEqual(ids.map((id) => `country:${id}`));
});

const organisations: [sentence: string, ids: readonly string[]][] = [
  ['Die Sozialistische Volkspartei (SVPL) verlor die Wahl.', ['sozialistische-volkspartei']],
  ['Der EU-Kommissionspräsident und der CDU-Chef stritten.', ['cdu', 'eu-kommission']],
  ['Die Partei „Neuer Morgen“ tritt nicht an.', ['neuer-morgen']],
  ['Wie der Sender Varda Televizija meldete, blieb es ruhig.', ['varda-televizija']],
  ['Die Menschenrechtsorganisation Velada zählte elf Tote.', ['velada']],
  ['Sie lehrt an der Tarnava-Universität.', ['tarnava-universitaet']],
  ['Das Außenministerium in Ankara bestellte den Botschafter ein.', ['tuerkisches-aussenministerium']],
  ['Das US-Verteidigungsministerium dementierte.', ['pentagon']],
  ['Der Nationale Sicherheitsrat tagte.', ['nationaler-sicherheitsrat']],
  ['Der Sicherheitsrat der Vereinten Nationen tagte.', ['un-sicherheitsrat']],
  ['Die Regierung und das Parlament stritten über die Oppositionspartei.', []],
  ['Er schrieb auf Twitter, dass er absagt.', []],
];

test.each(organisations)('finds the organisations of: %s', (sentence, ids) => {
  expect(idsOf(sentence, 'organisation:')).toEqual(ids.map((id) => `organisation:${id}`));
});

test('an agency that only signs the article is no node', () => {
  expect(idsOf('Die Lage in Peru ist ruhig. (APA, dpa, 20.5.2016)', 'organisation:')).toEqual([]);
});

test('Brüssel is the EU when it acts and a place when somebody goes there', () => {
  expect(idsOf('Brüssel lehnt den Vorschlag ab.', 'organisation:')).toEqual(['organisation:eu']);
  expect(idsOf('Die Minister trafen sich in Brüssel.', 'organisation:')).toEqual([]);
});

test('a Bundesregierung belongs to the state that the article is about', () => {
  expect(idsOf('Die ÖVP streitet mit der SPÖ. Die Bundesregierung vertagt das Thema.', 'country:')).toEqual([
    'country:AT',
  ]);
  expect(idsOf('Die CDU streitet mit der SPD. Die Bundesregierung vertagt das Thema.', 'country:')).toEqual([
    'country:DE',
  ]);
});

const bodies: [what: string, text: string, ids: readonly string[]][] = [
  [
    'a body of a state that an adjective names',
    'Die thailändische Zentralbank senkte die Zinsen.',
    ['thailaendische-zentralbank'],
  ],
  ['an army, which acts for its state', 'Die thailändische Armee rückte vor.', []],
  ['a state that acts through its army', 'Israels Luftwaffe flog Angriffe.', []],
  ['a body alone', 'Die Armee rückte vor, die Polizei schwieg.', []],
  ['an embassy as a place', 'Er stand vor der türkischen Botschaft.', []],
  [
    'a court with its place, then alone',
    'Das Oberlandesgericht Köln entschied. Das Oberlandesgericht hob die Haft auf.',
    ['oberlandesgericht-koeln'],
  ],
  ['a prosecutor with the place', 'Die Staatsanwaltschaft Wels ermittelt.', ['staatsanwaltschaft-wels']],
  ['a firm with its form', 'Die Süddeutsche Gurken AG wirbt um Kunden.', ['sueddeutsche-gurken-ag']],
  ['a firm with and without its form', 'Die Kestrel Zink GmbH baut. Kestrel Zink schweigt.', ['kestrel-zink-gmbh']],
  ['a listed firm with its form', 'Das Werk der Audi AG steht still.', ['audi']],
  ['a body by its chief', 'Die Korbag-Chefin will verkaufen. Die Korbag hält 30 Prozent.', ['korbag']],
  ['what has a chief and a strange name', 'Der Vizechef der Zelena Stranka trat zurück.', ['zelena-stranka']],
  ['a foundation', 'Der Präsident der Stiftung Nordischer Kulturbesitz sprach.', ['stiftung-nordischer-kulturbesitz']],
  [
    'an office of the federation with its purpose',
    'Das Bundesamt für Fischerei (BAF) warnt. Das BAF forscht.',
    ['bundesamt-fuer-fischerei'],
  ],
  [
    'a union of members in the genitive',
    'Der Bundesverband deutscher Brauereien (BdBr) warnt.',
    ['bundesverband-deutscher-brauereien'],
  ],
  ['a name of words between hyphens', 'Der Sinn-Féin-Chef reiste ab.', ['sinn-fein']],
  ['a treaty by its acronym', 'Das Fischereiübereinkommen (FÜB) gilt. Gegen das FÜB stimmte niemand.', []],
  ['a sign-off with a journalist’s sign', 'Der Präsident wollte sie lange nicht sehen. (jod, AFP, 26.8.2023)', []],
  ['a ministry of a German state', 'Das Hessische Finanzministerium prüft den Fall.', ['hessisches-finanzministerium']],
  ['one of several armies', 'Die deutsche 6. Armee zog ab.', []],
  [
    'the commission of the African Union',
    'Die Afrikanische Union tagt. Kommissionschef Idriss Barka sprach.',
    ['afrikanische-union'],
  ],
  ['a network to follow the paper on', 'Folgen Sie uns auch auf Twitter und lesen Sie weiter.', []],
  ['no body within the name of another', 'Der TNK-BP-Finanzvorstand James Owen reiste ab.', []],
  ['several courts', 'Er war Richter an den Landgerichten Bonn und Köln.', []],
];

test.each(bodies)('finds %s', (_, text, ids) => {
  expect(idsOf(text, 'organisation:')).toEqual(ids.map((id) => `organisation:${id}`));
});
