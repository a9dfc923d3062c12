import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { bare, relationsSaid } from './said.ts';

/* Where one name ends and the next begins, what is no name, and whose an office or a party word is. */

/** Ids of the nodes that a text speaks of, without their kinds. */
const nodesIn = (text: string): string[] =>
  extract(articleFromText(text, { name: 'example' }))
    .entities.map(({ id }) => bare(id))
    .sort();

/** Two names in a row are two people; a noun, a state and a genitive end a name. */
test.each([
  ['Am Montag lobte Macron Bidens Rede.', ['emmanuel-macron', 'joe-biden']],
  ['Heute trifft Erdogan Putin in Sotschi.', ['recep-tayyip-erdogan', 'wladimir-putin']],
  ['Zuletzt kritisierte Kickl Nehammers Haltung.', ['kickl', 'nehammer']],
  ['In Genf traf Li Qiang Scholz.', ['li-qiang', 'scholz']],
  ['Danach lobte Emmanuel Macron Orbán.', ['emmanuel-macron', 'viktor-orban']],
  ['Dann lobte Mahmud Abbas Norwegen.', ['NO', 'mahmud-abbas']],
  ['Die Partei warf Alexander Van der Bellen Untätigkeit vor.', ['alexander-van-der-bellen']],
  ['Am Montag lobte Kennedy Robert McNamara.', ['kennedy', 'robert-mcnamara']],
  ['Am Montag kritisierte Außenminister Mehmet Yıldırım China.', ['CN', 'mehmet-yildirim']],
  ['Am Montag kritisierte Abdulrahman bin Faisal China.', ['CN', 'abdulrahman-bin-faisal']],
  ['Am Montag lobte Luís Montenegro Polen. Montenegro schwieg.', ['PL', 'luis-montenegro']],
  ['Am Montag kritisierte Joost de Vries China.', ['CN', 'joost-de-vries']],
  ['Am Montag schwieg die Organisation Grüne Küste.', ['gruene-kueste']],
  // Two family names of one.
  ['Präsident Sánchez Cerén reiste ab.', ['sanchez-ceren']],
  ['Rafael Correa Delgado reiste ab.', ['rafael-correa-delgado']],
  ['Hillary Rodham Clinton reiste ab.', ['hillary-rodham-clinton']],
  // Bodies that bear a person's name.
  ['Die Clinton Foundation dankte Norwegen.', ['NO', 'clinton-foundation']],
  // A family name ends in s by nature, or stands in the genitive.
  ['Kanada gewährte Juan Perales Asyl.', ['CA', 'juan-perales']],
  ['Kanada gewährte Carlos Robles Schutz.', ['CA', 'carlos-robles']],
  ['Kanada lobte Rafael Correas Minister.', ['CA', 'rafael-correa']],
  ['Kanada lobte Assimi Goïtas Rede.', ['CA', 'assimi-goita']],
  // Given names that no list has, a family name that is a noun.
  ['Kanada kritisierte Abdelmoumin Ould Bakir.', ['CA', 'abdelmoumin-ould-bakir']],
  ['Der Prinz empfing Qin Gang am 3. März.', ['qin-gang']],
  // One person by two names.
  ['Rodrigo Londoño alias Timochenko reiste ab. Timochenko schwieg.', ['rodrigo-londono']],
  ['Rodrigo Londoño alias „Timochenko“ reiste ab. Timochenko schwieg.', ['rodrigo-londono']],
  ['Timochenko alias Rodrigo Londoño reiste ab. Londoño schwieg.', ['rodrigo-londono']],
  ['Luiz Inácio Lula da Silva reiste ab. Lula schwieg.', ['luiz-inacio-lula-da-silva']],
] as const)('the nodes of: %s', (text, wanted) => {
  expect(nodesIn(text)).toEqual([...wanted].sort());
});

