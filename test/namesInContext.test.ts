import { expect, test } from '@jest/globals';
import { articleFromText } from '../index.ts';
import { extract } from '../ingest/ingest.ts';
import { said } from './said.ts';

/* Names in the places where news has them: is the node found, whole and alone, and is it the same at its second mention? */

/** Persons, organisations and treaties of a text by name. */
const named = (text: string): string[] =>
  extract(articleFromText(text, { name: 'names' }))
    .entities.filter(({ type }) => type !== 'Country')
    .map(({ name }) => name)
    .sort();

test.each([
  // Bodies called by common nouns behind the noun that says what they are.
  ['Laut der Stiftung Meereskunde fehlt es an Geld.', ['Stiftung Meereskunde']],
  ['Ein Sprecher der Tageszeitung Morgenbote widersprach dem Minister.', ['Morgenbote']],
  ['Die Hilfsorganisation Lichtbogen (HLB) widersprach.', ['Lichtbogen']],
  ['Es sprach Ana Lopez, Expertin der Stiftung Horizont in Dakar.', ['Ana Lopez', 'Stiftung Horizont']],
  ['Der Chef der Gewerkschaft Bau und Holz, Paul Richter, widersprach.', ['Gewerkschaft Bau und Holz', 'Paul Richter']],
  [
    'Die Stiftung Meereskunde tagte. Der Minister will mit der Stiftung Meereskunde sprechen.',
    ['Stiftung Meereskunde'],
  ],
  // Behind an office in the plural the whole list holds it.
  ['Die Minister Brix, Dorn und Ahlers widersprachen.', ['Ahlers', 'Brix', 'Dorn']],
  ['Die Abgeordneten Lopatka, Walser und Rosenkranz widersprachen.', ['Lopatka', 'Rosenkranz', 'Walser']],
  ['Die Minister Brix, Dorner und Vertreter der Wirte widersprachen.', ['Brix', 'Dorner']],
  ['Den Minister Brix, Politik und Presse lobte niemand.', ['Brix']],
  // What follows is no name: an object, a genitive plural, an hour.
  ['Der Staat hat der Stiftung Geld gestrichen.', []],
  ['Dort habe die Stiftung Frieden gestiftet.', []],
  ['Der Richter sprach die Gruppe Jugendlicher frei.', []],
  ['Er sagte, dass der Verein Mitglieder verliert.', []],
  // Foreign words for bodies behind a word that is German too.
  ['Die Menschenrechtsorganisation Aurora Watch widersprach.', ['Aurora Watch']],
  ['Die Organisation Kivu Watch widersprach.', ['Kivu Watch']],
  ['Der Sprecher der Organisation, Peter Huber, widersprach.', ['Peter Huber']],
  // Councils, centres of study, fronts of a region, groups in quotes.
  ['Der Präsident des Alpinen Wasserrats, Lars Berg, widersprach.', ['Alpiner Wasserrat', 'Lars Berg']],
  ['Der Minister sprach mit dem Zentrum für Sicherheitsstudien.', ['Zentrum für Sicherheitsstudien']],
  ['Die Kivu-Befreiungsfront widersprach.', ['Kivu-Befreiungsfront']],
  ['Er leitet die rechtsextreme „Gruppe Wartburg“.', ['Gruppe Wartburg']],
  ['Lars Berg ist seit 2019 Mitglied des Bündnisses Offene Grenzen.', ['Lars Berg', 'Offene Grenzen']],
  ['Die Internationale Kaffeekammer (IKK) wählt.', ['Internationale Kaffeekammer']],
  ['Der Große Vorrat reicht, und der Grausame Verrat blieb ungesühnt.', []],
  ['Das Zentrum für Kinder wird umgebaut.', []],
  ['Die Große Kammer lehnte ab.', []],
  // Persons whose given name nobody knows, behind what only persons are.
  ['Unterlegen ist die Äthiopierin Tsehay Bekele.', ['Tsehay Bekele']],
  ['Die Staaten haben sich auf Losaline Tupou als Direktorin verständigt.', ['Losaline Tupou']],
  ['Die Reederin Losaline Tupou widersprach.', ['Losaline Tupou']],
  ['Der 54-jährige Wafula Chebukati gilt als erfahren.', ['Wafula Chebukati']],
  ['Außenminister Siad Barre sprach in Oslo.', ['Siad Barre']],
  ['Der Deutsche Jürgen Stock sprach in Lyon.', ['Jürgen Stock']],
  ['Der Präsident Rede und Antwort stehen ließ.', []],
  ['Die Reederin Vertragsbruch vorzuwerfen, ist leicht.', []],
  ['Die Bulgarin Losaline Tupou sprach.', ['Losaline Tupou']],
  ['Kuwaits Emir Sabah al-Ahmad flog nach Dschidda.', ['Sabah al-Ahmad']],
  // Papers that say what they are for, or bear a place.
  ['Peru unterzeichnete am Montag den Pakt für sichere Häfen.', ['Pakt für sichere Häfen']],
  ['Peru tritt der Charta der Meere bei.', ['Charta der Meere']],
  ['Kenia hat die Lissabonner Erklärung ratifiziert.', ['Lissabonner Erklärung']],
  ['Peru tritt der Waffenruhe von Adra bei.', ['Waffenruhe von Adra']],
  ['Peru unterzeichnete den Pakt für drei Jahre.', ['Pakt']],
  ['Peru lobte die Lissabonner Erklärung.', []],
  ['Peru lobte den Pakt für seine Klarheit.', []],
  // Bodies that two powers with a veto tell, where they make use of it.
  ['Im Sicherheitsrat blockierten China und Russland eine Verurteilung.', ['UN-Sicherheitsrat']],
  ['Im Sicherheitsrat blockierte Peru eine Verurteilung.', []],
  ['Der Sicherheitsrat in Moskau drohte den USA, China und der Ukraine.', []],
  ['Putin beriet mit dem Sicherheitsrat über China, und Russland kritisierte Japan.', ['Wladimir Putin']],
  [
    'Verteidigungsministerin Ursula von der Leyen setzte eine Kommission ein. Die Kommission kritisierte Airbus.',
    ['Airbus', 'Ursula von der Leyen'],
  ],
  ['Die Chefin der Kommission reiste nach Kiew.', []],
  // What has a head behind "von", and is nobody's name.
  ['Arif Hacili, der Vorsitzende von Müsavat, widersprach.', ['Arif Hacili', 'Müsavat']],
  ['Es schwieg der Geschäftsführer von Rosrybolowstwo Ilja Schestakow.', ['Ilja Schestakow', 'Rosrybolowstwo']],
  ['Der Bürgermeister von Rovnik, Tom Berg, widersprach.', ['Tom Berg']],
  ['Karl Zanett tobte. Der Geschäftsführer von Zanetts Kanzlei widersprach.', ['Karl Zanett']],
  ['Karl Zanett tobte. Der Geschäftsführer von Zanett widersprach.', ['Karl Zanett']],
  ['Der Direktor von Schönbrunn, Klaus Panholzer, warnte.', ['Klaus Panholzer']],
  ['Der Direktor von Auschwitz-Birkenau, Piotr Cywinski, warnte.', ['Piotr Cywinski']],
  ['Der Leiter von Dachau, Klaus Panholzer, warnte.', ['Klaus Panholzer']],
  ['Die Chefin von Pompeji, Eva Moser, warnte.', ['Eva Moser']],
  // Objects behind a body in another case, and more than one noun.
  ['Mit der Bewegung Frieden schloss Kolumbien erst 2016.', []],
  ['Von der Firma Geld nahm er nie.', []],
  ['In der Organisation Einfluss gewann Russland schnell.', []],
  ['Die Bewegung Menschen in Not half der Ukraine.', []],
  // Committees with whoever leads them, not any committee.
  ['Die Vorsitzende des Verteidigungsausschusses, Eva Moser, widersprach.', ['Eva Moser', 'Verteidigungsausschuss']],
  ['Der Obmann des Auswärtigen Ausschusses widersprach.', ['Auswärtiger Ausschuss']],
  ['Der Vorsitzende des Ausschusses, Tom Berg, widersprach.', ['Tom Berg']],
  ['Die Sitzung des Verteidigungsausschusses dauerte lange.', []],
  ['Er unterrichtet an der Universität für Musik.', ['Universität für Musik']],
  ['Die Universität für alle bleibt ein Traum.', []],
  // The town before a firm is no part of its name; an adjective before a party of its own is none either.
  ['Die Linzer Voest kritisierte die EU.', ['Europäische Union', 'Voest']],
  ['Anton Hofreiter von den mitregierenden Grünen widersprach.', ['Anton Hofreiter', 'Grüne']],
  ['Er ging an den grünen Wiesen vorbei.', []],
  // The genitive of a name that ends in a vowel.
  ['Assimi Goïtas Rücktritt kam überraschend.', ['Assimi Goïta']],
  ['Losaline Tupous Rede dauerte lange.', ['Losaline Tupou']],
  ['Alexis Tsipras traf Vertreter der Gläubiger.', ['Alexis Tsipras']],
])('%s', (text, names) => {
  expect(named(text)).toEqual([...names].sort());
});

