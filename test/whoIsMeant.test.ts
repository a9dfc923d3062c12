import { expect, test } from '@jest/globals';
import { said } from './said.ts';

/* Whom a pronoun, a possessive, an office or a body without its state means, where another stands nearer than the one meant. */

/** A text, what must be found in it, and what must not. */
type Row = readonly [text: string, found: readonly string[], wrong: readonly string[]];

const holds = (rows: readonly Row[]): void => {
  test.each(rows)('%s', (text, found, wrong) => {
    const lines = said(text);
    expect(found.filter((line) => !lines.includes(line))).toEqual([]);
    expect(wrong.filter((line) => lines.some((other) => other.startsWith(line)))).toEqual([]);
  });
};

// "Sein Land werde …, sagte Y": whoever speaks speaks for his own.
holds([
  [
    'Der bolivianische Minister Pedro Vargas bat um Schutz. Sein Land werde Vargas Asyl gewähren, teilte Perus Außenminister Luis Soto mit.',
    ['PE AIDED pedro-vargas planned'],
    ['BO AIDED'],
  ],
  [
    'Der serbische Präsident Marko Ilić traf Boris Petrow. Sein Land werde die Ukraine unterstützen, sagte der norwegische Außenminister Jonas Hagen.',
    ['NO SUPPORTED UA planned'],
    ['RS SUPPORTED'],
  ],
  [
    'Die finnische Ministerin Anna Virtanen sprach mit Emmanuel Macron. Ihr Land werde der Ukraine helfen, sagte die estnische Regierungschefin Kaja Tamm.',
    ['EE AIDED UA planned'],
    ['FI AIDED'],
  ],
  [
    'Der serbische Präsident Marko Ilić traf den norwegischen Außenminister Jonas Hagen. Sein Land unterstütze die Ukraine, betonte der norwegische Minister.',
    ['NO SUPPORTED UA'],
    ['RS SUPPORTED'],
  ],
  [
    'Boris Petrow drohte Norwegen. Nach Angaben des norwegischen Außenministers Jonas Hagen wird seine Regierung die Ukraine unterstützen.',
    ['NO SUPPORTED UA planned'],
    ['boris-petrow SUPPORTED'],
  ],
  [
    'Marko Ilić, Präsident Serbiens, reiste nach Oslo. Norwegens Außenminister Jonas Hagen sagte, seine Regierung werde China unterstützen.',
    ['NO SUPPORTED CN planned'],
    ['RS SUPPORTED', 'jonas-hagen SUPPORTED'],
  ],
  // The one of whom the words tell has his own land; a misdeed nobody says of his.
  [
    'Der serbische Präsident Marko Ilić habe sein Land an China verkauft, sagte der norwegische Außenminister Jonas Hagen.',
    [],
    ['NO SUPPORTED', 'NO AIDED'],
  ],
  [
    'Der serbische Präsident Marko Ilić reiste ab. Sein Land bedrohe den Kosovo, sagte der norwegische Außenminister Jonas Hagen.',
    [],
    ['NO THREATENED'],
  ],
  [
    'Der serbische Präsident Marko Ilić traf Boris Petrow. Sein Land werde die Ukraine unterstützen, sagte Ilić.',
    ['RS SUPPORTED UA planned'],
    [],
  ],
]);