/** What names nobody: ships, bylines, credits, towns, languages, a newspaper that writes itself in capitals. */
test.each([
  ['Der Flugzeugträger „George H. W. Bush“ traf am Montag ein.', []],
  ['Die USS Gerald Ford liegt seit Montag vor Kreta.', []],
  ['In Duma starben 40 Menschen. Damaskus schwieg.', ['SY']],
  ['Die Stadt Duma in Ost-Ghuta wurde am Montag zerstört.', []],
  ['Die Duma lehnte den Vorstoß ab.', ['staatsduma']],
  ['Abschied von dem Argentinier Milei Von Clara Lenz', ['AR']],
  ['Herbe Kritik an Angela Merkel Von Clara Lenz', ['angela-merkel']],
  ['Xi Jinping reiste ab. AP/Liu jianhua', ['xi-jinping']],
  ['(Bericht von Clara Lenz in Moskau und Jan Ott; redigiert von Karl Huber)', []],
  ['Die Gemeinde ist deutsch- und ladinischsprachig.', []],
  ['Im englischen Sprachraum ist der Name verbreitet.', []],
  ['Im Gespräch mit ÖSTERREICH schwieg Herbert Kickl.', ['herbert-kickl', 'tageszeitung-oesterreich']],
  ['ÖSTERREICH UND POLEN STREITEN', ['AT', 'PL']],
  ['Angela Merkel schickte Hilfe nach ÖSTERREICH.', ['AT', 'angela-merkel']],
  ['Der Hoffnungsträger Emmanuel Macron reiste ab.', ['emmanuel-macron']],
  ['Viktor Orbán rügte George Soros scharf.', ['george-soros', 'viktor-orban']],
] as const)('names nobody else: %s', (text, wanted) => {
  expect(nodesIn(text)).toEqual([...wanted].sort());
});