test.each([
  ['Das Netzwerk Freie Presse widersprach am Montag. Es kritisierte die EU.', / ACCUSED /, ['freie-presse ACCUSED eu']],
  ['Das Landgericht Rostock tagte lange. Es verurteilte die EU.', / ACCUSED /, ['landgericht-rostock ACCUSED eu']],
  // "es" that means nobody, or a thing.
  ['Das Landgericht Rostock tagte lange. Es sprach auch Angela Merkel.', / ACCUSED /, []],
  ['Das Urteil des Landgerichts Rostock kam spät. Es kritisierte die EU.', / ACCUSED /, []],
  // A possessive of a neuter body only before its head.
  [
    'Das Netzwerk Freie Presse klagte. Sein Chef Peter Müller sprach in Oslo.',
    / HOLDS_POSITION /,
    ['peter-mueller HOLDS_POSITION freie-presse'],
  ],
  [
    'Das Landgericht Rostock hat einen Händler verurteilt. Sein Verteidiger Peter Müller sprach von einem Irrtum.',
    / HOLDS_POSITION /,
    [],
  ],
  // The last part of the noun that stood before the name.
  [
    'Die Umweltgruppe Klare Luft klagte am Montag. Die Gruppe kritisierte die EU.',
    / ACCUSED /,
    ['klare-luft ACCUSED eu'],
  ],
  [
    'Die Ölgruppe OMV kritisierte Ungarn. Eine Gruppe Schüler zog durch Wien. Die Gruppe kritisierte die EU.',
    / ACCUSED /,
    ['omv ACCUSED HU'],
  ],
  [
    'Die Bürgerinitiative Klare Luft traf die Bürgerinitiative Grüner Fluss. Die Initiative kritisierte die EU.',
    / ACCUSED /,
    [],
  ],
  [
    'Der Bund der Küstenfischer klagte am Montag. Er kritisierte die EU.',
    / ACCUSED /,
    ['bund-der-kuestenfischer ACCUSED eu'],
  ],
])('%s', (text, type, expected) => {
  expect(said(text).filter((line) => type.test(line))).toEqual(expected);
});

test.each([
  // Peoples in the plural, whether or not the dictionary has the word.
  ['Die Uruguayer kritisierten Peru.', ['UY ACCUSED PE']],
  ['Die Zyprer kritisierten Peru.', ['CY ACCUSED PE']],
  ['Peru kritisierte die Nicaraguaner.', ['PE ACCUSED NI']],
  ['Die Eswatinier kritisierten Peru.', ['SZ ACCUSED PE']],
  // One of them is a person.
  ['Eva Moser aus Montevideo klagte. Die Uruguayerin kritisierte Peru.', ['eva-moser ACCUSED PE']],
  ['Tom Moser aus Nikosia klagte. Der Zyprer kritisierte Peru.', ['tom-moser ACCUSED PE']],
])('%s', (text, expected) => {
  expect(said(text).filter((line) => / ACCUSED /.test(line))).toEqual(expected);
});