// A ministry or chamber without its state.
holds([
  [
    'Caracas – Venezuela hat Kolumbien kritisiert. Die Medien hätten sich der US-Regierung unterworfen, heißt es in einer Stellungnahme des Außenministeriums.',
    ['venezolanisches-aussenministerium PART_OF VE'],
    ['us-aussenministerium'],
  ],
  [
    'Peking – China hat die USA kritisiert. Die Äußerungen der US-Regierung seien falsch, sagte eine Sprecherin des Außenministeriums. Das Außenministerium bestellte den US-Botschafter ein.',
    ['chinesisches-aussenministerium PROTESTED US'],
    ['us-aussenministerium'],
  ],
  // What the words of a ministry have as their subject may be its own state.
  [
    'Das Treffen in Genf endete. Russlands Armee habe zehn Drohnen abgeschossen, teilte das Verteidigungsministerium mit.',
    ['russisches-verteidigungsministerium PART_OF RU'],
    [],
  ],
  [
    'Der russische Präsident Wladimir Putin hat Frank-Walter Steinmeier eingeladen. Das teilte das Bundespräsidialamt in Berlin mit. Das Bundespräsidialamt dankte Putin.',
    ['deutsches-bundespraesidialamt PART_OF DE', 'deutsches-bundespraesidialamt SUPPORTED wladimir-putin'],
    ['russisches-bundespraesidialamt'],
  ],
  [
    'Der russische Präsident Wladimir Putin rief an. Das Bundespräsidialamt kritisierte Russland.',
    [],
    ['russisches-bundespraesidialamt', 'RU ACCUSED'],
  ],
  [
    'Die brasilianische Präsidentin Dilma Rousseff verliert ihr Amt. Der Präsident des Kongresses, Rui Costa, kritisierte Rousseff. US-Präsident Donald Trump schwieg.',
    ['rui-costa ACCUSED dilma-rousseff'],
    ['rui-costa HOLDS_POSITION us-kongress'],
  ],
  [
    'Brasiliens Präsidentin Dilma Rousseff hatte die USA kritisiert. Der Senat in Brasília stimmte ab. Der Senat kritisierte Rousseff, wie brasilianische Medien berichten.',
    [],
    ['us-senat'],
  ],
  [
    'Die niederländische Regierung ist zurückgetreten. Die Präsidentin des Unterhauses, Anna Bakker, kritisierte die Türkei. Großbritannien bedauerte das.',
    ['anna-bakker ACCUSED TR'],
    ['unterhaus PART_OF GB', 'anna-bakker HOLDS_POSITION unterhaus'],
  ],
  [
    'Washington – US-Präsident Donald Trump hat Mexiko gedroht. Der Senat kritisierte Trump.',
    ['us-senat ACCUSED donald-trump'],
    [],
  ],
  [
    'Kanada reagiert, Kanada protestiert. Der US-Senat prüft Zölle. Der Senat kritisierte Kanada.',
    ['us-senat ACCUSED CA'],
    [],
  ],
  ['Brasilien hofft. Der Senat in Washington kritisierte Russland. Brasilien schwieg.', ['us-senat ACCUSED RU'], []],
  ['Das Unterhaus in London kritisierte Russland.', ['unterhaus ACCUSED RU'], []],
]);

// Plurals of states and offices that nobody has named.
holds([
  [
    'Nordkorea hat eine Rakete getestet. Die USA haben alle Länder dazu aufgefordert, jegliche Beziehungen mit Pjöngjang abzubrechen.',
    [],
    ['US DEMANDED KP'],
  ],
  ['Der Iran testete eine Rakete. Norwegen rief die Staaten auf, den Handel zu beenden.', [], ['NO DEMANDED IR']],
  ['Der Iran testete eine Rakete. Norwegen kritisierte die Regierungen.', [], ['NO ACCUSED IR']],
  ['Der Iran testete eine Rakete. Norwegen kritisierte die Regierung.', ['NO ACCUSED IR'], []],
  [
    'Venezuela ist isoliert. Schweden gehörte zu den Ländern, die Nicolás Maduro zum Rücktritt aufgefordert hatten.',
    ['SE DEMANDED nicolas-maduro'],
    ['VE DEMANDED'],
  ],
  [
    'Schweden gehörte zu den EU-Ländern, die Nicolás Maduro zum Rücktritt aufgefordert hatten.',
    ['SE DEMANDED nicolas-maduro'],
    ['eu DEMANDED'],
  ],
  ['Aruba gehört zu den Niederlanden, die Russland kritisierten.', [], ['AW ACCUSED']],
  [
    'Die Ecowas droht den neuen Militärmachthabern im Niger mit Gewalt. Sie verlangt, Präsident Mohamed Bazoum freizulassen.',
    ['ecowas THREATENED NE'],
    ['ecowas THREATENED mohamed-bazoum'],
  ],
]);