/** Whose an office is, and whose citizen somebody is. */
test.each([
  ['Die US-Botschafterin bei der UNO, Clara Lenz, reiste ab.', ['clara-lenz HOLDS_POSITION US']],
  ['Der EU-Botschafter in der Türkei, Jan Ott, reiste ab.', ['jan-ott HOLDS_POSITION eu']],
  ['Bundespräsident Van der Bellen reiste ab.', ['alexander-van-der-bellen HOLDS_POSITION AT']],
  ['Bundespräsident Steinmeier reiste ab.', ['frank-walter-steinmeier HOLDS_POSITION DE']],
  ['Van der Bellen kritisierte Ungarn.', ['alexander-van-der-bellen ACCUSED HU']],
  ['Am Montag kritisierte von der Leyen Ungarn.', ['ursula-von-der-leyen ACCUSED HU']],
  // Family names that are other words as well.
  [
    'Sebastian Kurz führt die ÖVP. Kurz wiederum lobte Orbán.',
    ['sebastian-kurz HOLDS_POSITION oevp', 'sebastian-kurz SUPPORTED viktor-orban'],
  ],
  [
    'Sebastian Kurz reiste ab. Orbán, der Kurz einen Lügner nannte, lobte China.',
    ['viktor-orban ACCUSED sebastian-kurz', 'viktor-orban SUPPORTED CN'],
  ],
  [
    'Christian Kern führt die SPÖ. Nach Ansicht Kerns hat Ungarn Polen gedroht.',
    ['HU THREATENED PL', 'christian-kern HOLDS_POSITION spoe'],
  ],
  ['Sebastian Kurz reiste ab. Kurz aber heftig regnete es in Polen.', []],
  ['Karl Fischer reiste ab. Die Fischer kritisierten China.', []],
  [
    'Am Sonntag traf Bundeskanzler Kurz Merkel.',
    ['angela-merkel MET sebastian-kurz', 'sebastian-kurz HOLDS_POSITION AT'],
  ],
  // Austrian words for parties, where the article is about Austria.
  [
    'VP-Minister Jan Ott reiste ab. In Wien tagte der Nationalrat.',
    ['jan-ott HOLDS_POSITION AT', 'jan-ott MEMBER_OF oevp', 'nationalrat PART_OF AT'],
  ],
  ['In Wien schwieg SP-Klubchef Jan Ott.', ['jan-ott HOLDS_POSITION spoe']],
  ['VP-Kandidat Jan Ott reiste mit Joe Biden durch die USA.', []],
  ['Schwedens SP-Chef Jan Ott reiste ab.', ['jan-ott HOLDS_POSITION SE']],
  ['FPÖ-Kanzleramtsminister Jan Ott reiste ab.', ['jan-ott HOLDS_POSITION AT', 'jan-ott MEMBER_OF fpoe']],
  [
    'Innenminister Wolfgang Sobotka reiste ab. Orbán telefonierte mit dem ÖVP-Minister.',
    ['viktor-orban MET wolfgang-sobotka', 'wolfgang-sobotka HOLDS_POSITION AT', 'wolfgang-sobotka MEMBER_OF oevp'],
  ],
  ['Orbán telefonierte mit dem ÖVP-Minister.', []],
  ['Orbán telefonierte mit dem ÖVP-Chef.', ['oevp MET viktor-orban']],
  [
    'Der türkise Kanzler Sebastian Kurz reiste ab. Die ÖVP schwieg.',
    ['sebastian-kurz HOLDS_POSITION AT', 'sebastian-kurz MEMBER_OF oevp'],
  ],
  ['Türkis-Grün kritisierte China. Wien schwieg.', ['gruene ACCUSED CN', 'oevp ACCUSED CN']],
  ['Rot-Grün kritisierte China. Stockholm schwieg.', []],
  // States by the adjective of their capital, bodies by those who speak for them.
  ['Die Kabuler Regierung kritisierte China.', ['AF ACCUSED CN']],
  ['Die Athener Regierung dankte China.', ['GR SUPPORTED CN']],
  ['Die Athener dankten China.', []],
  ['Ein Hamas-Funktionär kritisierte China.', ['hamas ACCUSED CN']],
  [
    'Der Europaabgeordnete Jan Ott kritisierte China.',
    ['jan-ott ACCUSED CN', 'jan-ott HOLDS_POSITION europaeisches-parlament'],
  ],
  [
    'Die deutsche Europaabgeordnete Clara Lenz reiste ab.',
    ['clara-lenz CITIZEN_OF DE', 'clara-lenz HOLDS_POSITION europaeisches-parlament'],
  ],
  [
    'Der ehemalige Grüne Bundessprecher Jan Ott kritisierte die FPÖ.',
    ['jan-ott ACCUSED fpoe', 'jan-ott HOLDS_POSITION gruene'],
  ],
  // The office of a known head is of his own state.
  ['Deutschland kritisierte Kanzler Kern.', ['DE ACCUSED christian-kern', 'christian-kern HOLDS_POSITION AT']],
  ['Jan Ott, ein Händler mit italienischem Pass, reiste ab.', ['jan-ott CITIZEN_OF IT']],
  ['Der Mann mit italienischem Pass, Jan Ott, reiste ab.', ['jan-ott CITIZEN_OF IT']],
] as const)('the relations of: %s', (text, wanted) => {
  expect(relationsSaid(text).sort()).toEqual([...wanted].sort());
});

test('a compound of two bodies gives each its own short form', () => {
  const { entities } = extract(articleFromText('Die SPÖ-ÖVP-Koalition zerbrach.', { name: 'example' }));
  expect(entities.map(({ name, aliases }) => [name, ...aliases])).toEqual([['SPÖ'], ['ÖVP']]);
});

/** One body with its short form, and a court that is taken up, are one node. */
test.each([
  [
    'Die Nationale Widerstandsbewegung von Tangaro (NWT) reiste ab. Die NWT schwieg.',
    ['nationale-widerstandsbewegung-von-tangaro'],
  ],
  ['Die Tangarische Befreiungsbewegung TBM schwieg. Die TBM reiste ab.', ['tangarische-befreiungsbewegung']],
  ['Jan Ott (Nationalliberale Partei/PNL) schwieg. Die PNL reiste ab.', ['jan-ott', 'pnl']],
  ['Der Verfassungsgerichtshof tagte. Das Höchstgericht kritisierte China.', ['CN', 'verfassungsgerichtshof']],
  ['Das israelische Höchstgericht kritisierte China.', ['CN', 'IL', 'hoechstgericht']],
  ['Am Montag lobte die Grüne Partei SPD-Chef Lars Klingbeil.', ['gruene-partei', 'lars-klingbeil', 'spd']],
] as const)('one body: %s', (text, wanted) => {
  expect(nodesIn(text)).toEqual([...wanted].sort());
});
