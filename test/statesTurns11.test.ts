import { describe, expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { bare, statesSaid } from './said.ts';

/*
 * Offices, memberships, owners and the bodies themselves as chronicle, court, business and media pages, agencies and encyclopaedias tell
 * them: what a reader must find, and beside it what looks alike and must not be read so. Written for this test.
 */

/** The nodes of a text that are no states, by id. */
const named = (text: string): string[] =>
  extract(articleFromText(text, { name: 'example' }))
    .document.entities.filter(({ type }) => type === 'Person' || type === 'Organisation')
    .map(({ id }) => bare(id));

type Row = readonly [text: string, expected: readonly string[]];

const check = (rows: readonly Row[], read: (text: string) => string[]): void => {
  test.each(rows)('%s', (text, expected) => {
    expect(read(text).sort()).toEqual([...expected].sort());
  });
};

describe('bodies by what stands beside their names', () => {
  check(
    [
      ['Josef Tschemer sitzt heute im Aufsichtsrat der Kelmag.', ['josef-tschemer', 'kelmag']],
      ['Die deutsche Tochter Wolff & Sohn GmbH wurde verkauft.', ['wolff-sohn-gmbh']],
      ['Die Aktionärsvereinigung Actaris kritisierte die Löhne.', ['actaris']],
      ['Otto Moser war Redakteur der „Salzachtaler Volksstimme“.', ['otto-moser', 'salzachtaler-volksstimme']],
      ['Der Iran hat den „Washington-Post“-Reporter Jason Rezaian freigelassen.', ['jason-rezaian', 'washington-post']],
      ['Landeshauptmann Anton Mattle gratulierte dem "lieben Hannes".', ['anton-mattle']],
      ['Sie sprachen von einem "Linksblock mit Feigenblatt".', []],
      ['Das "Amt zum Schutz der Ordnung" prüft.', ['amt-zum-schutz-der-ordnung']],
      ['Zwei Mitarbeiter der Firma Start Campus in Sines kamen.', ['start-campus']],
      ['In der libanesischen Hauptstadt wurde es still, in der Hauptstadt Saleh Abad laut.', []],
      ['Das Haus gehört der Laura Privatstiftung.', ['laura-privatstiftung']],
      ['Im Verfahren der Signa Prime Selection AG schwieg er.', ['signa-prime-selection-ag']],
      ['Karl Wolniak saß für die Morgenunion im Senat.', ['karl-wolniak', 'morgenunion']],
      ['Das sagte Unia-Sekretär Giuseppe Rinaldi.', ['giuseppe-rinaldi', 'unia']],
      ['Das sagte Spiegel-Reporter Karl Huber.', ['karl-huber', 'spiegel']],
      ['Karl Wolniak kämpfte für die Währungsunion im Süden.', ['karl-wolniak']],
      ['Das meinte Corona-Sprecher Karl Huber vor dem Spiegel-Bild.', ['karl-huber']],
      ['Der Congress for Democratic Change (CDC) siegte.', ['congress-for-democratic-change']],
      ['Eva Moser nannte Hubers Vermächtnis einen Fehler. Karl Huber schwieg.', ['eva-moser', 'karl-huber']],
      // What is quoted and no paper, what is no firm, a town.
      ['Otto Moser sprach von einem „Standard“ der Branche.', ['otto-moser']],
      ['Im Werk in Rotkreuz gehen Stellen verloren.', []],
      ['Der Sohn der Wirtin kam mit dem Aufsichtsrat der Gemeinde.', []],
    ],
    named,
  );
});

describe('offices and memberships', () => {
  check(
    [
      [
        'Der Angeklagte hat den früheren Kärntner ÖVP-Obmann Josef Tschemer schwer belastet.',
        ['josef-tschemer HOLDS_POSITION oevp ended'],
      ],
      [
        'Die frühere "Standard"-Managerin Edith Michaeler leitet den Ausschuss.',
        ['edith-michaeler HOLDS_POSITION der-standard ended'],
      ],
      ['Als Konkurrent gilt der "Presse"-Herausgeber Karl Grasl.', ['karl-grasl HOLDS_POSITION die-presse']],
      ['Mit der PiS des Jarosław Kaczyński ging er hart ins Gericht.', ['jaroslaw-kaczynski MEMBER_OF pis']],
      ['Mit der PiS des Vorjahres ging Jarosław Kaczyński hart ins Gericht.', []],
      [
        'Karl Wolniak, Chefredakteur der "Presse" und Mitgründer der Gewerkschaft Unia, ist tot.',
        ['karl-wolniak FOUNDED unia', 'karl-wolniak HOLDS_POSITION die-presse'],
      ],
      [
        'Der Minister der auswärtigen Angelegenheiten Abdoulaye Diop befindet sich in Mali.',
        ['abdoulaye-diop HOLDS_POSITION ML'],
      ],
      [
        'Ihr Vermittler, der ehemalige Präsident von Nigeria Goodluck Jonathan, wird erwartet.',
        ['goodluck-jonathan HOLDS_POSITION NG ended'],
      ],
      [
        'Otto Moser war ein deutscher Politiker (SPD, später SED).',
        ['otto-moser CITIZEN_OF DE', 'otto-moser MEMBER_OF spd', 'otto-moser MEMBER_OF sed'],
      ],
      ['Otto Moser traf in Berlin einen deutschen Politiker (SPD).', []],
      [
        'Otto Moser war Redakteur der „Salzachtaler Volksstimme“.',
        ['otto-moser HOLDS_POSITION salzachtaler-volksstimme ended'],
      ],
    ],
    statesSaid,
  );
});

describe('what a possessive, a bare title and an apposition belong to', () => {
  check(
    [
      [
        'Der Klubobmann der Grünen im Landtag, Severin Mayr, forderte einen Ausschuss.',
        ['severin-mayr HOLDS_POSITION gruene'],
      ],
      [
        'Die FPÖ, Koalitionspartnerin der ÖVP im Land, hält sich bedeckt; deren Landesparteisekretär Michael Gruber schwieg.',
        ['michael-gruber HOLDS_POSITION fpoe'],
      ],
      [
        'Die Ärztekammer sieht sich bestätigt. Präsident Peter Niederhuber verwies in Österreich auf eine Umfrage.',
        ['peter-niederhuber HOLDS_POSITION aerztekammer'],
      ],
      // Whom nobody knows as its head is not Austria's.
      ['Österreich siegte. Präsident Peter Niederhuber verwies auf eine Umfrage.', []],
      [
        'Der Rechtspopulist Geert Wilders, dessen Partei für die Freiheit (PVV) die Wahl gewonnen hat, schwieg.',
        ['geert-wilders MEMBER_OF pvv'],
      ],
      [
        'Als Favorit wird Dick Schoof gehandelt, der ehemalige Chef des Geheimdienstes AIVD.',
        ['dick-schoof HOLDS_POSITION aivd ended'],
      ],
      ['Als Favorit wird Dick Schoof gehandelt, der ehemalige Chef des Geheimdienstes AIVD wird nicht genannt.', []],
      [
        'Eva Moser, die als Nachfolgerin von Karl Huber die VVD führt, kam.',
        ['eva-moser HOLDS_POSITION vvd', 'eva-moser SUCCEEDED karl-huber'],
      ],
      ['Eva Moser übernimmt die VVD.', ['eva-moser HOLDS_POSITION vvd']],
      ['Eva Moser bezeichnete sich als Nachfolgerin von Karl Huber.', []],
      [
        'Die USA waren durch ihre UN-Botschafterin Linda Thomas-Greenfield vertreten.',
        ['linda-thomas-greenfield HOLDS_POSITION US'],
      ],
      ['Helga Moser ist Juristin und ehemalige Politikerin (ÖVP).', ['helga-moser MEMBER_OF oevp']],
      ['Der Schweizer Anwalt Alain Huber half der Organisation.', ['alain-huber CITIZEN_OF CH']],
      [
        'Der frühere sozialdemokratische Minister Kim Huber verhandelt in den Niederlanden.',
        ['kim-huber HOLDS_POSITION NL ended'],
      ],
      [
        'Der Bulgare Christo Grozev lebt hier. Der Bulgare hat das Land verlassen.',
        ['christo-grozev CITIZEN_OF BG', 'christo-grozev CITIZEN_OF BG'],
      ],
      ['Zu News Corp gehört die Londoner "Times".', ['news-corp OWNS times']],
      [
        'Rupert Murdoch zieht sich mit 92 Jahren zurück. Er übergibt an Karl Huber. Der 52-Jährige ist Vorstandschef der Voestalpine.',
        ['karl-huber HOLDS_POSITION voestalpine'],
      ],
      ['Der Staatssekretär im Bundeskanzleramt, Hans Globke, kam.', ['hans-globke HOLDS_POSITION DE']],
      ['Der Exilvorstand der SPD unter Otto Wels tagte.', ['otto-wels HOLDS_POSITION spd']],
      [
        'Die Andrea Moser (Mitte/LU) und Karl Huber (SVP/ZH) kamen.',
        ['andrea-moser MEMBER_OF die-mitte', 'karl-huber MEMBER_OF svp'],
      ],
      ['Matthias Michel, heute Ständerat der FDP, kam.', ['matthias-michel MEMBER_OF fdp']],
    ],
    statesSaid,
  );
});

describe('careers, groups and homonyms', () => {
  check(
    [
      [
        'Yasser Arman, Sprecher der Bewegung SPLM-N und Mitglied des Rates, schrieb.',
        ['yasser-arman HOLDS_POSITION splm-n'],
      ],
      [
        'Burkhard Huber, seit 2006 im Amt und von 2019 bis 2021 Präsident des Deutschen Städtetages, will sprechen.',
        ['burkhard-huber HOLDS_POSITION staedtetag ended'],
      ],
      // What two commas set off is said of nobody where something else stands before them.
      ['Burkhard Huber sprach, im Amt lange Präsident des Deutschen Städtetages genannt, mit Eva Moser.', []],
      ['Die CDU-Fraktion unter Michael Weicker stimmte zu.', ['michael-weicker HOLDS_POSITION cdu']],
      ['Die CDU-Fraktion litt unter Michael Weicker.', []],
      [
        'Siegbert Droese, der von 2017 bis 2021 im Bundestag saß, höhnte.',
        ['siegbert-droese HOLDS_POSITION bundestag ended'],
      ],
      ['Siegbert Droese saß im Café.', []],
      [
        'Der Vorsitzende des Justizausschusses, Davi Huber von der Partei União Brasil, kam.',
        ['davi-huber HOLDS_POSITION justizausschuss', 'davi-huber MEMBER_OF uniao-brasil'],
      ],
      ['Der Staatsfonds Mubadala aus Abu Dhabi zählt zu den Gläubigern.', ['mubadala BASED_IN AE']],
      ['Mubadala zählt zu den Gläubigern aus Abu Dhabi.', []],
      [
        'Der Internationale Strafgerichtshof unter dem Ankläger Karim Huber ermittelt.',
        ['karim-huber HOLDS_POSITION internationaler-strafgerichtshof'],
      ],
      [
        'Augsteins Bruder, der Rechtsanwalt Josef Augstein aus Hannover, half. Rudolf Augstein schwieg.',
        ['josef-augstein FAMILY_OF rudolf-augstein'],
      ],
      ['Die Stimmen der SPD des Unternehmers Tomio Okamura halfen Tschechien.', ['tomio-okamura MEMBER_OF spd-cz']],
      ['Die Stimmen der SPD des Unternehmers Otto Moser halfen Deutschland.', ['otto-moser MEMBER_OF spd']],
      [
        'Senatspräsident Rodrigo Huber (PSD) warnte Brasilien. Brasilien schwieg.',
        ['rodrigo-huber MEMBER_OF psd-br', 'rodrigo-huber HOLDS_POSITION BR'],
      ],
      ['Der Landtagsabgeordnete Holger Mann sprach von Deutschland. Deutschland schwieg.', []],
      ['Südtirols Landeshauptmann Otto Moser traf Österreich.', ['otto-moser HOLDS_POSITION IT']],
    ],
    statesSaid,
  );
});

describe('firms, banks and what only looks like an office of a state', () => {
  check(
    [
      [
        'Die Media-Markt-Mutter Ceconomy verhandelt; deren Schweiz-Chef Jan Huber schwieg in der Schweiz.',
        ['ceconomy OWNS media-markt', 'jan-huber HOLDS_POSITION ceconomy'],
      ],
      ['Die Mutter von Karl Huber verhandelt mit Ceconomy.', []],
      ['Jan Huber, der Schweiz-Chef, schwieg in der Schweiz. Die Schweiz lachte.', []],
      ['Ungarns EU-Minister János Huber wies die EU zurecht.', ['janos-huber HOLDS_POSITION HU']],
      ['Die tschechische Vizepräsidentin Věra Huber hatte das Gesetz gerügt.', ['vera-huber CITIZEN_OF CZ']],
      [
        'André Huber, Gründer und Chef der Partei Chega, sprach.',
        ['andre-huber FOUNDED chega', 'andre-huber HOLDS_POSITION chega'],
      ],
      ['Osama Huber, der Hamas-Repräsentant im Libanon, ging mit.', ['osama-huber HOLDS_POSITION hamas']],
      ['Der Chef der Zentralbank, Mário Huber, kam.', ['mario-huber HOLDS_POSITION zentralbank']],
      ['Der Sohn der Zentralbank, Mário Huber, kam.', []],
      [
        'Die Generalstaatsanwaltschaft unter Lucía Huber ermittelt.',
        ['lucia-huber HOLDS_POSITION generalstaatsanwaltschaft'],
      ],
      ['Die Arbeiterkammer leidet unter Karl Huber.', []],
      [
        'Der Bürgermeister, Nuno Huber (PS), dankte Portugal. Portugal schwieg.',
        ['nuno-huber MEMBER_OF partido-socialista-pt', 'nuno-huber HOLDS_POSITION PT'],
      ],
      // Of the body that the clause describes, which has no name here.
      [
        'Die Gruppe, deren Geschäftsführer David Gerke ist, klagt. Albert Huber (SVP) schwieg.',
        ['albert-huber MEMBER_OF svp'],
      ],
      [
        'In Budapest kündigte der Politiker Péter Magyar, ein Ex-Mann der Ministerin Judit Varga und Vorsitzender der Partei Tisza, eine Kundgebung an.',
        [
          'judit-varga FAMILY_OF peter-magyar',
          'judit-varga HOLDS_POSITION HU',
          'peter-magyar HOLDS_POSITION HU',
          'peter-magyar HOLDS_POSITION tisza',
        ],
      ],
      [
        'Otto Moser war Diplomat und Politiker der Christlichsozialen Partei.',
        ['otto-moser MEMBER_OF christlichsoziale-partei'],
      ],
    ],
    statesSaid,
  );
});

describe('whose a body and a colleague are', () => {
  check(
    [
      [
        'Die EU, so deren Chefdiplomat Javier Huber, stehe bereit. Die Kommunistische Partei Nepals schwieg.',
        ['javier-huber HOLDS_POSITION eu'],
      ],
      [
        'Auch der VPOD, vertreten durch Regionalsekretärin Meret Huber, meldete sich.',
        ['meret-huber HOLDS_POSITION vpod'],
      ],
      ['Auch der VPOD wurde durch Bürgermeisterin Meret Huber begrüßt.', []],
      [
        'Die Ärztegesellschaft des Kantons Bern (BEKAG) und ihr Präsident Rainer Huber zeigten Verständnis.',
        ['rainer-huber HOLDS_POSITION bekag'],
      ],
      // Begins like an office of the federation.
      ['Sie ist auch für Bundesparteiobmann Herbert Huber ein Gewinn. Österreich staunt.', []],
      ['Verständnis zeigten die Sängerin und ihr Präsident Rainer Huber.', []],
      ['Das Sondergericht für Sierra Leone urteilte. Sierra Leone schwieg.', []],
      ['Der Nationale Widerstandsrat des Iran klagte.', []],
      ['Der Bundestag und die Nationalversammlung tagten. Deren Präsidenten Karl Huber und Luc Moser kamen.', []],
      ['Das Bayerische Wirtschaftsministerium prüft. Deutschland wartet.', []],
    ],
    (text) =>
      statesSaid(text).filter((line) => !line.startsWith('bundestag') && !line.startsWith('nationalversammlung')),
  );
});

describe('persons by the family name alone', () => {
  check(
    [
      ['Der Präsident des Roten Kreuzes, Weitzel, widersprach.', ['rotes-kreuz', 'weitzel']],
      ['Es sprachen Außenminister von Brentanus und Staatssekretär Hallbach.', ['hallbach', 'von-brentanus']],
      ['Es ging um den Streit von Verteidigungsminister Strauß mit der Presse.', ['strauss']],
      ['In Paris ließ General de Gaulle erklären, es sei gut.', ['de-gaulle']],
      ['Er gratulierte dem Verteidigungsminister mit Strauß und Torte.', []],
      // A town, a region, a misdeed, a club.
      ['Der Bürgermeister der Stadt, Stepanakert, und der Außenminister von Jambistan kamen.', []],
      ['Er warf Minister Amtsmissbrauch vor.', []],
    ],
    named,
  );
});

describe('offices by what one takes, is sent as, or is in', () => {
  check(
    [
      ['Das Justizressort übernimmt in Österreich die Juristin Helena Moser.', ['helena-moser HOLDS_POSITION AT']],
      ['Das Sozialressort der Stadt übernimmt in Österreich die Juristin Helena Moser.', []],
      [
        'Warschau schickte den Juristen Karl Wolniak als Botschafter Polens nach Rom.',
        ['karl-wolniak HOLDS_POSITION PL'],
      ],
      [
        'Mit der Initiative "Eine Million Augenblicke" um den Studenten Otto Moser demonstrierten viele.',
        ['otto-moser MEMBER_OF eine-million-augenblicke'],
      ],
      ['Die Initiative "Eine Million Augenblicke" stritt um den Studenten Otto Moser.', []],
      ['Innsbrucks Bürgermeister Otto Moser von der Liste JAW regiert.', ['otto-moser MEMBER_OF jaw']],
      // Of the state's party, which has no name here, and not of the one named last.
      [
        'Der frühere ÖVP-Obmann Josef Tschemer schwieg.\n\nEr sagte nichts. Es war Mittag. Dann war es Abend. Es wurde Nacht. Hannes Molnar (FPÖ) weiß nichts. Auch die Landespartei unter ihrem neuen Chef Karl Huber schwieg.',
        ['hannes-molnar MEMBER_OF fpoe', 'josef-tschemer HOLDS_POSITION oevp ended'],
      ],
    ],
    statesSaid,
  );
});

describe('the person whom an entry of an encyclopaedia is about', () => {
  check(
    [
      [
        'Otto Moser (Politiker)\n\nOtto Moser (* 3. April 1901 in Chemnitz) war ein deutscher Gewerkschafter.\n\n1948 berief ihn Heinrich Rau nach Berlin. Von 1950 bis 1963 war er Abgeordneter der Volkskammer.',
        [
          'heinrich-rau APPOINTED otto-moser',
          'otto-moser CITIZEN_OF DE',
          'otto-moser HOLDS_POSITION volkskammer ended',
        ],
      ],
      [
        'Ein Nachruf\n\nKarl Wolniak ist tot. Er wurde 1936 in Lemberg geboren. Wolniak studierte Jus. Tadeusz Rakowski berief ihn. Später saß er für die SPÖ im Nationalrat.',
        [
          'karl-wolniak HOLDS_POSITION nationalrat ended',
          'karl-wolniak MEMBER_OF spoe',
          'tadeusz-rakowski APPOINTED karl-wolniak',
        ],
      ],
      // No life: here it is the one who acted last.
      [
        'Tadeusz Rakowski berief Karl Wolniak. Später saß er für die SPÖ im Nationalrat.',
        [
          'tadeusz-rakowski APPOINTED karl-wolniak',
          'tadeusz-rakowski HOLDS_POSITION nationalrat ended',
          'tadeusz-rakowski MEMBER_OF spoe',
        ],
      ],
    ],
    statesSaid,
  );
});