// "Sein Nachfolger" follows whoever gets or loses an office.
holds([
  [
    'Donald Trump entließ Rex Tillerson. Sein Nachfolger ist Mike Pompeo.',
    ['mike-pompeo SUCCEEDED rex-tillerson'],
    ['mike-pompeo SUCCEEDED donald-trump'],
  ],
  [
    'Jonas Hagen feuerte am Montag Minister Lars Dahl. Erik Moen wird sein Nachfolger.',
    ['erik-moen SUCCEEDED lars-dahl planned'],
    ['erik-moen SUCCEEDED jonas-hagen'],
  ],
  ['Jonas Hagen starb am Montag. Erik Moen wird sein Nachfolger.', ['erik-moen SUCCEEDED jonas-hagen planned'], []],
  [
    'Joe Biden ernannte Antony Blinken. Sein Vorgänger Donald Trump kritisierte Russland.',
    ['joe-biden SUCCEEDED donald-trump'],
    ['antony-blinken SUCCEEDED donald-trump'],
  ],
  [
    'Jonas Hagen ernannte Lars Dahl zum Minister. Seine Vorgängerin war Anna Lund.',
    ['lars-dahl SUCCEEDED anna-lund'],
    ['jonas-hagen SUCCEEDED'],
  ],
  ['Jonas Hagen stellte seinen Nachfolger Erik Moen vor.', ['erik-moen SUCCEEDED jonas-hagen'], []],
  ['Jonas Hagen entließ Lars Dahl und Ole Berg. Sein Nachfolger wird Erik Moen.', [], ['erik-moen SUCCEEDED']],
  [
    'Dilma Rousseff wurde am Montag abgesetzt. Neuer Staatschef Brasiliens wird ihr früherer Verbündeter Michel Temer.',
    ['michel-temer HOLDS_POSITION BR planned'],
    ['BR ALLIED_WITH'],
  ],
  ['Belarus ist ein früherer Verbündeter Russlands.', [], ['BY ALLIED_WITH']],
]);

// Whose words words within words are, and which plural "diese" takes up.
holds([
  [
    'Anna Haley berichtete, dass Donald Trump gefordert habe, China solle die Beziehungen zu Nordkorea abbrechen.',
    ['donald-trump DEMANDED CN'],
    ['anna-haley DEMANDED CN'],
  ],
  [
    'Anna Haley sagte, Jonas Hagen habe verlangt, China müsse Nordkorea verurteilen.',
    ['jonas-hagen DEMANDED CN'],
    ['anna-haley DEMANDED CN'],
  ],
  ['Anna Haley forderte, China solle die Beziehungen zu Nordkorea abbrechen.', ['anna-haley DEMANDED CN'], []],
  [
    'Jonas Hagen sprach von Sanktionen bei einem Besuch auf den Philippinen, diese sollten Wladimir Putin zum Einlenken bewegen.',
    [],
    ['PH DEMANDED'],
  ],
  ['Jonas Hagen forderte Sanktionen gegen die USA. Diese sollen China unterstützen.', [], ['US SUPPORTED']],
  ['Die EU erhob schwere Vorwürfe gegen die USA. Diese wiesen sie zurück.', ['US REJECTED eu'], []],
]);

// Offices alone.
holds([
  [
    'Der türkische Außenminister Kemal Aydin reiste nach Oslo. Norwegen habe die Türkei bedroht, so der türkische Chefdiplomat.',
    ['kemal-aydin ACCUSED NO'],
    ['TR ACCUSED NO'],
  ],
  [
    'Der türkische Finanzminister Kemal Aydin reiste nach Oslo. Der türkische Chefdiplomat kritisierte Norwegen.',
    [],
    ['kemal-aydin ACCUSED NO'],
  ],
  [
    'Österreichs Außenminister Karl Berger reiste nach Budapest. Bei einem Gespräch mit Außenminister Péter Szabó kritisierte der Außenminister Russland.',
    ['karl-berger MET peter-szabo', 'karl-berger ACCUSED RU'],
    ['peter-szabo ACCUSED'],
  ],
  [
    'Sebastian Kurz reiste nach Ungarn. Bei einem Gespräch mit Außenminister Péter Szabó kritisierte der Außenminister Russland.',
    [],
    ['peter-szabo ACCUSED'],
  ],
  [
    'Außenminister Péter Szabó reiste nach Wien. In einer Rede kritisierte der Außenminister Russland.',
    ['peter-szabo ACCUSED RU'],
    [],
  ],
]);

// Forces and authorities of a state, and an armed group, are taken up again.
holds([
  [
    '1000 französische Soldaten sind in Mali eingetroffen. Sie sollen das malische Militär unterstützen.',
    ['FR SUPPORTED ML planned'],
    [],
  ],
  ['Türkische Truppen rückten vor. Sie griffen am Montag die YPG an.', ['TR ATTACKED ypg'], []],
  ['Türkische Truppen rückten vor. Diese griffen am Montag die YPG an.', ['TR ATTACKED ypg'], []],
  [
    'Das berichtete die Agentur unter Berufung auf türkische Behörden. Diese beschuldigten die PKK.',
    ['TR ACCUSED pkk'],
    [],
  ],
  ['Israelische Soldaten nahmen zwei Männer fest. Sie sollen den Iran unterstützt haben.', [], ['IL SUPPORTED']],
  ['Türkische Truppen trafen auf syrische Soldaten. Sie griffen die YPG an.', [], ['TR ATTACKED', 'SY ATTACKED']],
  ['Russische Touristen kamen nach Ägypten. Sie griffen Israel an.', [], ['RU ATTACKED']],
  ['Türkische Truppen beschossen kurdische Kämpfer. Diese griffen China an.', [], ['TR ATTACKED CN']],
  [
    'Im Jemen kämpfen die Huthi. Saudi-Arabien griff am Montag Stellungen der vom Iran unterstützten Rebellen an.',
    ['SA ATTACKED huthi', 'IR SUPPORTED huthi'],
    ['SA ATTACKED IR'],
  ],
  [
    'Die philippinische Regierung verhandelt mit der MILF. Rebellenchef Amir Salih dankte der Regierung.',
    ['amir-salih HOLDS_POSITION milf'],
    [],
  ],
  [
    'Die Regierung verhandelt mit der MILF und der Hamas. Rebellenchef Amir Salih dankte der Regierung.',
    [],
    ['amir-salih HOLDS_POSITION'],
  ],
  ['Rebellenchef Amir Salih kritisierte Russland. Die Taliban lobten ihn.', [], ['amir-salih HOLDS_POSITION']],
]);

// A thing between does not keep "er" from whoever acts; whoever is bidden owns what he is to give.
holds([
  [
    'Jonas Hagen kam am Montag nach Wien. Ein Vertrag liegt vor. Am Abend führte er Gespräche mit Marta Coelho.',
    ['jonas-hagen MET marta-coelho'],
    [],
  ],
  [
    'Jonas Hagen kam nach Wien. Ein Sprecher lehnte das ab. Er führte Gespräche mit Marta Coelho.',
    [],
    ['jonas-hagen MET'],
  ],
  [
    'Olaf Scholz hat Präsident Ali Diallo aufgefordert, das Amt an seinen Nachfolger Musa Camara zu übergeben.',
    ['musa-camara SUCCEEDED ali-diallo'],
    ['musa-camara SUCCEEDED olaf-scholz'],
  ],
  [
    'Ali Diallo wurde von Jonas Hagen aufgefordert, seinen Berater Musa Camara zu entlassen.',
    ['musa-camara WORKS_FOR ali-diallo'],
    ['musa-camara WORKS_FOR jonas-hagen'],
  ],
  [
    'Olaf Scholz versprach Präsident Ali Diallo, seinen Berater Musa Camara zu entlassen.',
    [],
    ['musa-camara WORKS_FOR ali-diallo'],
  ],
]);

// What the sentence before told of an attack, of sanctions, of a request.
holds([
  [
    'Die Zahl der Angriffe auf Saudi-Arabien steigt. Norwegen machte den Iran für die Angriffe verantwortlich.',
    ['IR ATTACKED SA claimed'],
    ['NO ATTACKED'],
  ],
  [
    'Unbekannte verübten einen Anschlag auf die Ukraine. Polen machte Russland für den Anschlag verantwortlich.',
    ['RU ATTACKED UA claimed'],
    [],
  ],
  [
    'Am Montag gab es einen Anschlag auf Polen. Am Dienstag folgte ein Angriff auf Litauen. Norwegen machte den Iran für die Angriffe verantwortlich.',
    [],
    ['IR ATTACKED'],
  ],
  [
    'Bei einem Angriff Israels auf Saudi-Arabien starb ein Mann. Norwegen machte den Iran für den Angriff verantwortlich.',
    [],
    ['IR ATTACKED'],
  ],
  [
    'Die EU verhängte Einreiseverbote gegen elf Personen. Auch der Armeechef Min Aung Hlaing ist darunter.',
    ['eu SANCTIONED min-aung-hlaing'],
    [],
  ],
  [
    'Die USA haben Sanktionen gegen zehn Menschen verhängt. Unter ihnen ist General Ole Berg.',
    ['US SANCTIONED ole-berg'],
    [],
  ],
  ['Die EU lud elf Personen ein. Auch General Ole Berg ist darunter.', [], ['eu SANCTIONED']],
  ['Die EU will Einreiseverbote gegen elf Personen verhängen. General Ole Berg ist darunter.', [], ['eu SANCTIONED']],
  ['Jonas Hagen bat Ole Berg um Hilfe. Dieser lehnte ab.', ['ole-berg REJECTED jonas-hagen'], []],
  ['Jonas Hagen lud Ole Berg ein. Berg sagte am Montag ab.', ['ole-berg REJECTED jonas-hagen'], []],
  ['Jonas Hagen bat Ole Berg um ein Treffen, doch Berg habe abgelehnt.', ['ole-berg REJECTED jonas-hagen'], []],
  ['Jonas Hagen lud Ole Berg ein. Berg sagte wegen eines Sturms ab.', [], ['ole-berg REJECTED']],
  ['Jonas Hagen lud Ole Berg ein. Lars Dahl sagte ab.', [], ['ole-berg REJECTED', 'lars-dahl REJECTED']],
  ['Jonas Hagen lud Ole Berg ein. Berg will nicht absagen.', [], ['ole-berg REJECTED']],
  ['Jonas Hagen lud Ole Berg ein. Berg lehnte ab, was Lars Dahl vorschlug.', [], ['ole-berg REJECTED jonas-hagen']],
]);

// The parties that were named with a noun for some of them.
holds([
  [
    'Die Regierungsparteien ÖVP und Grüne berieten am Montag. Die Regierungsparteien kritisierten die FPÖ.',
    ['oevp ACCUSED fpoe', 'gruene ACCUSED fpoe'],
    [],
  ],
  [
    'Die Koalition aus CDU und SPD wackelt. Die AfD kritisierte die Koalition.',
    ['afd ACCUSED cdu', 'afd ACCUSED spd'],
    [],
  ],
  [
    'Die Oppositionsparteien SPÖ und FPÖ verlangten Neuwahlen. Die Oppositionsparteien kritisierten die ÖVP.',
    ['spoe ACCUSED oevp', 'fpoe ACCUSED oevp'],
    [],
  ],
  [
    'Die Regierungsparteien ÖVP und Grüne berieten am Montag. Die Regierungspartei kritisierte die FPÖ.',
    [],
    ['oevp ACCUSED'],
  ],
  [
    'Die Regierungsparteien ÖVP und Grüne berieten am Montag. Die Grünen kritisierten die Koalition.',
    [],
    ['gruene ACCUSED gruene', 'gruene ACCUSED oevp'],
  ],
  [
    'Die Regierungsparteien ÖVP und Grüne berieten am Montag. Die Koalition in Deutschland kritisierte Russland.',
    [],
    ['oevp ACCUSED', 'gruene ACCUSED'],
  ],
  [
    'Die Regierungsparteien ÖVP und Grüne berieten am Montag. Die Oppositionsparteien kritisierten Russland.',
    [],
    ['oevp ACCUSED', 'gruene ACCUSED'],
  ],
]);
